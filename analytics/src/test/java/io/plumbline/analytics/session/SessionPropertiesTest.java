package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of a whole session whatever the sensors and the order of arrival. */
class SessionPropertiesTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** Where {@link #workout} begins its plank, s, and the number of samples of one of its sensors. */
    static final double PLANK_SECONDS = 19;

    private static final int SAMPLES = 3900;

    static TestWearer workout(double turnDeg) {
        return new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(1)
                .turn(turnDeg, 2)
                .squat(2.4, 0, 0)
                .squat(2.4, 20, 0)
                .stand(0.5)
                .squat(2.4, 0, 12)
                .stand(1.3)
                .bend(88, 2)
                .stand(8)
                .sag(10, 1.5)
                .stand(2)
                .sag(-10, 1.5)
                .stand(1)
                .bend(-88, 2)
                .stand(2);
    }

    private static Session twoSensors() {
        return Session.of(
                settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of(), true),
                start("squat"),
                start(PLANK_SECONDS, "plank"));
    }

    /** An event without what rounding changes. */
    private static String shape(SessionEvent event) {
        if (event instanceof AlertRaised raised) {
            return "raised " + raised.id() + " " + raised.pattern() + " " + raised.severity() + " "
                    + raised.repetition();
        } else if (event instanceof SessionEvent.Alert alert) {
            return alert.getClass().getSimpleName() + " " + alert.id();
        } else if (event instanceof Repetition repetition) {
            return "repetition " + repetition.repetition() + " " + repetition.complete() + " " + repetition.faults();
        } else if (event instanceof Hold hold) {
            return "hold " + hold.hold() + " " + hold.complete() + " " + hold.faults();
        } else if (event instanceof Judging judging) {
            return "judging " + judging.reason() + " " + judging.faults();
        } else if (event instanceof Summary summary) {
            return "summary " + summary.exercise() + " " + summary.repetitions() + " " + summary.cleanRepetitions();
        }
        return event.getClass().getSimpleName();
    }

    static List<String> shapes(List<SessionEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof SessionEvent.Posture))
                .map(SessionPropertiesTest::shape)
                .toList();
    }

    private static final List<String> EXPECTED =
            shapes(twoSensors().finish(workout(0).samples(LOW, HIGH)));

    @Test
    void theWorkoutHoldsEveryKindOfEvent() {
        assertThat(EXPECTED)
                .contains(
                        "Calibration",
                        "judging null [flexion]",
                        "raised s-1 rounded-back amber 2",
                        "AlertCleared s-1",
                        "repetition 2 true [rounded-back]",
                        "raised s-2 pelvic-tuck amber 3",
                        "repetition 3 true [pelvic-tuck]",
                        "summary squat 3 1",
                        "hold 1 true [sag]",
                        "summary plank 1 0");
    }

    @Property(tries = 25)
    void turningTheSensorsOnTheBodyChangesNoEvent(
            @ForAll @DoubleRange(min = -1, max = 1) double axisX,
            @ForAll @DoubleRange(min = -1, max = 1) double axisY,
            @ForAll @DoubleRange(min = -180, max = 180) double lowDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double highDeg) {
        Vector3D axis = new Vector3D(axisX, axisY, 0.5);

        List<SessionEvent> events =
                twoSensors().finish(workout(0).samples(LOW.turned(axis, lowDeg), HIGH.turned(axis, highDeg)));

        assertThat(shapes(events)).isEqualTo(EXPECTED);
    }

    /** As when a sensor is put on upside down, back to front, or both. */
    @ParameterizedTest
    @CsvSource({"x, x", "y, y", "z, z", "x, ", ", x", "y, ", ", y", "z, ", ", z", "x, y", "y, z", "z, x"})
    void turningASensorByHalfATurnChangesNoEvent(@Nullable String lowAxis, @Nullable String highAxis) {
        List<ImuSample> samples = workout(0).samples(halfTurned(LOW, lowAxis), halfTurned(HIGH, highAxis));

        assertThat(shapes(twoSensors().finish(samples))).isEqualTo(EXPECTED);
    }

    private static TestSensor halfTurned(TestSensor sensor, @Nullable String axis) {
        if (axis == null) {
            return sensor;
        }
        return sensor.turned(
                switch (axis) {
                    case "x" -> Vector3D.PLUS_I;
                    case "y" -> Vector3D.PLUS_J;
                    default -> Vector3D.PLUS_K;
                },
                180);
    }

    @Property(tries = 15)
    void turningRoundAboutTheVerticalChangesNoEvent(@ForAll @DoubleRange(min = -360, max = 360) double turnDeg) {
        assertThat(shapes(twoSensors().finish(workout(turnDeg).samples(LOW, HIGH))))
                .isEqualTo(EXPECTED);
    }

    @Property(tries = 15)
    void noiseAndBiasChangeNoEvent(@ForAll long seed, @ForAll @DoubleRange(min = -0.5, max = 0.5) double biasDeg) {
        List<ImuSample> samples = workout(0)
                .samples(
                        LOW.biased(biasDeg, -biasDeg, biasDeg).noisy(seed),
                        HIGH.biased(-biasDeg, biasDeg, biasDeg).noisy(~seed));

        assertThat(shapes(twoSensors().finish(samples))).isEqualTo(EXPECTED);
    }

    /** Neither stream is ever more than 0.25 s ahead of the other. */
    @Property(tries = 15)
    void theOrderInWhichTwoStreamsArriveChangesNothing(@ForAll long seed, @ForAll boolean sacrumFirst) {
        List<SensorSettings> sensors = sacrumFirst
                ? List.of(sensor(SACRUM, null), sensor(T12, null))
                : List.of(sensor(T12, null), sensor(SACRUM, null));
        SessionSettings settings = settings(sensors, Map.of(), true);
        Mark[] marks = {start("squat"), start(PLANK_SECONDS, "plank")};
        List<ImuSample> samples =
                workout(0).samples(LOW.noisy(1), HIGH.atRate(93).noisy(2));

        assertSame(
                Session.of(settings, marks).finish(shuffled(samples, new SplittableRandom(seed))),
                Session.of(settings, marks).finish(samples));
    }

    /** Chunks of both streams, each kept in order, delayed by up to 0.25 s. */
    private static List<ImuSample> shuffled(List<ImuSample> samples, SplittableRandom random) {
        double[] delays = random.doubles(4000, 0, 0.25).toArray();
        List<ImuSample> shuffled = new ArrayList<>(samples);
        shuffled.sort(Comparator.comparingDouble(s -> {
            int chunk = (int) (s.timeSeconds() / 0.25);
            return chunk * 0.25 + delays[2 * chunk + (s.placement() == SACRUM ? 0 : 1)];
        }));
        return shuffled;
    }

    @Test
    void timesNeverGoBack() {
        assertThat(twoSensors().finish(workout(0).samples(LOW.noisy(1), HIGH.noisy(2))))
                .isSortedAccordingTo(Comparator.comparingDouble(SessionEvent::timeSeconds));
    }

    /** Two sensors with a gap and a pause, or one of stated mount without a still stand. */
    private static List<SessionEvent> eventsWhenSavedAt(boolean two, int savedAt) {
        TestWearer wearer = workout(0);
        Session session = two ? twoSensorsWithAPause() : oneSensorOfStatedMount();
        List<ImuSample> samples =
                two ? wearer.samples(LOW.noisy(1), HIGH.atRate(93).noisy(2)) : wearer.samples(LOW);
        samples.removeIf(s -> two ? s.timeSeconds() > 31 && s.timeSeconds() < 31.4 : s.timeSeconds() < 8.5);
        for (int i = 0; i < samples.size(); i++) {
            if (i == savedAt || savedAt == EVERY_SAMPLE) {
                session.saveAndRestore();
            }
            session.accept(samples.subList(i, i + 1));
        }
        return session.finish(List.of());
    }

    private static final int EVERY_SAMPLE = -1;
    private static final int NEVER = -2;

    private static Session twoSensorsWithAPause() {
        return Session.of(
                settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of("flexion", 14.0), true),
                start("squat"),
                new Mark.Pause(12.5),
                new Mark.Resume(13),
                new Mark.SetLimit(14, "tuck", 7),
                new Mark.Pain(15, 3, "a note"),
                new Mark.SensorRestarted(36, T12),
                new Mark.Calibrate(37),
                start(PLANK_SECONDS, "plank"));
    }

    private static Session oneSensorOfStatedMount() {
        Mount mount = Mount.parse("front,left,up");
        return Session.of(
                settings(List.of(new SensorSettings(SACRUM, mount, 100)), Map.of(), false),
                start("squat"),
                start(PLANK_SECONDS, "hip-hinge"),
                start(30, "daily"));
    }

    private static final List<SessionEvent> TWO = eventsWhenSavedAt(true, NEVER);
    private static final List<SessionEvent> ONE = eventsWhenSavedAt(false, NEVER);

    @Property(tries = 60)
    void savingAndRestoringATwoSensorSessionAnywhereChangesNothing(@ForAll @IntRange(max = 2 * SAMPLES) int savedAt) {
        assertSame(eventsWhenSavedAt(true, savedAt), TWO);
    }

    @Property(tries = 60)
    void savingAndRestoringAOneSensorSessionAnywhereChangesNothing(@ForAll @IntRange(max = SAMPLES) int savedAt) {
        assertSame(eventsWhenSavedAt(false, savedAt), ONE);
    }

    @Test
    void savingAndRestoringAtEverySampleChangesNothing() {
        assertSame(eventsWhenSavedAt(true, EVERY_SAMPLE), TWO);
        assertSame(eventsWhenSavedAt(false, EVERY_SAMPLE), ONE);
        assertThat(only(AlertRaised.class, TWO)).isNotEmpty();
        assertThat(only(AlertRaised.class, ONE)).isNotEmpty();
    }

    private static void assertSame(List<SessionEvent> events, List<SessionEvent> expected) {
        for (int i = 0; i < Math.min(events.size(), expected.size()); i++) {
            assertThat(events.get(i)).as("event %d", i).isEqualTo(expected.get(i));
        }
        assertThat(events).hasSameSizeAs(expected);
    }
}
