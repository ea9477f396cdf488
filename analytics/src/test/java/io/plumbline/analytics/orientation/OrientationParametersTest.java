package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationParametersTest {

    private static final double[] DEFAULTS = {3, 0.5, 100, 2, 0.1, 0.0001, 0.03, 1.5, 0.5, 2, 0.5};

    @Test
    void defaultsAreThePublishedOnes() {
        assertThat(OrientationParameters.defaults()).isEqualTo(parameters(DEFAULTS));
    }

    @ParameterizedTest
    @CsvSource({
        "0, accelerationTimeConstantSeconds, 0.05",
        "0, accelerationTimeConstantSeconds, 61",
        "1, initialBiasSigmaDegPerSecond, 0",
        "2, biasForgettingSeconds, -1",
        "3, biasLimitDegPerSecond, NaN",
        "4, motionBiasSigmaDegPerSecond, 0",
        "5, verticalForgettingFactor, 0",
        "5, verticalForgettingFactor, 1.1",
        "6, restBiasSigmaDegPerSecond, Infinity",
        "7, restMinimumSeconds, 0",
        "8, restTimeConstantSeconds, NaN",
        "9, restAngularRateDegPerSecond, 0",
        "10, restSpecificForceMps2, -0.5"
    })
    void aParameterOutOfItsRangeIsRefusedByName(int index, String name, double value) {
        double[] values = DEFAULTS.clone();
        values[index] = value;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(values))
                .withMessageStartingWith(name + " must be ")
                .withMessageEndingWith("was " + value);
    }

    private static OrientationParameters parameters(double[] v) {
        return new OrientationParameters(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
    }
}
