package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondOrderTest {

    /** Of a Butterworth low pass: |H| = 1/√(1 + x⁴), group delay √2/ω · (1 + x²)/(1 + x⁴), x = frequency/bandwidth. */
    @ParameterizedTest
    @CsvSource({"100, 40, 1", "100, 40, 10", "100, 20, 1", "100, 20, 5", "100, 20, 10", "200, 20, 20", "52, 20.8, 5"})
    void attenuatesAndDelaysAsItsContinuousSelf(double rateHz, double bandwidthHz, double hertz) {
        double x = hertz / bandwidthHz;
        double line = Math.PI * hertz / rateHz;
        double gain = Math.pow(Math.sin(line) / line, 2) / Math.sqrt(1 + Math.pow(x, 4));
        double delay = Math.sqrt(2) / (2 * Math.PI * bandwidthHz) * (1 + x * x) / (1 + Math.pow(x, 4));
        double[] below = response(rateHz, bandwidthHz, hertz * 0.98);
        double[] here = response(rateHz, bandwidthHz, hertz);
        double[] above = response(rateHz, bandwidthHz, hertz * 1.02);
        assertThat(here[0]).isCloseTo(gain, within(0.004));
        assertThat((below[1] - above[1]) / (2 * Math.PI * hertz * 0.04)).isCloseTo(delay, within(0.02 * delay));
    }

    @Test
    void lagsBehindASteadyChangeByItsDelay() {
        SecondOrder filter = SecondOrder.lowPass(40, 0.01);
        double value = 0;
        for (int i = 1; i <= 200; i++) {
            value = filter.advance(i * 0.01);
        }
        assertThat(2.0 - value).isCloseTo(Math.sqrt(2) / (2 * Math.PI * 40), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"14, 0.15, 0.04", "5, 0.35, 0.01", "80, 0.7, 0.1"})
    void swingsFreelyAsTheEquationSaysAtAnyStep(double hertz, double damping, double stepSeconds) {
        SecondOrder free = new SecondOrder(hertz, damping, stepSeconds);
        free.settle(1);
        free.advance(0);
        // from rest at 1 with an input that falls to 0 on a straight line; superposition with finer steps
        SecondOrder fine = new SecondOrder(hertz, damping, stepSeconds / 64);
        fine.settle(1);
        for (int i = 1; i <= 64; i++) {
            fine.advance(1 - i / 64.0);
        }
        for (int step = 0; step < 20; step++) {
            assertThat(free.value()).isCloseTo(fine.value(), within(1e-9));
            assertThat(free.acceleration()).isCloseTo(fine.acceleration(), within(1e-4));
            free.advance(0);
            for (int i = 0; i < 64; i++) {
                fine.advance(0);
            }
        }
    }

    @Test
    void staysWhereItSettled() {
        SecondOrder filter = SecondOrder.lowPass(20, 0.01);
        filter.settle(9.81);
        assertThat(filter.advance(9.81)).isCloseTo(9.81, within(1e-12));
        assertThat(filter.acceleration()).isCloseTo(0, within(1e-9));
    }

    /** Amplitude and phase of the output for a sine. */
    private static double[] response(double rateHz, double bandwidthHz, double hertz) {
        SecondOrder filter = SecondOrder.lowPass(bandwidthHz, 1 / rateHz);
        double inPhase = 0;
        double quadrature = 0;
        double cosCos = 0;
        double sinSin = 0;
        double sinCos = 0;
        int samples = (int) (60 * rateHz);
        for (int i = 0; i < samples; i++) {
            double angle = 2 * Math.PI * hertz * i / rateHz;
            double value = filter.advance(Math.sin(angle));
            if (i > rateHz) {
                inPhase += value * Math.sin(angle);
                quadrature += value * Math.cos(angle);
                sinSin += Math.sin(angle) * Math.sin(angle);
                cosCos += Math.cos(angle) * Math.cos(angle);
                sinCos += Math.sin(angle) * Math.cos(angle);
            }
        }
        double determinant = sinSin * cosCos - sinCos * sinCos;
        double a = (inPhase * cosCos - quadrature * sinCos) / determinant;
        double b = (quadrature * sinSin - inPhase * sinCos) / determinant;
        return new double[] {Math.hypot(a, b), Math.atan2(b, a)};
    }
}
