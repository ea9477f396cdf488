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
    private final ArrayDeque<SegmentMotion> partners = new ArrayDeque<>();
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
            partners.add(SegmentMotion.restore(saved));
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
        out.writeInt(partners.size());
        for (SegmentMotion motion : partners) {
            motion.save(out);
        }
    }

    /** Takes the next motion of the first stream; poses that are now complete go to {@code poses}. */
    public void first(SegmentMotion motion, Consumer<? super SpinePose> poses) {
        noteStart(motion.timeSeconds());
        firstSeconds = motion.timeSeconds();
        waiting.add(motion);
        giveComplete(poses);
    }

    /** Takes the next motion of the second stream; poses that are now complete go to {@code poses}. */
    public void second(SegmentMotion motion, Consumer<? super SpinePose> poses) {
        noteStart(motion.timeSeconds());
        secondSeconds = motion.timeSeconds();
        partners.add(motion);
        while (partners.element().timeSeconds() < secondSeconds - MAX_HELD_SECONDS) {
            partners.remove();
        }
        giveComplete(poses);
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
            poses.accept(pose(first, partnerAt(first), lag));
        }
    }

    private SpinePose pose(SegmentMotion first, @Nullable SegmentMotion partner, double lag) {
        double gap = partner == null
                ? Math.max(Math.max(first.gapSeconds(), lag), MAX_STEP_SECONDS)
                : Math.max(first.gapSeconds(), partner.gapSeconds());
        return firstIsLower
                ? new SpinePose(first.timeSeconds(), first.stepSeconds(), first, partner, gap)
                : new SpinePose(first.timeSeconds(), first.stepSeconds(), partner, first, gap);
    }

    private @Nullable SegmentMotion partnerAt(SegmentMotion first) {
        SegmentMotion before = null;
        while (!partners.isEmpty() && partners.element().timeSeconds() <= first.timeSeconds()) {
            before = partners.remove();
        }
        if (before != null) {
            partners.addFirst(before);
        }
        if (before == null || partners.size() < 2) {
            return exactly(before, first.timeSeconds());
        }
        SegmentMotion after = afterFirst();
        if (after.timeSeconds() - before.timeSeconds() > MAX_STEP_SECONDS) {
            return exactly(before, first.timeSeconds());
        }
        return before.towards(after, first.timeSeconds(), first.stepSeconds());
    }

    private SegmentMotion afterFirst() {
        SegmentMotion before = partners.remove();
        SegmentMotion after = partners.element();
        partners.addFirst(before);
        return after;
    }

    private static @Nullable SegmentMotion exactly(@Nullable SegmentMotion motion, double timeSeconds) {
        return motion != null && motion.timeSeconds() == timeSeconds ? motion : null;
    }
}
