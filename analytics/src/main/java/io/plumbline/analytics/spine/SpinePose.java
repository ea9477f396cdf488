package io.plumbline.analytics.spine;

import io.plumbline.analytics.orientation.Inclination;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The back at one time of the session's clock: one segment, or a lower and an upper one.
 *
 * @param timeSeconds session time, s
 * @param stepSeconds time since the last pose, s
 * @param lower the lower segment, or the only one; null while its sensor says nothing
 * @param upper the upper segment of two; null with one sensor, or while its sensor says nothing
 * @param gapSeconds length of the gap that the pose suffers from, s; 0 where there is none
 */
public record SpinePose(
        double timeSeconds,
        double stepSeconds,
        @Nullable SegmentMotion lower,
        @Nullable SegmentMotion upper,
        double gapSeconds) {

    /** θ_upper − θ_lower, rad, in (−π, π], neutral not subtracted; NaN where it is not known. */
    public double sagittalDifferenceRad() {
        return lower == null || upper == null
                ? Double.NaN
                : Inclination.wrap(upper.sagittalRad() - lower.sagittalRad());
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(timeSeconds);
        out.writeDouble(stepSeconds);
        saveOptional(lower, out);
        saveOptional(upper, out);
        out.writeDouble(gapSeconds);
    }

    /** Restores what {@link #save} wrote. */
    public static SpinePose restore(DataInput saved) throws IOException {
        return new SpinePose(
                saved.readDouble(),
                saved.readDouble(),
                restoreOptional(saved),
                restoreOptional(saved),
                saved.readDouble());
    }

    private static void saveOptional(@Nullable SegmentMotion motion, DataOutput out) throws IOException {
        out.writeBoolean(motion != null);
        if (motion != null) {
            motion.save(out);
        }
    }

    private static @Nullable SegmentMotion restoreOptional(DataInput saved) throws IOException {
        return saved.readBoolean() ? SegmentMotion.restore(saved) : null;
    }
}
