package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

/** What must hold of a plank that begins wrong, is put right and then sinks. */
class SessionHoldPropertiesTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** Told of the start at about 13 s, right at 16 s, warned between 40 and 60 s. */
    private static TestWearer wrongThenSinking(double turnDeg) {
        TestWearer wearer = new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(1)
                .turn(turnDeg, 2)
                .sag(14, 1)
                .bend(88, 2)
                .stand(4)
                .sag(-14, 1)
                .stand(18);
        for (int i = 0; i < 20; i++) {
            wearer.sag(0.4, 1.8);
        }
        return wearer.stand(2);
    }

    private static List<SessionEvent> events(List<ImuSample> samples) {
        return Session.of(SACRUM, T12, start("plank")).finish(samples);
    }

    private static final List<ImuSample> SAMPLES = wrongThenSinking(0).samples(LOW.noisy(1), HIGH.noisy(2));
    private static final List<SessionEvent> EXPECTED = events(SAMPLES);

    /** The order of what was told, without times and angles. */
    private static List<String> told(List<SessionEvent> events) {
        List<String> told = new ArrayList<>();
        for (SessionEvent event : events) {
            if (event instanceof Judging judging) {
                told.add("judging " + judging.reason());
            } else if (event instanceof AlertRaised raised) {
                told.add("raised " + raised.pattern());
            }
        }
        return told;
    }

    @Test
    void theHoldIsToldOfItsStartAndWarnedOnce() {
        assertThat(told(EXPECTED))
                .containsSubsequence("judging start", "judging null", "raised sagging-soon")
                .containsOnlyOnce("judging start", "raised sagging-soon");
    }

    @Property(tries = 4, seed = "11")
    void turningRoundChangesNeitherStartNorWarning(@ForAll @DoubleRange(min = -360, max = 360) double turnDeg) {
        assertThat(told(events(wrongThenSinking(turnDeg).samples(LOW.noisy(1), HIGH.noisy(2)))))
                .isEqualTo(told(EXPECTED));
    }

    @Property(tries = 4, seed = "12")
    void mountingTheSensorsOtherwiseChangesNeitherStartNorWarning(
            @ForAll @DoubleRange(min = -180, max = 180) double lowDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double highDeg) {
        Vector3D axis = new Vector3D(0.4, -0.7, 0.5);

        assertThat(told(events(wrongThenSinking(0)
                        .samples(
                                LOW.turned(axis, lowDeg).noisy(1),
                                HIGH.turned(axis, highDeg).noisy(2)))))
                .isEqualTo(told(EXPECTED));
    }

    /** Chunks of up to 0.2 s, one sensor's before the other's. */
    @Property(tries = 4, seed = "13")
    void arrivingInChunksChangesNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double chunk = random.nextDouble(0.02, 0.2);
        boolean lowFirst = random.nextBoolean();
        List<ImuSample> chunks = new ArrayList<>(SAMPLES);
        chunks.sort(Comparator.comparingDouble((ImuSample sample) -> Math.floor(sample.timeSeconds() / chunk))
                .thenComparing(sample -> (sample.placement() == SACRUM) != lowFirst));

        assertThat(events(chunks)).isEqualTo(EXPECTED);
    }

    @Property(tries = 6, seed = "14")
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 14000) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(EXPECTED);
    }

    @Test
    void savingAndRestoringWithAWrongStartAndWithAWarningStandingChangesNothing() {
        double wrong = only(Judging.class, EXPECTED).stream()
                .filter(judging -> "start".equals(judging.reason()))
                .findFirst()
                .orElseThrow()
                .timeSeconds();
        double warned = only(AlertRaised.class, EXPECTED).get(0).timeSeconds();

        for (double seconds : new double[] {wrong - 0.5, wrong, wrong + 0.5, warned - 0.3, warned, warned + 0.3}) {
            assertThat(savedAt(firstAt(seconds))).as("saved at %s s", seconds).isEqualTo(EXPECTED);
        }
    }

    private static int firstAt(double seconds) {
        int first = 0;
        while (SAMPLES.get(first).timeSeconds() <= seconds) {
            first++;
        }
        return first;
    }

    private static List<SessionEvent> savedAt(int savedAt) {
        int at = Math.min(savedAt, SAMPLES.size());
        Session session = Session.of(SACRUM, T12, start("plank")).accept(SAMPLES.subList(0, at));
        session.saveAndRestore();
        return session.finish(SAMPLES.subList(at, SAMPLES.size()));
    }
}
