package io.plumbline.analytics.imu;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RangeWatchTest {

    private static final double G = 9.80665;

    /** Values of az (m/s²) and gy (rad/s); the other axes carry noise, or nothing. */
    private static List<Boolean> watched(IntToDoubleFunction az, IntToDoubleFunction gy, double noise) {
        RangeWatch watch = new RangeWatch();
        Random random = new Random(5);
        List<Boolean> atEnd = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            watch = SavedState.copy(watch::save, RangeWatch::new);
            atEnd.add(watch.atEnd(new ImuSample(
                    SACRUM,
                    0.01 * i,
                    noise * random.nextGaussian(),
                    noise * random.nextGaussian(),
                    az.applyAsDouble(i),
                    noise * random.nextGaussian(),
                    gy.applyAsDouble(i),
                    noise * random.nextGaussian())));
        }
        return atEnd;
    }

    private static double swing(int i, double size, double periodSeconds) {
        return size * Math.sin(2 * Math.PI * 0.01 * i / periodSeconds);
    }

    @Test
    void aGyroscopeThatCutsOffIsNoticedAtTheThirdSampleAndNoLonger() {
        double range = Math.toRadians(250);
        List<Boolean> atEnd =
                watched(i -> G, i -> Math.max(-range, Math.min(range, swing(i, Math.toRadians(300), 3))), 0.01);

        int first = atEnd.indexOf(true);
        assertThat(swing(first - 2, 300, 3)).isGreaterThan(250);
        assertThat(swing(first - 3, 300, 3)).isLessThan(250);
        assertThat(atEnd.get(75)).isTrue();
        assertThat(atEnd.get(150)).isFalse();
        assertThat(atEnd.get(225)).isTrue();
    }

    @Test
    void anAccelerometerThatCutsOffIsNoticed() {
        assertThat(watched(i -> Math.min(2 * G * 0.999, G + swing(i, 15, 1)), i -> 0, 0.01))
                .contains(true);
    }

    @Test
    void aCoarselyQuantisedMovementWithinTheRangeIsNot() {
        double count = Math.toRadians(2000.0 / 32768);
        double milliG = 0.004 * G;
        assertThat(watched(
                        i -> milliG * Math.rint((G + swing(i, 15, 1)) / milliG),
                        i -> count * Math.rint(swing(i, Math.toRadians(300), 1.5) / count),
                        0))
                .doesNotContain(true);
    }

    @Test
    void restIsNot() {
        assertThat(watched(i -> G, i -> 0, 0.01)).doesNotContain(true);
    }

    @Test
    void aRowThatALoggerRepeatsIsNot() {
        assertThat(watched(i -> G, i -> swing(i - i % 5, Math.toRadians(400), 2), 0))
                .doesNotContain(true);
    }
}
