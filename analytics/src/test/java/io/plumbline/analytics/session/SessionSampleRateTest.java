package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.spine.SpinePose;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** One and the same movement, sampled more or less often, is judged the same. */
class SessionSampleRateTest {

    /** Chosen: what the axes found from the bow and the sensors' noise leave, over the whole workout. */
    private static final double ANGLE_BOUND_DEG = 0.5;

    /**
     * A rate is taken for the whole interval before it, so that an angle is ahead by half an interval: this workout turns
     * by 120 °/s at most.
     */
    private static final double HALF_FASTEST_DEG_PER_S = 60;

    /** Chosen, of a repetition's range. */
    private static final double RANGE_BOUND_DEG = 1;

    private static final double DEPTH_BOUND_METRES = 0.03;

    /** An alert waits for whole samples twice, at its onset and at the end of its dwell; the slowest rate is 50 Hz. */
    private static final double TIME_BOUND_SECONDS = 0.05;

    private static final TestWearer WEARER = SessionPropertiesTest.workout(0);
    private static final List<SessionEvent> AT_100_HZ = eventsAt(100, 100);

    private static List<SessionEvent> eventsAt(double lowHz, double highHz) {
        List<SensorSettings> sensors =
                List.of(new SensorSettings(SACRUM, null, lowHz), new SensorSettings(T12, null, highHz));
        return Session.of(
                        settings(sensors, Map.of(), true),
                        start("squat"),
                        start(SessionPropertiesTest.PLANK_SECONDS, "plank"))
                .finish(WEARER.samples(noisy(SACRUM, lowHz), noisy(T12, highHz)));
    }

    private static TestSensor noisy(Placement placement, double rateHz) {
        return TestSensor.at(placement).atRate(rateHz).noisy(placement == SACRUM ? 1 : 2);
    }

    @Property(tries = 20)
    void theRateChangesNoRepetitionAndNoAlert(@ForAll @DoubleRange(min = 50, max = 400) double rateHz) {
        assertSameMovement(eventsAt(rateHz, rateHz));
    }

    @Property(tries = 20)
    void twoSensorsOfDifferentRatesChangeNoRepetitionAndNoAlert(
            @ForAll @DoubleRange(min = 50, max = 400) double lowHz,
            @ForAll @DoubleRange(min = 50, max = 400) double highHz) {
        assertSameMovement(eventsAt(lowHz, highHz));
    }

    private static void assertSameMovement(List<SessionEvent> events) {
        assertThat(SessionPropertiesTest.shapes(events)).isEqualTo(SessionPropertiesTest.shapes(AT_100_HZ));
        List<AlertRaised> alerts = only(AlertRaised.class, events);
        List<AlertRaised> expected = only(AlertRaised.class, AT_100_HZ);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(alerts.get(i).timeSeconds())
                    .as("time of %s, s", expected.get(i))
                    .isCloseTo(expected.get(i).timeSeconds(), within(TIME_BOUND_SECONDS));
        }
        assertThat(only(Repetition.class, events)).zipSatisfy(only(Repetition.class, AT_100_HZ), (one, other) -> {
            assertThat(one.rangeDeg()).isCloseTo(other.rangeDeg(), within(RANGE_BOUND_DEG));
            assertThat(one.depthMetres()).isCloseTo(other.depthMetres(), within(DEPTH_BOUND_METRES));
        });
    }

    @Property(tries = 20)
    void theAnglesAreTheTrueOnesAtAnyRates(
            @ForAll @DoubleRange(min = 50, max = 400) double lowHz,
            @ForAll @DoubleRange(min = 50, max = 400) double highHz) {
        List<Posture> judgeable = only(Posture.class, eventsAt(lowHz, highHz)).stream()
                .filter(posture -> !Double.isNaN(posture.lumbarFlexionDeg())) // the two bows may end 0.1 s apart
                .toList();
        List<SpinePose> truth = WEARER.poses(lowHz);
        double boundDeg = ANGLE_BOUND_DEG + HALF_FASTEST_DEG_PER_S / Math.min(lowHz, highHz);

        assertThat(judgeable).hasSizeGreaterThan(300);
        for (Posture posture : judgeable) {
            SpinePose pose = truth.get((int) Math.round(posture.timeSeconds() * lowHz));
            double sagittalDeg =
                    Math.toDegrees(Objects.requireNonNull(pose.lower()).sagittalRad());
            assertThat(posture.sagittalDeg())
                    .as("sagittal angle at %.2f s", posture.timeSeconds())
                    .isCloseTo(sagittalDeg, within(boundDeg));
            assertThat(posture.lumbarFlexionDeg())
                    .as("lumbar flexion at %.2f s", posture.timeSeconds())
                    .isCloseTo(Math.toDegrees(pose.sagittalDifferenceRad()), within(boundDeg));
        }
    }
}
