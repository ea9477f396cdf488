package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.evaluation.TrueSession.Excursion;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the truth passes one rule's limit: by the 10 Hz list of the lumbar angle where there is one, else by the stretches
 * that the truth names. A crossing whose peak is within 2° of the limit, or that lasts within half a dwell of the dwell, is
 * not required; one further below either is none.
 */
final class TrueCrossings {

    /** This near to a limit nobody can say on which side the back was, degrees. */
    static final double MARGIN_DEG = 2;

    /** This share of the dwell about it counts neither way. */
    static final double DWELL_SHARE = 0.5;

    private static final double BENT_DEG = 45;
    private static final double FLEXION_RISE_DEG = 5;
    private static final double SAME_LIMIT_DEG = 0.05;

    /** How much earlier an angle may pass a limit that is below the one whose crossing is told, s. */
    private static final double LOWER_LIMIT_SECONDS = 1;

    private final TrueSession truth;
    private final Set<String> notices;

    TrueCrossings(TrueSession truth, Set<String> notices) {
        this.truth = truth;
        this.notices = notices;
    }

    /** The crossings in a stretch, by time. */
    List<Crossing> of(FaultRule rule, Limit limit, TimeSpan within) {
        return switch (rule.measure()) {
            case LUMBAR_FLEXION, SEGMENT_FORWARD -> lumbar(1, rule, limit, within);
            case LUMBAR_EXTENSION, SEGMENT_BACKWARD -> lumbar(-1, rule, limit, within);
            case LUMBAR_FLEXION_TREND, LUMBAR_EXTENSION_TREND -> List.of(); // what is only to come is never due
            case BENT_LUMBAR_FLEXION -> bent(rule, limit, within);
            case PELVIC_TUCK -> tucks(rule, limit, within, false);
            case PELVIC_TUCK_WITH_FLEXION -> tucks(rule, limit, within, true);
        };
    }

    private List<Crossing> lumbar(int sign, FaultRule rule, Limit limit, TimeSpan within) {
        TrueAngle angle = truth.lumbarFlexion();
        if (angle == null) {
            String kind = (sign > 0 ? Fault.FLEXION : Fault.EXTENSION).word();
            return told(truth.faults(), kind, rule.pattern(), limit, within);
        }
        DoubleUnaryOperator signal = seconds -> sign * angle.atDeg(seconds);
        return crossings(signal, signal, rule.pattern(), limit, cut(within, angle));
    }

    private List<Crossing> bent(FaultRule rule, Limit limit, TimeSpan within) {
        TrueAngle angle = truth.lumbarFlexion();
        TrueAngle trunk = truth.trunkInclination();
        if (angle == null || trunk == null) {
            notices.add("The truth does not tell how far the trunk was bent (trunk_inclination_10hz_deg), so that"
                    + " flexion in daily life counts neither way.");
            return lumbar(1, rule, limit, within).stream()
                    .map(Crossing::notRequired)
                    .toList();
        }
        return crossings(
                seconds -> trunk.atDeg(seconds) > BENT_DEG + MARGIN_DEG ? angle.atDeg(seconds) : 0,
                seconds -> trunk.atDeg(seconds) > BENT_DEG - MARGIN_DEG ? angle.atDeg(seconds) : 0,
                rule.pattern(),
                limit,
                cut(within, angle));
    }

    private static TimeSpan cut(TimeSpan within, TrueAngle angle) {
        return new TimeSpan(
                Math.min(within.startSeconds(), angle.endSeconds()), Math.min(within.endSeconds(), angle.endSeconds()));
    }

    /**
     * Crossings of a signal.
     *
     * @param surely the signal where it surely counts
     * @param perhaps the signal where it may count, nowhere smaller
     */
    static List<Crossing> crossings(
            DoubleUnaryOperator surely, DoubleUnaryOperator perhaps, String pattern, Limit limit, TimeSpan within) {
        List<Crossing> found = new ArrayList<>();
        for (TimeSpan one : TrueAngle.above(perhaps, limit.clearDeg(), within)) {
            double peak = TrueAngle.largest(perhaps, one);
            List<TimeSpan> near = TrueAngle.above(perhaps, limit.amberDeg() - MARGIN_DEG, one);
            boolean possible = lasts(near, limit.amberDwellSeconds() * (1 - DWELL_SHARE))
                    || lasts(
                            TrueAngle.above(perhaps, limit.redDeg() - MARGIN_DEG, one),
                            limit.redDwellSeconds() * (1 - DWELL_SHARE));
            if (!possible) {
                continue;
            }
            List<TimeSpan> past = TrueAngle.above(perhaps, limit.amberDeg(), one);
            double surePeak = TrueAngle.largest(surely, one);
            boolean amber = surePeak >= limit.amberDeg() + MARGIN_DEG
                    && lasts(
                            TrueAngle.above(surely, limit.amberDeg(), one),
                            limit.amberDwellSeconds() * (1 + DWELL_SHARE));
            boolean red = surePeak >= limit.redDeg() + MARGIN_DEG
                    && lasts(TrueAngle.above(surely, limit.redDeg(), one), limit.redDwellSeconds() * (1 + DWELL_SHARE));
            found.add(new Crossing(
                    pattern,
                    whole(past.isEmpty() ? near : past),
                    near.get(0).startSeconds(),
                    peak,
                    amber || red,
                    !past.isEmpty()));
        }
        return found;
    }

    private static boolean lasts(List<TimeSpan> spans, double seconds) {
        return spans.stream().anyMatch(span -> span.durationSeconds() >= seconds);
    }

    private static TimeSpan whole(List<TimeSpan> spans) {
        return new TimeSpan(
                spans.get(0).startSeconds(), spans.get(spans.size() - 1).endSeconds());
    }

    /** Crossings as the truth names them, each told against a limit of its own. */
    private List<Crossing> told(
            @Nullable List<Excursion> excursions, String kind, String pattern, Limit limit, TimeSpan within) {
        List<Crossing> found = new ArrayList<>();
        if (excursions == null) {
            notices.add("The truth tells nothing of " + kind + ", so that " + pattern + " is not scored.");
            return found;
        }
        for (Excursion one : excursions) {
            double peak = one.peakDeg();
            boolean elsewhere =
                    !one.kind().equals(kind) || !within.contains(one.span().middleSeconds());
            if (elsewhere
                    || peak <= limit.amberDeg() - MARGIN_DEG
                    || one.span().durationSeconds() < limit.amberDwellSeconds() * (1 - DWELL_SHARE)) {
                continue;
            }
            boolean lower = limit.amberDeg() < one.limitDeg() - SAME_LIMIT_DEG;
            boolean higher = limit.amberDeg() > one.limitDeg() + SAME_LIMIT_DEG;
            if (lower && limit.amberDeg() < one.limitDeg() - MARGIN_DEG) {
                notices.add("The truth tells " + kind + " past " + one.limitDeg() + "° only, and the limit in force is "
                        + limit.amberDeg() + "°: what lies between is not known.");
            }
            boolean largeEnough = Double.isNaN(peak) ? !higher : peak >= limit.amberDeg() + MARGIN_DEG;
            boolean longEnough = one.span().durationSeconds() >= limit.amberDwellSeconds() * (1 + DWELL_SHARE);
            found.add(new Crossing(
                    pattern,
                    one.span(),
                    one.span().startSeconds() - (lower ? LOWER_LIMIT_SECONDS : 0),
                    peak,
                    largeEnough && longEnough,
                    !lower && !higher));
        }
        return found;
    }

    private List<Crossing> tucks(FaultRule rule, Limit limit, TimeSpan within, boolean withFlexion) {
        if (truth.tucks() == null) {
            if (truth.faults() != null) {
                notices.add("The truth tells no tucks: its flexion stands for them.");
            }
            return withFlexion ? List.of() : flexionForTucks(rule, limit, within);
        }
        List<Crossing> found = new ArrayList<>();
        for (Crossing crossing : told(truth.tucks(), "tuck", rule.pattern(), limit, within)) {
            double rise = withFlexion ? flexionRiseDeg(crossing.span()) : Double.NaN;
            if (!(rise <= FLEXION_RISE_DEG - MARGIN_DEG)) {
                found.add(rise < FLEXION_RISE_DEG + MARGIN_DEG ? crossing.notRequired() : crossing);
            }
        }
        found.addAll(nearTucks(rule, limit, within, found));
        return found;
    }

    /** Flexion at the limit that the truth tells it against, since a tuck's own limit is no limit of flexion. */
    private List<Crossing> flexionForTucks(FaultRule rule, Limit limit, TimeSpan within) {
        List<Crossing> found = new ArrayList<>();
        for (Excursion one : truth.faults() == null ? List.<Excursion>of() : truth.faults()) {
            Limit own = new Limit(one.limitDeg(), one.limitDeg(), limit.amberDwellSeconds(), limit.redDwellSeconds());
            for (Crossing crossing : told(List.of(one), "flexion", rule.pattern(), own, within)) {
                found.add(new Crossing(
                        rule.pattern(),
                        crossing.span(),
                        crossing.span().startSeconds() - LOWER_LIMIT_SECONDS,
                        crossing.peakDeg(),
                        crossing.required(),
                        false));
            }
        }
        return found;
    }

    /** Repetitions whose tuck comes near the limit, and is not told as one past it. */
    private List<Crossing> nearTucks(FaultRule rule, Limit limit, TimeSpan within, List<Crossing> told) {
        List<Crossing> near = new ArrayList<>();
        if (truth.repetitions() == null || truth.repetitionTucksDeg() == null) {
            return near;
        }
        for (int i = 0; i < truth.repetitions().size(); i++) {
            TimeSpan repetition = truth.repetitions().get(i);
            double tuck = truth.repetitionTucksDeg().get(i);
            boolean known = told.stream().anyMatch(crossing -> crossing.span().overlapSeconds(repetition) > 0);
            if (!known && tuck > limit.amberDeg() - MARGIN_DEG && within.contains(repetition.middleSeconds())) {
                near.add(new Crossing(rule.pattern(), repetition, repetition.startSeconds(), tuck, false, false));
            }
        }
        return near;
    }

    /** How much lumbar flexion rose from the pelvis' furthest forward to the tuck's peak, degrees; NaN where not told. */
    private double flexionRiseDeg(TimeSpan tuck) {
        TrueAngle angle = truth.lumbarFlexion();
        TrueAngle trunk = truth.trunkInclination();
        if (angle == null || trunk == null || truth.repetitions() == null) {
            return Double.NaN;
        }
        double start = truth.repetitions().stream()
                .filter(repetition -> repetition.overlapSeconds(tuck) > 0)
                .mapToDouble(TimeSpan::startSeconds)
                .findFirst()
                .orElse(tuck.startSeconds());
        double forward = start;
        double furthest = Double.NEGATIVE_INFINITY;
        for (double seconds = start; seconds <= tuck.startSeconds(); seconds += 1 / TrueAngle.RATE_HZ / 5) {
            double pelvis = trunk.atDeg(seconds) - angle.atDeg(seconds);
            if (pelvis > furthest) {
                furthest = pelvis;
                forward = seconds;
            }
        }
        return TrueAngle.largest(angle::atDeg, tuck) - angle.atDeg(forward);
    }
}
