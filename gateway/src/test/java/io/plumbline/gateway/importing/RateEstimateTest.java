package io.plumbline.gateway.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RateEstimateTest {

    @Property(tries = 200)
    void seesThroughTimesRoundedToMillisecondsWithLossesAndHoles(
            @ForAll @DoubleRange(min = 20, max = 200) double rateHz, @ForAll long seed) {
        Random random = new Random(seed);
        double[] seconds = new double[3000];
        long sample = 0;
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = Math.rint(sample / rateHz * 1000) / 1000;
            sample += random.nextInt(50) == 0 ? 1 + random.nextInt(4) : 1;
            sample += i == 1000 ? (long) (20 * rateHz) : 0;
        }
        assertThat(RateEstimate.ofTimes(seconds)).isCloseTo(rateHz, within(0.01 * rateHz));
    }

    @Test
    void isExactForExactTimes() {
        double[] seconds = new double[200];
        Arrays.setAll(seconds, i -> i / 100.0);
        assertThat(RateEstimate.ofTimes(seconds)).isEqualTo(100);
    }
}
