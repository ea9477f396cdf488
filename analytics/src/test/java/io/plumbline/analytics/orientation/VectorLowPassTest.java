package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorLowPassTest {

    @Test
    void givesTheRunningMeanForOneTimeConstant() {
        VectorLowPass lowPass = new VectorLowPass(0.5, 10);
        double sum = 0;
        for (int i = 1; i <= 5; i++) {
            sum += i * i;
            lowPass.next(i * i, -i * i, 7);
            assertThat(lowPass.x()).isCloseTo(sum / i, within(1e-12));
            assertThat(lowPass.y()).isCloseTo(-sum / i, within(1e-12));
            assertThat(lowPass.z()).isCloseTo(7, within(1e-12));
        }
        lowPass.next(36, -36, 7);
        assertThat(lowPass.x()).isNotCloseTo((sum + 36) / 6, within(1e-3));
    }

    @Test
    void aConstantPassesUnchangedFromTheFirstSampleOn() {
        VectorLowPass lowPass = new VectorLowPass(3, 100);
        for (int i = 0; i < 2000; i++) {
            lowPass.next(1, -2, 9.81);
            assertThat(lowPass.x()).isCloseTo(1, within(1e-9));
            assertThat(lowPass.y()).isCloseTo(-2, within(1e-9));
            assertThat(lowPass.z()).isCloseTo(9.81, within(1e-9));
        }
    }

    /** Butterworth, second order: gain 1 / √(1 + (f / cut-off)⁴), in the bilinear transform's warped frequency. */
    @ParameterizedTest(name = "τ = {0} s at {1} Hz, {2} times the cut-off")
    @CsvSource({
        "3, 100, 1, 0.7071",
        "0.5, 100, 1, 0.7071",
        "0.5, 26, 1, 0.7071",
        "3, 100, 10, 0.0100",
        "3, 50, 0.1, 1.0"
    })
    void aSineIsDampedAsByAButterworthFilter(double tau, double rateHz, double timesCutOff, double gain) {
        VectorLowPass lowPass = new VectorLowPass(tau, rateHz);
        double hz = timesCutOff / (Math.sqrt(2) * Math.PI * tau);
        double largest = 0;
        for (int i = 0; i < 100 * tau * rateHz; i++) {
            double sine = Math.sin(2 * Math.PI * hz * i / rateHz);
            lowPass.next(sine, 0, 0);
            largest = i > 50 * tau * rateHz ? Math.max(largest, lowPass.x()) : 0;
        }
        assertThat(largest).isCloseTo(gain, within(0.003 * gain));
    }
}
