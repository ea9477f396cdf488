package io.plumbline.analytics.spine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings two segments to the times of the first: a pose is given once both streams have reached its time, the second
 * segment interpolated between its neighbours. Where one stream lags the other by more than 300 ms of sample time, that
 * is a gap: poses go on with what there is, and say so.
 *
 * <p>The result depends on the order of arrival only where a stream lags by more than that limit.
 */
public final class SensorPair {

    /** More lag than this is a gap, s. */
    public static final double MAX_LAG_SECONDS = 0.3;

    /** Neighbours further apart than this are not interpolated, s. */
    private static final double MAX_STEP_SECONDS = 0.1 + 1e-6;

    /** While the first stream is silent, the second is kept for this long, s. */
    private static final double MAX_HELD_SECONDS = 2;

    private final boolean firstIsLower;
    private final ArrayDeque<SegmentMotion> waiting = new ArrayDeque<>();
    /** The last motion of the second stream that is not after the first that waits, or the oldest there is … */
    private @Nullable SegmentMotion before;

    /** … and those after it. */
    private final ArrayDeque<SegmentMotion> later = new ArrayDeque<>();

    private double firstSeconds = Double.NEGATIVE_INFINITY;
    private double secondSeconds = Double.NEGATIVE_INFINITY;
    private double startSeconds = Double.NaN;

    /**
     * A pair that has seen nothing.
     *
     * @param firstIsLower whether the first stream, whose clock is the session's, is the lower segment
     */
    public SensorPair(boolean firstIsLower) {
        this.firstIsLower = firstIsLower;
    }

    /** Restores what {@link #save} wrote. */
    public SensorPair(boolean firstIsLower, DataInput saved) throws IOException {
        this(firstIsLower);
        firstSeconds = saved.readDouble();
        secondSeconds = saved.readDouble();
        startSeconds = saved.readDouble();
        for (int i = saved.readInt(); i > 0; i--) {
            waiting.add(SegmentMotion.restore(saved));
        }
        for (int i = saved.readInt(); i > 0; i--) {
            keep(SegmentMotion.restore(saved));
        }
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(firstSeconds);
        out.writeDouble(secondSeconds);
        out.writeDouble(startSeconds);
        out.writeInt(waiting.size());
        for (SegmentMotion motion : waiting) {
            motion.save(out);
        }
        out.writeInt(before == null ? 0 : 1 + later.size());
        if (before != null) {
            before.save(out);
        }
        for (SegmentMotion motion : later) {
            motion.save(out);
        }
    }

    /** Takes the next motion of the first stream; poses that are now complete go to {@code poses}. */
    public void first(SegmentMotion motion, Consumer<? super SpinePose> poses) {
        noteStart(motion.timeSeconds());
        firstSeconds = motion.timeSeconds();
        if (waiting.isEmpty() && secondSeconds >= firstSeconds) {
            poses.accept(pose(motion, firstSeconds - Math.max(secondSeconds, startSeconds)));
            return;
        }
        waiting.add(motion);
        giveComplete(poses);
    }

    /** Takes the next motion of the second stream; poses that are now complete go to {@code poses}. */
    public void second(SegmentMotion motion, Consumer<? super SpinePose> poses) {
        noteStart(motion.timeSeconds());
        secondSeconds = motion.timeSeconds();
        keep(motion);
        while (before != null && before.timeSeconds() < secondSeconds - MAX_HELD_SECONDS) {
            before = later.poll();
        }
        giveComplete(poses);
    }

    private void keep(SegmentMotion motion) {
        if (before == null) {
            before = motion;
        } else {
            later.add(motion);
        }
    }

    private void noteStart(double timeSeconds) {
        if (Double.isNaN(startSeconds)) {
            startSeconds = timeSeconds;
        }
    }

    private void giveComplete(Consumer<? super SpinePose> poses) {
        while (!waiting.isEmpty()) {
            SegmentMotion first = waiting.element();
            boolean reached = secondSeconds >= first.timeSeconds();
            double lag = firstSeconds - Math.max(secondSeconds, startSeconds);
            if (!reached && lag <= MAX_LAG_SECONDS) {
                return;
            }
            waiting.remove();
            poses.accept(pose(first, lag));
        }
    }

    private SpinePose pose(SegmentMotion first, double lag) {
        dropBefore(first.timeSeconds());
        SegmentMotion partner = before;
        if (partner == null) {
            return alone(first, lag);
        }
        if (partner.timeSeconds() > first.timeSeconds()) {
            return alone(first, Math.max(partner.timeSeconds() - first.timeSeconds(), MAX_STEP_SECONDS));
        }
        if (partner.timeSeconds() == first.timeSeconds()) {
            return together(first, partner);
        }
        SegmentMotion after = later.peek();
        if (after == null) {
            return alone(first, lag);
        }
        double spacing = after.timeSeconds() - partner.timeSeconds();
        return spacing > MAX_STEP_SECONDS
                ? alone(first, spacing)
                : together(first, partner.towards(after, first.timeSeconds(), first.stepSeconds()));
    }

    /** Leaves the last partner that is not after a time, and those after it. */
    private void dropBefore(double timeSeconds) {
        for (SegmentMotion after = later.peek();
                after != null && after.timeSeconds() <= timeSeconds;
                after = later.peek()) {
            before = later.remove();
        }
    }

    private SpinePose together(SegmentMotion first, SegmentMotion second) {
        return pose(first, second, Math.max(first.gapSeconds(), second.gapSeconds()));
    }

    private SpinePose alone(SegmentMotion first, double gapSeconds) {
        return pose(first, null, Math.max(first.gapSeconds(), gapSeconds));
    }

    private SpinePose pose(SegmentMotion first, @Nullable SegmentMotion second, double gapSeconds) {
        return firstIsLower
                ? new SpinePose(first.timeSeconds(), first.stepSeconds(), first, second, gapSeconds)
                : new SpinePose(first.timeSeconds(), first.stepSeconds(), second, first, gapSeconds);
    }
}
