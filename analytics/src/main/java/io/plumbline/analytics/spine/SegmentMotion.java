package io.plumbline.analytics.spine;

import io.plumbline.analytics.orientation.Inclination;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the body segment under a sensor stands and moves at one time.
 *
 * @param timeSeconds time, s
 * @param stepSeconds time since the segment's last motion, s
 * @param sagittalRad sagittal inclination, rad, forward positive, (−π, π]; NaN until the axes are known
 * @param lateralRad lateral inclination, rad, leaning right positive; NaN until the axes are known
 * @param sagittalRateRadPerS rate about the body's left axis, rad/s, forward positive; NaN until the axes are known
 * @param rateRadPerS size of the angular rate, rad/s
 * @param upForce vertical component of the specific force, m/s²; about 9.81 at rest
 * @param gapSeconds length of the last gap in the data while its effect lasts, s; 0 otherwise
 */
public record SegmentMotion(
        double timeSeconds,
        double stepSeconds,
        double sagittalRad,
        double lateralRad,
        double sagittalRateRadPerS,
        double rateRadPerS,
        double upForce,
        double gapSeconds) {

    /** Whether the axes of the segment are known. */
    public boolean aligned() {
        return !Double.isNaN(sagittalRad);
    }

    /** The motion between this one and a later one, at a time between them. */
    SegmentMotion towards(SegmentMotion later, double atSeconds, double step) {
        double share = (atSeconds - timeSeconds) / (later.timeSeconds - timeSeconds);
        return new SegmentMotion(
                atSeconds,
                step,
                Inclination.wrap(sagittalRad + share * Inclination.wrap(later.sagittalRad - sagittalRad)),
                between(lateralRad, later.lateralRad, share),
                between(sagittalRateRadPerS, later.sagittalRateRadPerS, share),
                between(rateRadPerS, later.rateRadPerS, share),
                between(upForce, later.upForce, share),
                Math.max(gapSeconds, later.gapSeconds));
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(timeSeconds);
        out.writeDouble(stepSeconds);
        out.writeDouble(sagittalRad);
        out.writeDouble(lateralRad);
        out.writeDouble(sagittalRateRadPerS);
        out.writeDouble(rateRadPerS);
        out.writeDouble(upForce);
        out.writeDouble(gapSeconds);
    }

    static SegmentMotion restore(DataInput saved) throws IOException {
        return new SegmentMotion(
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble());
    }
}
