package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.wearer.SavedState;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecentPeakTest {

    @Test
    void beforeAnythingWasJudgedItIsNotKnown() {
        RecentPeak peak = new RecentPeak();
        peak.add(1, Double.NaN);

        assertThat(peak.before(1.1)).isNaN();
    }

    @Test
    void itIsForgottenAfterThreeSeconds() {
        RecentPeak peak = new RecentPeak();
        peak.add(10, 20);
        peak.add(11, 3);

        assertThat(peak.before(12.9)).isEqualTo(20);
        assertThat(peak.before(13.05)).isEqualTo(3);
        assertThat(peak.before(14.05)).isNaN();
    }

    @Test
    void aSizeBelowZeroIsASize() {
        RecentPeak peak = new RecentPeak();
        peak.add(1, -4);

        assertThat(peak.before(2)).isEqualTo(-4);
    }

    /** To a step of 0.1 s, at any rate, with gaps, and saved at any time. */
    @Property(tries = 100, seed = "6")
    void itIsTheLargestOfTheLastThreeSeconds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = new double[300];
        double[] sizes = new double[times.length];
        double now = random.nextDouble(-5, 5);
        RecentPeak peak = new RecentPeak();
        for (int i = 0; i < times.length; i++) {
            now += random.nextInt(50) == 0 ? random.nextDouble(5) : 0.01 + random.nextDouble(0.05);
            times[i] = now;
            sizes[i] = random.nextDouble(-20, 40);
            peak.add(now, sizes[i]);
            peak = random.nextInt(20) == 0 ? SavedState.copy(peak::save, RecentPeak::new) : peak;
            double atLeast = Double.NEGATIVE_INFINITY;
            double atMost = Double.NEGATIVE_INFINITY;
            for (int j = 0; j <= i; j++) {
                atLeast = times[j] > now - 2.9 ? Math.max(atLeast, sizes[j]) : atLeast;
                atMost = times[j] > now - 3 ? Math.max(atMost, sizes[j]) : atMost;
            }
            assertThat(peak.before(now)).isBetween(atLeast, atMost);
        }
    }
}
