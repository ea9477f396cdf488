package io.plumbline.simulator.truth;

import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the truth of a session from what the bones did and what was meant. */
public final class TruthFinder {

    private static final double LIST_RATE_HZ = 10;

    private final TrueMotion motion;
    private final TruthLimits limits;

    /** The truth of a motion, for these limits. */
    public TruthFinder(TrueMotion motion, TruthLimits limits) {
        this.motion = motion;
        this.limits = limits;
    }

    /** All of it. */
    public Truth find(
            List<TrueExercise> exercises,
            List<RepetitionSpan> spans,
            List<HoldSpan> holds,
            List<Unjudgeable> unjudgeable,
            @Nullable Expected expected) {
        return new Truth(
                exercises,
                faults(),
                spans.stream().flatMap(span -> tucks(span).stream()).toList(),
                spans.stream().map(this::repetition).toList(),
                holds,
                unjudgeable,
                expected,
                tenHertz(motion::lumbarFlexionDeg),
                tenHertz(motion::trunkDeg),
                segments());
    }

    private SortedMap<Placement, List<Double>> segments() {
        SortedMap<Placement, List<Double>> segments = new TreeMap<>();
        motion.segmentDeg().forEach((placement, signal) -> segments.put(placement, tenHertz(sample -> signal[sample])));
        return segments;
    }

    private List<TrueFault> faults() {
        int last = motion.samples() - 1;
        List<TrueFault> faults = new ArrayList<>(new Excursions("flexion", limits.flexionDeg(), motion.stepSeconds())
                .in(motion::lumbarFlexionDeg, 0, last));
        faults.addAll(new Excursions("extension", limits.extensionDeg(), motion.stepSeconds())
                .in(sample -> -motion.lumbarFlexionDeg(sample), 0, last));
        faults.sort(Comparator.comparingDouble(TrueFault::startSeconds));
        return faults;
    }

    /** A tuck lasts until the pelvis is back on the way up, where it goes on to upright without tucking. */
    private List<TrueFault> tucks(RepetitionSpan span) {
        double[] tuckDeg = tuckDeg(span);
        int first = motion.sampleAt(span.startSeconds());
        int last = motion.sampleAt(span.turnSeconds());
        int end = motion.sampleAt(span.endSeconds());
        while (last < end && tuckDeg[last - first] > limits.tuckDeg()) {
            last++;
        }
        return new Excursions("tuck", limits.tuckDeg(), motion.stepSeconds())
                .in(sample -> tuckDeg[sample - first], first, last);
    }

    /** How far the pelvis is behind the furthest forward it has been on the way down of this squat; nothing in other repetitions. */
    private double[] tuckDeg(RepetitionSpan span) {
        int first = motion.sampleAt(span.startSeconds());
        int turn = motion.sampleAt(span.turnSeconds());
        int end = motion.sampleAt(span.endSeconds());
        double[] tuckDeg = new double[end - first + 1];
        if (span.kind() != RepetitionSpan.Kind.SQUAT) {
            return tuckDeg;
        }
        double furthest = Double.NEGATIVE_INFINITY;
        for (int i = first; i <= end; i++) {
            if (i <= turn) {
                furthest = Math.max(furthest, motion.pelvisDeg(i));
            }
            tuckDeg[i - first] = furthest - motion.pelvisDeg(i);
        }
        return tuckDeg;
    }

    private TrueRepetition repetition(RepetitionSpan span) {
        int first = motion.sampleAt(span.startSeconds());
        int turn = motion.sampleAt(span.turnSeconds());
        int end = motion.sampleAt(span.endSeconds());
        double[] tuckDeg = tuckDeg(span);
        double peakFlexion = Double.NEGATIVE_INFINITY;
        double peakTuck = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = first; i <= end; i++) {
            peakFlexion = Math.max(peakFlexion, motion.lumbarFlexionDeg(i));
            lowest = Math.min(lowest, motion.hipHeightMetres(i));
            if (i <= turn) {
                peakTuck = Math.max(peakTuck, tuckDeg[i - first]);
            }
        }
        return new TrueRepetition(
                span.startSeconds(), span.endSeconds(), motion.hipHeightMetres(first) - lowest, peakFlexion, peakTuck);
    }

    private List<Double> tenHertz(IntToDoubleFunction angleDeg) {
        int last = motion.samples() - 1;
        int values = (int) Math.floor(last * motion.stepSeconds() * LIST_RATE_HZ + 1e-9) + 1;
        List<Double> list = new ArrayList<>(values);
        for (int i = 0; i < values; i++) {
            list.add(angleDeg.applyAsDouble(motion.sampleAt(i / LIST_RATE_HZ)));
        }
        return list;
    }
}
