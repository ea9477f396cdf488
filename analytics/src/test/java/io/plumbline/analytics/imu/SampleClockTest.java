package io.plumbline.analytics.imu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.wearer.SavedState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleClockTest {

    private static double milliseconds(double seconds) {
        return Math.rint(seconds * 1000) / 1000;
    }

    @Test
    void theFirstStepIsOnePeriod() {
        assertThat(new SampleClock(50).step(17.3)).isEqualTo(0.02);
    }

    @Nested
    class WithTimesRoundedToMilliseconds {

        /** 110 Hz: the stated steps are 9 ms and 10 ms, the true one 9.09 ms. */
        @ParameterizedTest(name = "{0} Hz")
        @ValueSource(doubles = {110, 104, 95.2, 128})
        void theTrueStepsAreGiven(double rateHz) {
            SampleClock clock = new SampleClock(rateHz);
            for (int i = 0; i < 2000; i++) {
                double step = clock.step(milliseconds(i / rateHz));

                assertThat(step).as("step to sample %d", i).isCloseTo(1 / rateHz, within(5e-5));
            }
        }

        @ParameterizedTest(name = "true rate {0} times the stated")
        @ValueSource(doubles = {0.97, 0.99, 1.01, 1.03})
        void aStatedRateThatIsOffByThreePercentIsFollowed(double error) {
            double rateHz = 110;
            SampleClock clock = new SampleClock(rateHz);
            double sum = 0;
            int samples = 2000;
            for (int i = 0; i < samples; i++) {
                double step = clock.step(milliseconds(i / (rateHz * error)));
                sum += i == 0 ? 0 : step;
                if (i > 200) {
                    assertThat(step).as("step to sample %d", i).isCloseTo(1 / (rateHz * error), within(2e-4));
                }
            }
            assertThat(sum).isCloseTo((samples - 1) / (rateHz * error), within(1 / rateHz));
        }

        @Test
        void missingSamplesMakeALongStep() {
            SampleClock clock = new SampleClock(110);
            for (int i = 0; i < 100; i++) {
                clock.step(milliseconds(i / 110.0));
            }

            assertThat(clock.step(milliseconds(107 / 110.0))).isCloseTo(8 / 110.0, within(1e-4));
        }

        @Test
        void aStepThatFitsNoNumberOfPeriodsIsTakenAsItIs() {
            SampleClock clock = new SampleClock(50);
            clock.step(0);

            assertThat(clock.step(0.03)).isEqualTo(0.03);
        }
    }

    @Test
    void finerTimesAreLeftAlone() {
        SampleClock clock = new SampleClock(100);
        clock.step(0.0004);
        double[] times = {0.0109, 0.0193, 0.0317, 0.0402};
        double last = 0.0004;
        for (double time : times) {
            assertThat(clock.step(time)).isEqualTo(time - last);
            last = time;
        }
    }

    @Test
    void savingAndRestoringChangesNothing() {
        SampleClock clock = new SampleClock(110);
        for (int i = 0; i < 57; i++) {
            clock.step(milliseconds(i / 110.0));
        }
        SampleClock restored = SavedState.copy(clock::save, saved -> new SampleClock(110, saved));

        for (int i = 57; i < 100; i++) {
            double time = milliseconds(i / 110.0);
            assertThat(restored.step(time)).isEqualTo(clock.step(time));
        }
    }
}
