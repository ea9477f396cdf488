package io.plumbline.analytics.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestFinderTest {

    private static final double RATE_HZ = 50;

    /** A sensor that lies with x up, is turned over z in a second, and lies with y up; with noise of 2 mg. */
    private static List<ImuSample> turnedOver(double firstSeconds, double secondSeconds, double swayDeg) {
        Random random = new Random(7);
        List<ImuSample> samples = new ArrayList<>();
        double end = firstSeconds + 1 + secondSeconds;
        for (int i = 0; i < end * RATE_HZ; i++) {
            double t = i / RATE_HZ;
            double share = Math.max(0, Math.min(1, t - firstSeconds));
            double turning = share > 0 && share < 1 ? Math.PI / 2 : 0;
            double sway = Math.toRadians(swayDeg) * Math.sin(2 * Math.PI * t / 3);
            double angle = share * Math.PI / 2 + sway;
            samples.add(new ImuSample(
                    Placement.SACRUM,
                    t,
                    9.81 * Math.cos(angle) + 0.02 * random.nextGaussian(),
                    9.81 * Math.sin(angle) + 0.02 * random.nextGaussian(),
                    0.3 + 0.02 * random.nextGaussian(),
                    0.05,
                    -0.02,
                    turning));
        }
        return samples;
    }

    private static List<Rest> rests(List<ImuSample> samples) {
        List<Rest> rests = new ArrayList<>();
        RestFinder finder = new RestFinder();
        samples.forEach(sample -> finder.accept(sample, rests::add));
        finder.finish(rests::add);
        return rests;
    }

    @Test
    void aSensorTurnedOverRestsTwice() {
        List<Rest> rests = rests(turnedOver(5, 5, 0));

        assertThat(rests).hasSize(2);
        assertThat(rests.get(0).ax()).isEqualTo(9.81, within(0.01));
        assertThat(rests.get(0).ay()).isEqualTo(0, within(0.01));
        assertThat(rests.get(0).az()).isEqualTo(0.3, within(0.01));
        assertThat(rests.get(1).ay()).isEqualTo(9.81, within(0.01));
        assertThat(rests.get(0).face(0.3)).isZero();
        assertThat(rests.get(1).face(0.3)).isEqualTo(2);
        assertThat(rests)
                .allSatisfy(rest -> assertThat(rest.standardErrorMps2()).isLessThan(0.01));
    }

    @Test
    void lessThanThreeSecondsAreNoRest() {
        assertThat(rests(turnedOver(2.4, 2.4, 0))).isEmpty();
    }

    @Test
    void aLongRestIsCutAtElevenSeconds() {
        assertThat(rests(turnedOver(0, 20, 0))).hasSize(2);
    }

    @Test
    void aBodyThatSwaysRestsToo() {
        assertThat(rests(turnedOver(8, 8, 0.7))).hasSize(2);
    }

    @Test
    void aLossEndsARest() {
        List<ImuSample> samples = turnedOver(0, 14, 0);
        samples.removeIf(sample -> sample.timeSeconds() > 7 && sample.timeSeconds() < 7.5);

        assertThat(rests(samples)).hasSize(2);
    }

    @Test
    void aFinderThatIsSavedAndRestoredBeforeEverySampleFindsTheSame() {
        List<ImuSample> samples = turnedOver(5, 16, 0.3);
        List<Rest> rests = new ArrayList<>();
        RestFinder finder = new RestFinder();
        for (ImuSample sample : samples) {
            finder = SavedState.copy(finder::save, RestFinder::new);
            finder.accept(sample, rests::add);
        }
        finder.finish(rests::add);

        assertThat(rests).isEqualTo(rests(samples)).isNotEmpty();
    }
}
