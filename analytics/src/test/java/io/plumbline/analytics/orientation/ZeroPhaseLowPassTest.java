package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroPhaseLowPassTest {

    private static final double RATE_HZ = 50;

    private final ZeroPhaseLowPass lowPass = new ZeroPhaseLowPass(1, RATE_HZ);

    @ParameterizedTest(name = "over {0} samples")
    @ValueSource(ints = {1, 2, 40, 500})
    void aConstantStays(int samples) {
        double[] vectors = new double[3 * samples];
        Arrays.setAll(vectors, i -> i % 3 - 5);

        lowPass.apply(vectors);

        for (int i = 0; i < vectors.length; i++) {
            assertThat(vectors[i]).isCloseTo(i % 3 - 5, within(1e-9));
        }
    }

    @Test
    void aPulseSpreadsToBothSidesAlike() {
        double[] vectors = new double[3 * 2001];
        vectors[3 * 1000 + 1] = 1;

        lowPass.apply(vectors);

        for (int i = 1; i < 500; i++) {
            assertThat(vectors[3 * (1000 - i) + 1]).isCloseTo(vectors[3 * (1000 + i) + 1], within(1e-9));
            assertThat(vectors[3 * (1000 + i)]).isZero();
        }
        assertThat(vectors[3 * 1000 + 1]).isGreaterThan(vectors[3 * 1001 + 1]).isPositive();
    }

    @Test
    void aFastOscillationGoesAndASlowOneStays() {
        assertThat(amplitudeAfter(5)).isLessThan(0.01);
        assertThat(amplitudeAfter(0.02)).isGreaterThan(0.98);
    }

    private double amplitudeAfter(double frequencyHz) {
        double[] vectors = new double[3 * 10_000];
        Arrays.setAll(vectors, i -> Math.sin(2 * Math.PI * frequencyHz * Math.floorDiv(i, 3) / RATE_HZ));
        lowPass.apply(vectors);
        return Arrays.stream(vectors, 9_000, 21_000).max().orElseThrow();
    }
}
