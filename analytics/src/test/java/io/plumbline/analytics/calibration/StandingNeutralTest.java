package io.plumbline.analytics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingNeutralTest {

    private static final Alignment.Accepted AXES = Alignment.Accepted.of(Mount.parse("front,left,up"));

    /** When neutral was known, s, and what it is, degrees; NaN where it is not. */
    private record Found(double timeSeconds, double deg) {}

    private static Found found(TestWearer wearer, int savedAt) {
        StandingNeutral standing = new StandingNeutral();
        int i = 0;
        for (ImuSample s : wearer.samples(TestSensor.at(Placement.SACRUM))) {
            if (i++ == savedAt) {
                standing = SavedState.copy(standing::save, StandingNeutral::new);
            }
            double force = Math.sqrt(s.ax() * s.ax() + s.ay() * s.ay() + s.az() * s.az());
            double neutral = standing.update(
                    0.01, s.ax() / force, s.ay() / force, s.az() / force, s.gx(), s.gy(), s.gz(), force, AXES);
            if (!Double.isNaN(neutral)) {
                return new Found(s.timeSeconds(), Math.toDegrees(neutral));
            }
        }
        return new Found(Double.NaN, Double.NaN);
    }

    @ParameterizedTest(name = "leaning forward by {0}°")
    @CsvSource({"0", "12", "-12", "40"})
    void neutralIsTheUprightAngleOfTheFirstTwoStillSeconds(double deg) {
        Found found = found(new TestWearer().bend(deg, 1).stand(3), -1);

        assertThat(found.deg()).isCloseTo(deg, within(0.5));
        assertThat(found.timeSeconds()).isBetween(1.98, 4.0);
    }

    @Test
    void whoMovesHasNone() {
        TestWearer wearer = new TestWearer();
        for (int i = 0; i < 8; i++) {
            wearer.bow(20, 1.5).stand(1);
        }

        assertThat(found(wearer, -1).deg()).isNaN();
    }

    @Test
    void whoLiesFaceDownDoesNotStand() {
        assertThat(found(new TestWearer().bend(85, 1).stand(5), -1).deg()).isNaN();
    }

    @Test
    void whoLeansFarToTheSideDoesNotStand() {
        assertThat(found(new TestWearer().lean(35, 1).stand(5), -1).deg()).isNaN();
    }

    @Property(tries = 40)
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 300) int savedAt) {
        TestWearer wearer = new TestWearer().bend(10, 1).stand(3);

        assertThat(found(wearer, savedAt)).isEqualTo(found(wearer, -1));
    }
}
