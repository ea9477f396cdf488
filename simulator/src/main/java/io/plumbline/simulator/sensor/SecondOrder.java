package io.plumbline.simulator.sensor;

import org.apache.commons.math3.util.FastMath;

/**
 * A damped oscillator y'' + 2ζω y' + ω² y = ω² u, or, which is the same, a second-order low pass of u.
 *
 * <p>Between samples u is taken as a straight line, for which each step is the exact solution of the equation. So delay and
 * attenuation are those of the continuous system for all that moves well below the sampling rate, as a body does (under
 * 10 Hz), at any step and any ω, and nothing can become unstable. The line itself takes off 1 − sinc²(frequency/rate): 0.8 %
 * at a twentieth of the rate, 3 % at a tenth. A bilinear transform would be right in attenuation at the
 * corner, where a body moves nothing, and give less than half of the delay.
 */
final class SecondOrder {

    private final double damping;
    private final double omega;
    private final double seconds;
    private final double valueOfValue;
    private final double valueOfSlope;
    private final double slopeOfValue;
    private final double slopeOfSlope;
    private double input;
    private double value;
    private double slope;

    /**
     * At rest at 0.
     *
     * @param hertz undamped natural frequency, Hz; positive
     * @param damping ζ, in (0, 1)
     * @param stepSeconds between inputs, s
     */
    SecondOrder(double hertz, double damping, double stepSeconds) {
        this.damping = damping;
        omega = 2 * Math.PI * hertz;
        seconds = stepSeconds;
        double decay = damping * omega;
        double ringing = omega * Math.sqrt(1 - damping * damping);
        double left = FastMath.exp(-decay * stepSeconds);
        double cos = left * FastMath.cos(ringing * stepSeconds);
        double sin = left * FastMath.sin(ringing * stepSeconds) / ringing;
        valueOfValue = cos + decay * sin;
        valueOfSlope = sin;
        slopeOfValue = -omega * omega * sin;
        slopeOfSlope = cos - decay * sin;
    }

    /** The low pass whose attenuation at a frequency is 3 dB, without overshoot in frequency (Butterworth). */
    static SecondOrder lowPass(double hertz, double stepSeconds) {
        return new SecondOrder(hertz, Math.sqrt(0.5), stepSeconds);
    }

    /** Comes to rest where a constant input would bring it. */
    void settle(double newInput) {
        input = newInput;
        value = newInput;
        slope = 0;
    }

    /** Goes on by one step, at whose end the input is this. */
    double advance(double newInput) {
        double inputSlope = (newInput - input) / seconds;
        double lag = 2 * damping / omega * inputSlope;
        double offValue = value - (input - lag);
        double offSlope = slope - inputSlope;
        value = newInput - lag + valueOfValue * offValue + valueOfSlope * offSlope;
        slope = inputSlope + slopeOfValue * offValue + slopeOfSlope * offSlope;
        input = newInput;
        return value;
    }

    double value() {
        return value;
    }

    /** y'', of the input's unit per s². */
    double acceleration() {
        return omega * omega * (input - value) - 2 * damping * omega * slope;
    }
}
