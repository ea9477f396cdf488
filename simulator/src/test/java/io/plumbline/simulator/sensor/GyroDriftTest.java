package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GyroDriftTest {

    private static final double[] GRAVITY_UP = {0, 0, 9.81};

    @Nested
    class TheWalk {

        @ParameterizedTest
        @ValueSource(doubles = {1, 5})
        void hasTheStatedSpreadAndForgetsByAFactorOfEInItsCorrelationTime(double stepSeconds) {
            int lag = (int) (10 / stepSeconds);
            BiasWalk walk = new BiasWalk(0.3, 10, stepSeconds, new Well19937c(1));
            int steps = 200_000;
            double[] bias = new double[steps];
            for (int i = 0; i < steps; i++) {
                walk.advance();
                bias[i] = walk.bias(0);
            }
            double variance = 0;
            double covariance = 0;
            for (int i = lag; i < steps; i++) {
                variance += bias[i] * bias[i];
                covariance += bias[i] * bias[i - lag];
            }
            assertThat(Math.sqrt(variance / (steps - lag))).isCloseTo(0.3, within(0.01));
            assertThat(covariance / variance).isCloseTo(Math.exp(-1), within(0.03));
        }

        @Test
        void isAsSpreadAtTheFirstSampleAsLater() {
            SummaryStatistics first = new SummaryStatistics();
            for (int seed = 0; seed < 2000; seed++) {
                first.addValue(new BiasWalk(0.3, 300, 0.01, new Well19937c(seed)).bias(1));
            }
            assertThat(first.getStandardDeviation()).isCloseTo(0.3, within(0.02));
        }
    }

    @Nested
    class TheWarmUp {

        @Test
        void beginsAtZeroAndIsTwoThirdsDoneAfterFiveMinutes() {
            WarmUp warmUp = new WarmUp(0.02, 10, new Well19937c(3));
            warmUp.at(0);
            assertThat(warmUp.bias(0)).isZero();
            warmUp.at(1e6);
            double warm = warmUp.bias(0);
            warmUp.at(300);
            assertThat(warmUp.bias(0) / warm).isCloseTo(1 - Math.exp(-1), within(1e-9));
        }

        @Test
        void movesEachAxisByItsCoefficientTimesTheWarmth() {
            SummaryStatistics warm = new SummaryStatistics();
            for (int seed = 0; seed < 2000; seed++) {
                WarmUp warmUp = new WarmUp(0.02, 10, new Well19937c(seed));
                warmUp.at(1e6);
                warm.addValue(warmUp.bias(2));
            }
            assertThat(warm.getStandardDeviation()).isCloseTo(0.2, within(0.01));
        }
    }

    @Nested
    class TheSensitivityToG {

        private final GyroErrors errors = new GyroErrors(0, 0, 0, 300, 0, 0, 0, 0, 0.1, 0);

        @Test
        void turnsWithTheForceAndIsNothingInFreeFall() {
            GyroDrift drift = Objects.requireNonNull(GyroDrift.of(errors, 0.01, draw -> new Well19937c(4)));
            double upright = drift.next(1, GRAVITY_UP)[0];
            assertThat(upright).isNotZero();
            assertThat(drift.next(1, new double[] {0, 0, -9.81})[0]).isEqualTo(-upright);
            assertThat(drift.next(1, new double[3])[0]).isZero();
        }

        @Test
        void hasTheStatedSpread() {
            SummaryStatistics read = new SummaryStatistics();
            for (int seed = 0; seed < 2000; seed++) {
                int stream = seed;
                GyroDrift drift = Objects.requireNonNull(GyroDrift.of(errors, 0.01, draw -> new Well19937c(stream)));
                read.addValue(Math.toDegrees(drift.next(1, GRAVITY_UP)[1]));
            }
            assertThat(read.getStandardDeviation()).isCloseTo(0.1, within(0.005));
        }
    }

    @Test
    void aGyroscopeWithoutAnyOfItHasNone() {
        assertThat(GyroDrift.of(SensorErrors.TYPICAL.gyro(), 0.01, draw -> new Well19937c(1)))
                .isNull();
    }
}
