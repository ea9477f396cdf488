package io.plumbline.simulator.sensor;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Timeline;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The samples of one worn sensor from the beginning of a timeline to its end, made one at a time. Times are rounded to
 * 1 µs, specific force to 1e-5 m/s², angular rate to 1e-6 rad/s.
 */
public final class VirtualSensor implements Iterator<ImuSample> {

    private static final double MILLI_G = SensorMotion.GRAVITY * 1e-3;
    private static final double PER_TIME = 1e6;
    private static final double PER_FORCE = 1e5;
    private static final double PER_RATE = 1e6;

    private final Placement placement;
    private final double rateHz;
    private final double phase;
    private final double durationSeconds;
    private final SensorMotion motion;
    private final RandomGenerator noise;
    private final double forceNoise;
    private final double rateNoise;
    private final double[] forceBias = new double[3];
    private final double[] rateBias = new double[3];
    private long next;

    /**
     * A sensor about to start.
     *
     * @param randomMount draws how the sensor sits, where that is not said
     * @param randomBias draws the biases
     * @param noise draws the noise of each sample
     */
    public VirtualSensor(
            WornSensor worn,
            SensorErrors errors,
            Skeleton skeleton,
            Timeline timeline,
            RandomGenerator randomMount,
            RandomGenerator randomBias,
            RandomGenerator noise) {
        placement = worn.settings().placement();
        rateHz = worn.settings().rateHz();
        phase = worn.phase();
        durationSeconds = timeline.durationSeconds();
        this.noise = noise;
        double perSample = Math.sqrt(rateHz / 2);
        forceNoise = errors.accNoiseDensity() * 1e-3 * MILLI_G * perSample;
        rateNoise = Math.toRadians(errors.gyroNoiseDensity()) * perSample;
        for (int axis = 0; axis < 3; axis++) {
            forceBias[axis] = errors.accBiasSd() * MILLI_G * randomBias.nextGaussian();
            rateBias[axis] = Math.toRadians(errors.gyroBiasSd()) * randomBias.nextGaussian();
        }
        Quaternion sensorToBody = worn.mounted(randomMount);
        motion = new SensorMotion(timeline, new SensorPoint(skeleton, placement), sensorToBody);
        motion.begin((phase - 1) / rateHz);
    }

    /** Time of the next sample, s; meaningless where there is none. */
    public double nextSeconds() {
        return rounded((next + phase) / rateHz, PER_TIME);
    }

    @Override
    public boolean hasNext() {
        return (next + phase) / rateHz < durationSeconds;
    }

    @Override
    public ImuSample next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the session is over");
        }
        motion.advance((next + phase) / rateHz, 1 / rateHz);
        ImuSample sample =
                new ImuSample(placement, nextSeconds(), force(0), force(1), force(2), rate(0), rate(1), rate(2));
        next++;
        return sample;
    }

    private double force(int axis) {
        double error = forceBias[axis] + (forceNoise > 0 ? forceNoise * noise.nextGaussian() : 0);
        return rounded(motion.force(axis) + error, PER_FORCE);
    }

    private double rate(int axis) {
        double error = rateBias[axis] + (rateNoise > 0 ? rateNoise * noise.nextGaussian() : 0);
        return rounded(motion.rate(axis) + error, PER_RATE);
    }

    /** Rounded, and never negative zero, which would be written differently. */
    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit + 0.0;
    }
}
