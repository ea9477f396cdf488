package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds a sensor's axes from "stand still, then one bow": the still stand gives the direction up the spine and the
 * gyro's bias, the bow gives the axis to the left. A bow that is too small, too large, too long or not about one axis is
 * rejected with its reason, and the next still stand begins another attempt. One who lay still at first and then stands
 * is taken to stand from then on; how a sensor of unknown mount tells lying from standing before that, nothing can.
 *
 * <pre>{@code
 * Alignment result = calibration.update(dt, ux, uy, uz, wx, wy, wz, force);
 * if (result instanceof Alignment.Accepted accepted) { … }
 * }</pre>
 */
public final class BowCalibration {

    /** A recording made with calibration starts with at least two seconds of standing still. */
    public static final double MIN_STILL_SECONDS = 2.0;

    private static final double BOW_BEGINS_RAD = Math.toRadians(8);

    /** A tilt up to this is no attempt at a bow. */
    private static final double MAX_SWAY_RAD = Math.toRadians(12);

    private static final double BOW_MIN_RAD = Math.toRadians(20);
    private static final double BOW_MAX_RAD = Math.toRadians(110);
    private static final double BOW_MAX_SECONDS = 12;

    /** One who has turned by more than this, and stays so, has stood up from lying rather than bowed. */
    private static final double OTHER_POSTURE_RAD = Math.toRadians(65);

    private static final double RETURN_RAD = Math.toRadians(6);
    private static final double RETURN_SHARE = 0.3;
    private static final double RETURN_RATE_RAD_PER_S = Math.toRadians(20);
    private static final double MIN_QUALITY = 0.90;
    private static final double MAX_OFF_PERPENDICULAR_RAD = Math.toRadians(15);

    private final StillPose still;
    private boolean ready;
    private double standX;
    private double standY;
    private double standZ;
    private double biasX;
    private double biasY;
    private double biasZ;
    private @Nullable BowAxis bow;
    private double bowSeconds;

    /** Begins with nothing known. */
    public BowCalibration() {
        still = new StillPose();
    }

    /** Restores what {@link #save} wrote. */
    public BowCalibration(DataInput saved) throws IOException {
        still = new StillPose(saved);
        ready = saved.readBoolean();
        standX = saved.readDouble();
        standY = saved.readDouble();
        standZ = saved.readDouble();
        biasX = saved.readDouble();
        biasY = saved.readDouble();
        biasZ = saved.readDouble();
        bowSeconds = saved.readDouble();
        bow = saved.readBoolean() ? new BowAxis(saved) : null;
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        still.save(out);
        out.writeBoolean(ready);
        for (double value : new double[] {standX, standY, standZ, biasX, biasY, biasZ, bowSeconds}) {
            out.writeDouble(value);
        }
        out.writeBoolean(bow != null);
        if (bow != null) {
            bow.save(out);
        }
    }

    /**
     * Takes a sample.
     *
     * @param dt seconds since the last
     * @param ux x of the vertical in sensor axes (unit vector, with uy, uz)
     * @param wx x of the angular rate, rad/s (with wy, wz)
     * @param force size of the specific force, m/s²
     * @return the outcome of a bow that has just ended, else null
     */
    public @Nullable Alignment update(
            double dt, double ux, double uy, double uz, double wx, double wy, double wz, double force) {
        still.update(dt, ux, uy, uz, wx, wy, wz, force);
        if (still.seconds() >= MIN_STILL_SECONDS && bow == null) {
            rememberStand();
        }
        if (!ready) {
            return null;
        }
        double tilt = angle(ux, uy, uz);
        if (bow == null) {
            if (tilt < BOW_BEGINS_RAD) {
                return null;
            }
            bow = new BowAxis();
            bowSeconds = 0;
        }
        bowSeconds += dt;
        double rateX = wx - biasX;
        double rateY = wy - biasY;
        double rateZ = wz - biasZ;
        if (tilt > OTHER_POSTURE_RAD && still.seconds() >= MIN_STILL_SECONDS) {
            bow = null;
            rememberStand();
            return null;
        }
        bow.update(dt, rateX, rateY, rateZ, tilt);
        if (bowSeconds > BOW_MAX_SECONDS) {
            return reject(
                    String.format(Locale.ROOT, "the bow took more than %.0f s", BOW_MAX_SECONDS),
                    tilt > OTHER_POSTURE_RAD
                            ? "Stand up first, then stand still for 2 s and bow once."
                            : "Stand still for 2 s, bow once in about 4 s and come up again.",
                    Double.NaN);
        }
        double rate = Math.sqrt(rateX * rateX + rateY * rateY + rateZ * rateZ);
        boolean back = tilt < Math.max(RETURN_RAD, RETURN_SHARE * bow.peakRad()) && rate < RETURN_RATE_RAD_PER_S;
        return back ? judge(bow) : null;
    }

    private void rememberStand() {
        double norm = Math.sqrt(still.upX() * still.upX() + still.upY() * still.upY() + still.upZ() * still.upZ());
        standX = still.upX() / norm;
        standY = still.upY() / norm;
        standZ = still.upZ() / norm;
        biasX = still.rateX();
        biasY = still.rateY();
        biasZ = still.rateZ();
        ready = true;
    }

    private @Nullable Alignment judge(BowAxis ended) {
        double peakDeg = Math.toDegrees(ended.peakRad());
        if (ended.peakRad() < BOW_MIN_RAD) {
            return ended.peakRad() < MAX_SWAY_RAD
                    ? ignoreSway()
                    : reject(
                            String.format(Locale.ROOT, "the bow was only %.0f° (at least 20°)", peakDeg),
                            "Stand still for 2 s, then bow 30 to 60° with a straight back.",
                            Double.NaN);
        }
        if (ended.peakRad() > BOW_MAX_RAD) {
            return reject(
                    String.format(Locale.ROOT, "the bow was %.0f° (at most 110°)", peakDeg),
                    "Stand still for 2 s, then bow 30 to 60° with a straight back.",
                    Double.NaN);
        }
        double[] axis = ended.axisAndQuality();
        if (axis == null) {
            return reject(
                    String.format(
                            Locale.ROOT,
                            "the bow was never faster than %.0f° a second",
                            Math.toDegrees(BowAxis.MIN_RATE_RAD_PER_S)),
                    "Stand still for 2 s, bow once in about 4 s and come up again.",
                    Double.NaN);
        }
        double quality = axis[3];
        if (quality < MIN_QUALITY) {
            return reject(
                    String.format(
                            Locale.ROOT,
                            "only %.0f %% of the bow was about one axis (at least %.0f %%)",
                            100 * quality,
                            100 * MIN_QUALITY),
                    "Stand still for 2 s, then bow straight forward without turning.",
                    quality);
        }
        double alongStand = axis[0] * standX + axis[1] * standY + axis[2] * standZ;
        if (Math.abs(Math.asin(alongStand)) > MAX_OFF_PERPENDICULAR_RAD) {
            return reject(
                    String.format(
                            Locale.ROOT,
                            "the bow's axis is %.0f° off level (at most 15°)",
                            Math.toDegrees(Math.abs(Math.asin(alongStand)))),
                    "Stand still for 2 s, then bow straight forward. If it stays so, check that the sensor sits firmly.",
                    quality);
        }
        restart();
        return aligned(axis, alongStand, quality);
    }

    private Alignment.Accepted aligned(double[] axis, double alongStand, double quality) {
        double leftX = axis[0] - alongStand * standX;
        double leftY = axis[1] - alongStand * standY;
        double leftZ = axis[2] - alongStand * standZ;
        double norm = Math.sqrt(leftX * leftX + leftY * leftY + leftZ * leftZ);
        leftX /= norm;
        leftY /= norm;
        leftZ /= norm;
        return new Alignment.Accepted(
                leftY * standZ - leftZ * standY,
                leftZ * standX - leftX * standZ,
                leftX * standY - leftY * standX,
                leftX,
                leftY,
                leftZ,
                standX,
                standY,
                standZ,
                quality);
    }

    private @Nullable Alignment ignoreSway() {
        bow = null;
        return null;
    }

    private Alignment reject(String reason, String advice, double quality) {
        restart();
        return new Alignment.Rejected(reason, advice, quality);
    }

    /** Forgets the stand and the bow: the wearer is to stand still anew. */
    public void restart() {
        still.restart();
        ready = false;
        bow = null;
    }

    private double angle(double x, double y, double z) {
        return Math.acos(Math.max(-1, Math.min(1, x * standX + y * standY + z * standZ)));
    }
}
