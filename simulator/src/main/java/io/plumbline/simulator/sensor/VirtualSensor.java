package io.plumbline.simulator.sensor;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Timeline;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
    private final DeviceClock clock;
    private final double rateHz;
    /** True interval by the nominal one. */
    private final double stretch;

    private final double phase;
    private final double durationSeconds;
    private final SensorMotion motion;
    private final Triad accelerometer;
    private final Triad gyroscope;
    private final @Nullable GyroDrift drift;
    private final @Nullable StuckAxis stuck;
    private double held = Double.NaN;
    private long next;

    /**
     * A sensor about to start.
     *
     * @param clock stamps its samples
     * @param random the stream of each thing that is drawn, from its beginning
     */
    public VirtualSensor(
            WornSensor worn,
            DeviceClock clock,
            SensorErrors errors,
            Skeleton skeleton,
            Timeline timeline,
            Function<SensorDraw, RandomGenerator> random) {
        this.clock = clock;
        placement = worn.settings().placement();
        rateHz = worn.settings().rateHz();
        stretch = 1 + worn.rateErrorPercent() / 100;
        phase = worn.phase();
        durationSeconds = timeline.durationSeconds();
        double trueRateHz = rateHz / stretch;
        double[] forceBias = new double[3];
        double[] rateBias = new double[3];
        RandomGenerator bias = random.apply(SensorDraw.BIAS);
        for (int axis = 0; axis < 3; axis++) {
            forceBias[axis] = errors.acc().biasSd() * MILLI_G * bias.nextGaussian();
            rateBias[axis] = Math.toRadians(errors.gyro().biasSd()) * bias.nextGaussian();
        }
        RandomGenerator noise = random.apply(SensorDraw.NOISE);
        accelerometer = accelerometer(errors, forceBias, trueRateHz, noise, random.apply(SensorDraw.ACC_AXES));
        gyroscope = gyroscope(errors, rateBias, trueRateHz, noise, random.apply(SensorDraw.GYRO_AXES));
        stuck = errors.stuck();
        drift = GyroDrift.of(errors.gyro(), 1 / trueRateHz, random);
        Site site = worn.onTable() == null
                ? new BodySite(timeline, new SensorPoint(skeleton, placement))
                : new TableSite(worn.onTable());
        Tissue tissue = worn.belt() == Belt.NONE
                ? null
                : new Tissue(
                        worn.belt(), placement == Placement.CHEST, 1 / trueRateHz, random.apply(SensorDraw.TISSUE));
        motion = new SensorMotion(site, Skin.of(worn.slip(), tissue), worn.mounted(random.apply(SensorDraw.MOUNT)));
        motion.begin((phase - 1) / rateHz * stretch);
    }

    /** True time of the next sample, s, rounded to 1 µs; meaningless where there is none. */
    public double nextSeconds() {
        return rounded(nextInstant(), PER_TIME);
    }

    /** How the sensor truly was turned at its last sample: unit quaternion from its axes to earth. */
    public Quaternion sensorToEarth() {
        return motion.sensorToEarth();
    }

    @Override
    public boolean hasNext() {
        return nextInstant() < durationSeconds;
    }

    @Override
    public ImuSample next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the session is over");
        }
        double seconds = nextInstant();
        motion.advance(seconds, stretch / rateHz);
        accelerometer.read(motion.force(), null);
        gyroscope.read(motion.rate(), drift == null ? null : drift.next(seconds, motion.force()));
        next++;
        return new ImuSample(
                placement,
                rounded(clock.shownAt(seconds), PER_TIME),
                rounded(reading(0, seconds), PER_FORCE),
                rounded(reading(1, seconds), PER_FORCE),
                rounded(reading(2, seconds), PER_FORCE),
                rounded(reading(3, seconds), PER_RATE),
                rounded(reading(4, seconds), PER_RATE),
                rounded(reading(5, seconds), PER_RATE));
    }

    /** What the i-th of ax, ay, az, gx, gy, gz says. */
    private double reading(int i, double seconds) {
        double value = i < 3 ? accelerometer.reading(i) : gyroscope.reading(i - 3);
        if (stuck == null || !stuck.holds(i, seconds)) {
            return value;
        }
        held = Double.isNaN(held) ? value : held;
        return held;
    }

    private double nextInstant() {
        return (next + phase) / rateHz * stretch;
    }

    private static Triad accelerometer(
            SensorErrors errors, double[] bias, double rateHz, RandomGenerator noise, RandomGenerator axes) {
        AccelerometerErrors acc = errors.acc();
        return new Triad(
                Matrix.scaleAndCrossAxis(acc.scaleSdPercent(), acc.crossAxisSdPercent(), axes),
                bias,
                acc.noiseDensity() * 1e-3 * MILLI_G * Math.sqrt(rateHz / 2),
                noise,
                errors.bandwidthHz(rateHz),
                1 / rateHz,
                acc.range() == 0 ? null : new Converter(acc.range() * SensorMotion.GRAVITY, errors.bits()));
    }

    private static Triad gyroscope(
            SensorErrors errors, double[] bias, double rateHz, RandomGenerator noise, RandomGenerator axes) {
        GyroErrors gyro = errors.gyro();
        return new Triad(
                Matrix.scaleAndCrossAxis(gyro.scaleSdPercent(), gyro.crossAxisSdPercent(), axes),
                bias,
                Math.toRadians(gyro.noiseDensity()) * Math.sqrt(rateHz / 2),
                noise,
                errors.bandwidthHz(rateHz),
                1 / rateHz,
                gyro.range() == 0 ? null : new Converter(Math.toRadians(gyro.range()), errors.bits()));
    }

    /** Rounded, and never negative zero, which would be written differently. */
    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit + 0.0;
    }
}
