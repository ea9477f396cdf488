package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which way a sensor is turned, from its angular rate and specific force: inclination without drift, heading arbitrary
 * and slowly drifting. The 6D filter of D. Laidig and T. Seel, "VQF: Highly accurate IMU orientation estimation with
 * bias estimation and magnetic disturbance rejection", Information Fusion 91 (2023), doi 10.1016/j.inffus.2022.10.014,
 * with rest detection and estimation of the gyroscope's bias, written from the published equations.
 *
 * <p>Angular rate is integrated to an attitude in a frame that is almost inertial: it only drifts as slowly as the bias
 * is wrong. In that frame the accelerations of a movement average out, so that the low-passed specific force points up;
 * a second rotation, from this frame to the earth, is corrected to make it so. Thus specific force never delays or
 * disturbs a movement that the gyroscope sees. See docs/coordinate-frames.md for the frames.
 *
 * <p>Departures from the paper: limits act on the length of a vector, not on each component, so that the result does not
 * depend on how the sensor's axes lie; and the correction that first finds the inclination is not taken for bias.
 *
 * <pre>{@code
 * OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), 100);
 * filter.update(0.01, gx, gy, gz, ax, ay, az); // for every sample
 * double tilt = Math.acos(filter.upZ());
 * }</pre>
 *
 * <p>An update allocates nothing. Not thread-safe: one filter a sensor, one thread.
 */
public final class OrientationFilter {

    private static final int STATE_VERSION = 2;

    /** Averaged specific force below this says nothing of the vertical, m/s²: free fall, or a dead accelerometer. */
    static final double LEAST_SPECIFIC_FORCE = 0.01;

    /**
     * By how much the velocity of a part of the trunk may change while specific force is averaged, m/s: over T seconds it
     * tilts the average by 0.5 / (g T), 1° in 3 s. Chosen, not measured: a hip moves at 0.3 m/s in a slow squat and at
     * about 1 m/s in one of a second.
     */
    private static final double VELOCITY_CHANGE_MPS = 0.5;

    private static final double GRAVITY_MPS2 = 9.81;

    /** The angle by which that change tilts an average over a second, rad. */
    private static final double TILT_SECONDS = VELOCITY_CHANGE_MPS / GRAVITY_MPS2;

    /** No sensor says more, in any unit used here; it keeps squares far from overflow. */
    private static final double LARGEST_VALUE = 1e6;

    private final OrientationParameters parameters;
    private final double rateHz;

    private final RestDetector rest;
    private final BiasEstimator bias;
    private final VectorLowPass meanForce;
    private final Attitude sensorToInertial = new Attitude();
    private final Attitude inertialToEarth = new Attitude();
    private final Attitude sensorToEarth = new Attitude();

    // False until specific force has set the inclination; from then on its corrections tell of the bias.
    private boolean inclinationKnown;
    // True from a gap on, until the average restarted there is made of a whole time constant.
    private boolean reconverging;
    // Horizontal part of the averaged specific force before the last correction, relative to its length.
    private double tiltX;
    private double tiltY;

    /**
     * Begins with unknown inclination and no bias; the first sample's specific force sets the inclination.
     *
     * @param rateHz the sensor's nominal rate, for which averages are designed, Hz, in [5, 2000]
     * @throws IllegalArgumentException if the rate is out of range
     */
    public OrientationFilter(OrientationParameters parameters, double rateHz) {
        requireRate(rateHz);
        this.parameters = parameters;
        this.rateHz = rateHz;
        rest = new RestDetector(parameters, rateHz);
        bias = new BiasEstimator(parameters, rateHz);
        meanForce = new VectorLowPass(parameters.accelerationTimeConstantSeconds(), rateHz);
    }

    /**
     * Goes on where a filter was saved, with the same results to the last bit.
     *
     * @throws IOException if the state can't be read, or was saved by another version or with other parameters or rate
     * @throws IllegalArgumentException if the rate is out of range
     */
    public OrientationFilter(OrientationParameters parameters, double rateHz, DataInput saved) throws IOException {
        this(parameters, rateHz);
        int version = saved.readInt();
        if (version != STATE_VERSION) {
            throw new IOException("orientation filter's state has version " + version + ", this one reads version "
                    + STATE_VERSION + "; begin anew");
        }
        double savedRateHz = saved.readDouble();
        if (savedRateHz != rateHz) {
            throw new IOException("orientation filter's state was saved at " + savedRateHz + " Hz, not at " + rateHz
                    + "; begin anew or restore with that rate");
        }
        OrientationParameters savedParameters = OrientationParameters.read(saved);
        if (!savedParameters.equals(parameters)) {
            throw new IOException("orientation filter's state was saved with " + savedParameters + ", not with "
                    + parameters + "; begin anew or restore with those");
        }
        rest.restore(saved);
        bias.restore(saved);
        meanForce.restore(saved);
        sensorToInertial.restore(saved);
        inertialToEarth.restore(saved);
        inclinationKnown = saved.readBoolean();
        reconverging = saved.readBoolean();
        sensorToEarth.setProduct(inertialToEarth, sensorToInertial);
    }

    /**
     * Takes the next sample, in the sensor's own right-handed axes.
     *
     * @param dtSeconds time since the sample before, s; for the first the nominal interval. A gap of many intervals
     *     needs {@link #afterGap} or {@link #restart()}
     * @param gx angular rate about x, rad/s; gy and gz likewise
     * @param ax specific force along x, m/s², at rest +9.81 along whatever points up; ay and az likewise
     * @throws IllegalArgumentException if a value is not finite or over 10⁶, or the time is negative; the state is
     *     unchanged then
     */
    public void update(double dtSeconds, double gx, double gy, double gz, double ax, double ay, double az) {
        requireUsable(dtSeconds, gx, gy, gz, ax, ay, az);
        rest.update(dtSeconds, gx, gy, gz, ax, ay, az);
        integrateAngularRate(dtSeconds, gx, gy, gz);
        averageSpecificForceInInertialFrame(ax, ay, az);
        reconverging = reconverging && meanForce.starting();
        correctInclination();
        estimateBias();
    }

    static void requireRate(double rateHz) {
        if (!(rateHz >= 5 && rateHz <= 2000)) {
            throw new IllegalArgumentException("rateHz must be between 5 and 2000, was " + rateHz);
        }
    }

    static void requireUsable(double dtSeconds, double gx, double gy, double gz, double ax, double ay, double az) {
        double squares = gx * gx + gy * gy + gz * gz + ax * ax + ay * ay + az * az; // NaN if one of them is
        if (!(squares < LARGEST_VALUE * LARGEST_VALUE && dtSeconds >= 0 && dtSeconds < LARGEST_VALUE)) {
            throw new IllegalArgumentException("a sample must be finite, below 1e6, and not before the last, was dt "
                    + dtSeconds + " s, angular rate (" + gx + ", " + gy + ", " + gz + ") rad/s, specific force (" + ax
                    + ", " + ay + ", " + az + ") m/s²; leave such a sample out");
        }
    }

    private void integrateAngularRate(double dtSeconds, double gx, double gy, double gz) {
        sensorToInertial.turn((gx - bias.x()) * dtSeconds, (gy - bias.y()) * dtSeconds, (gz - bias.z()) * dtSeconds);
    }

    private void averageSpecificForceInInertialFrame(double ax, double ay, double az) {
        meanForce.next(
                sensorToInertial.rotatedX(ax, ay, az),
                sensorToInertial.rotatedY(ax, ay, az),
                sensorToInertial.rotatedZ(ax, ay, az));
    }

    /** Turns the inertial frame, about a horizontal axis by the smallest angle, so that averaged force points up. */
    private void correctInclination() {
        double fx = inertialToEarth.rotatedX(meanForce.x(), meanForce.y(), meanForce.z());
        double fy = inertialToEarth.rotatedY(meanForce.x(), meanForce.y(), meanForce.z());
        double fz = inertialToEarth.rotatedZ(meanForce.x(), meanForce.y(), meanForce.z());
        double length = Math.sqrt(fx * fx + fy * fy + fz * fz);
        tiltX = 0;
        tiltY = 0;
        if (length > LEAST_SPECIFIC_FORCE) {
            levelBy(fx / length, fy / length, fz / length);
        }
        sensorToEarth.setProduct(inertialToEarth, sensorToInertial);
    }

    private void levelBy(double upX, double upY, double upZ) {
        inertialToEarth.level(upX, upY, upZ);
        if (inclinationKnown) {
            tiltX = upX;
            tiltY = upY;
        }
        inclinationKnown = true;
    }

    private void estimateBias() {
        bias.follow(sensorToEarth);
        if (rest.atRest()) {
            bias.learnAtRest(rest.meanRateX(), rest.meanRateY(), rest.meanRateZ());
        } else if (!reconverging) { // what a gap left wrong is no bias
            bias.learnInMotion(tiltX, tiltY);
        }
    }

    /** The earth's up direction along the sensor's x axis; x, y and z together are a unit vector. */
    public double upX() {
        return sensorToEarth.zx();
    }

    /** The earth's up direction along the sensor's y axis. */
    public double upY() {
        return sensorToEarth.zy();
    }

    /** The earth's up direction along the sensor's z axis. */
    public double upZ() {
        return sensorToEarth.zz();
    }

    /** The rotation from sensor axes to earth axes, Z up, heading arbitrary. */
    public Quaternion sensorToEarth() {
        return sensorToEarth.toQuaternion();
    }

    /** Whether the sensor rests, by the last samples. */
    public boolean atRest() {
        return rest.atRest();
    }

    /** Estimated bias of the gyroscope about the sensor's x axis, rad/s. It is taken off before integration. */
    public double biasX() {
        return bias.x();
    }

    /** Estimated bias of the gyroscope about the sensor's y axis, rad/s. */
    public double biasY() {
        return bias.y();
    }

    /** Estimated bias of the gyroscope about the sensor's z axis, rad/s. */
    public double biasZ() {
        return bias.z();
    }

    /** The estimator of the bias, with its uncertainty. */
    BiasEstimator bias() {
        return bias;
    }

    /**
     * Begins anew after a gap in which the sensor may have turned: the next sample's specific force sets the
     * inclination, heading starts at zero, and the estimate of the bias is kept.
     */
    public void restart() {
        rest.restart();
        bias.restart();
        meanForce.restart();
        sensorToInertial.reset();
        inertialToEarth.reset();
        sensorToEarth.reset();
        inclinationKnown = false;
        reconverging = false;
    }

    /**
     * Goes on after a gap that was filled with guessed samples, over which the sensor may have turned otherwise. The
     * average of specific force begins anew in the frame that has turned with that error, with what was known before as
     * its start: it counts for as many seconds as it takes of measured specific force, disturbed by movement, to be as
     * certain. Thus the inclination comes back as fast as the accelerometer allows, within the time constant of the
     * filter at most. A turn too small to tell from movement within that time changes nothing. Until it is over, corrections do not count
     * as the gyroscope's bias.
     *
     * @param missedRad how far the guessed rotation may be wrong, rad, at least 0
     */
    public void afterGap(double missedRad) {
        double doubtRad = Math.hypot(missedRad, inclinationDoubtRad());
        double seconds = Math.min(TILT_SECONDS / doubtRad, meanForce.meanSeconds());
        if (inclinationKnown && seconds < parameters.accelerationTimeConstantSeconds()) {
            double upX = GRAVITY_MPS2 * inertialToEarth.zx();
            double upY = GRAVITY_MPS2 * inertialToEarth.zy();
            double upZ = GRAVITY_MPS2 * inertialToEarth.zz();
            meanForce.restartAt(upX, upY, upZ, seconds);
            reconverging = true;
        }
    }

    /**
     * How far the inclination may still be wrong because of a gap, rad; 0 where there was none, or it is made good: the
     * average by now is as uncertain as what it started with and a change of velocity make it, √2 · 0.5 m/s / (g T).
     */
    public double inclinationDoubtRad() {
        return reconverging ? Math.sqrt(2) * TILT_SECONDS / meanForce.meanSeconds() : 0;
    }

    /** Writes the whole state, for the restoring constructor. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(STATE_VERSION);
        out.writeDouble(rateHz);
        parameters.write(out);
        rest.save(out);
        bias.save(out);
        meanForce.save(out);
        sensorToInertial.save(out);
        inertialToEarth.save(out);
        out.writeBoolean(inclinationKnown);
        out.writeBoolean(reconverging);
    }
}
