package io.plumbline.analytics.orientation;

import java.util.ArrayList;
import java.util.List;

/**
 * Which way a sensor was turned, at every sample of a recording, from all of the recording: what came after a sample
 * counts as much as what came before it. For looking back, never live. The idea is that of the offline variant of VQF
 * (D. Laidig and T. Seel, Information Fusion 91, 2023, doi 10.1016/j.inffus.2022.10.014), written from the idea:
 *
 * <ol>
 *   <li>the gyroscope's bias from a forward and a backward run of {@link OrientationFilter}, weighted by variance;
 *   <li>angular rate less bias, integrated, gives the attitude in an almost inertial frame;
 *   <li>specific force in that frame, low-passed forwards and backwards, with no lag therefore, points up;
 *   <li>the frame is turned at each sample so that it does.
 * </ol>
 *
 * <p>As in {@link OrientationFilter}, a sample's angular rate is that of the step that leads to it.
 *
 * <pre>{@code
 * OfflineOrientation recording = new OfflineOrientation(OrientationParameters.defaults(), 100);
 * recording.add(0.01, gx, gy, gz, ax, ay, az); // for every sample
 * List<Quaternion> sensorToEarth = recording.sensorToEarth();
 * }</pre>
 *
 * <p>Holds some 300 bytes a sample while it computes. Not thread-safe.
 */
public final class OfflineOrientation {

    private final OrientationParameters parameters;
    private final double rateHz;
    private final List<RecordedReading> readings = new ArrayList<>();
    private boolean begins = true;

    /**
     * A recording of one sensor, empty as yet.
     *
     * @param rateHz the sensor's nominal rate, Hz, in [5, 2000]
     * @throws IllegalArgumentException if the rate is out of range
     */
    public OfflineOrientation(OrientationParameters parameters, double rateHz) {
        OrientationFilter.requireRate(rateHz);
        this.parameters = parameters;
        this.rateHz = rateHz;
    }

    /**
     * Takes the next sample, in the sensor's own right-handed axes.
     *
     * @param stepSeconds time since the sample before, s; of no effect for the first, and for the first after {@link
     *     #restart()}
     * @param gx angular rate about x, rad/s; gy and gz likewise
     * @param ax specific force along x, m/s², at rest +9.81 along whatever points up; ay and az likewise
     * @throws IllegalArgumentException if a value is not finite or over 10⁶, or the time is negative; nothing is taken
     *     then
     */
    public void add(double stepSeconds, double gx, double gy, double gz, double ax, double ay, double az) {
        OrientationFilter.requireUsable(stepSeconds, gx, gy, gz, ax, ay, az);
        readings.add(new RecordedReading(begins, stepSeconds, gx, gy, gz, ax, ay, az));
        begins = false;
    }

    /**
     * Says that there is a gap in which the sensor may have turned: inclination is found anew from the samples after
     * it, their heading starts at zero, and the bias is carried across, both ways.
     */
    public void restart() {
        begins = true;
    }

    /** The rotation from sensor axes to earth axes, Z up, heading arbitrary, at every sample taken, in their order. */
    public List<Quaternion> sensorToEarth() {
        TwoWayBias bias = new TwoWayBias(readings, parameters, rateHz);
        List<Quaternion> result = new ArrayList<>(readings.size());
        int from = 0;
        for (int i = 1; i <= readings.size(); i++) {
            if (i == readings.size() || readings.get(i).begins()) {
                orientStretch(from, i, bias, result);
                from = i;
            }
        }
        return result;
    }

    private void orientStretch(int from, int to, TwoWayBias bias, List<Quaternion> result) {
        Attitude[] sensorToInertial = new Attitude[to - from];
        double[] force = new double[3 * (to - from)];
        Attitude attitude = new Attitude();
        for (int i = from; i < to; i++) {
            if (i > from) {
                turnOverStep(attitude, i, bias);
            }
            RecordedReading reading = readings.get(i);
            int at = i - from;
            sensorToInertial[at] = new Attitude();
            sensorToInertial[at].set(attitude);
            force[3 * at] = attitude.rotatedX(reading.ax(), reading.ay(), reading.az());
            force[3 * at + 1] = attitude.rotatedY(reading.ax(), reading.ay(), reading.az());
            force[3 * at + 2] = attitude.rotatedZ(reading.ax(), reading.ay(), reading.az());
        }
        new ZeroPhaseLowPass(parameters.accelerationTimeConstantSeconds(), rateHz).apply(force);
        level(sensorToInertial, force, result);
    }

    private void turnOverStep(Attitude attitude, int sample, TwoWayBias bias) {
        RecordedReading reading = readings.get(sample);
        double step = reading.stepSeconds();
        attitude.turn(
                (reading.gx() - bias.x(sample)) * step,
                (reading.gy() - bias.y(sample)) * step,
                (reading.gz() - bias.z(sample)) * step);
    }

    private static void level(Attitude[] sensorToInertial, double[] force, List<Quaternion> result) {
        Attitude inertialToEarth = new Attitude();
        Attitude sensorToEarth = new Attitude();
        for (int i = 0; i < sensorToInertial.length; i++) {
            turnUp(inertialToEarth, force[3 * i], force[3 * i + 1], force[3 * i + 2]);
            sensorToEarth.setProduct(inertialToEarth, sensorToInertial[i]);
            result.add(sensorToEarth.toQuaternion());
        }
    }

    private static void turnUp(Attitude inertialToEarth, double forceX, double forceY, double forceZ) {
        double x = inertialToEarth.rotatedX(forceX, forceY, forceZ);
        double y = inertialToEarth.rotatedY(forceX, forceY, forceZ);
        double z = inertialToEarth.rotatedZ(forceX, forceY, forceZ);
        double length = Math.sqrt(x * x + y * y + z * z);
        if (length > OrientationFilter.LEAST_SPECIFIC_FORCE) {
            inertialToEarth.level(x / length, y / length, z / length);
        }
    }
}
