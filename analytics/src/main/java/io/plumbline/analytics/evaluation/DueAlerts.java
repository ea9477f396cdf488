package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.repetition.Movement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that the truth asks for, by the limits in force and by what the sensors can show. Crossings between which no
 * second alert may follow are one: those within one repetition, or within the rest of the first.
 */
final class DueAlerts {

    /** Outside of any repetition what else rests for one rests for this long, s. */
    private static final double REST_BETWEEN_REPETITIONS_SECONDS = 2;

    /** In a hold whose trunk is more upright than this the wearer moves between positions, degrees. */
    private static final double HOLD_TRUNK_DEG = 50;

    private final TrueSession truth;
    private final List<TimeSpan> unjudgeable;
    private final List<TimeSpan> toldAtStart;
    private final TrueCrossings crossings;
    private final Set<String> notices;

    /**
     * Looks into a truth.
     *
     * @param unjudgeable where nothing need be alerted
     * @param toldAtStart where the wearer was told that the start of the hold is wrong: where it truly is, what
     *     lies in it need not be alerted
     * @param notices takes what the truth can't tell, a sentence each
     */
    DueAlerts(TrueSession truth, List<TimeSpan> unjudgeable, List<TimeSpan> toldAtStart, Set<String> notices) {
        this.truth = truth;
        this.unjudgeable = List.copyOf(unjudgeable);
        this.toldAtStart = List.copyOf(toldAtStart);
        crossings = new TrueCrossings(truth, notices);
        this.notices = notices;
    }

    /** What is due in a stretch, by time. */
    List<DueAlert> in(JudgedStretch stretch) {
        Map<Fault, List<Timed>> byFault = new LinkedHashMap<>();
        HeldSegment held = held(stretch);
        for (FaultRule rule : stretch.rules()) {
            Limit limit =
                    stretch.limits().of(stretch.exercise().name(), held == null ? lumbarTwin(rule, stretch) : rule);
            for (Crossing crossing : crossings(rule, limit, held, stretch.span())) {
                byFault.computeIfAbsent(rule.fault(), fault -> new ArrayList<>())
                        .add(new Timed(judgeable(crossing, rule, limit, stretch), rule));
            }
        }
        List<DueAlert> due = new ArrayList<>();
        byFault.forEach((fault, found) -> {
            found.sort(Comparator.comparingDouble(Timed::startSeconds));
            due.addAll(
                    found.get(0).rule().restsForTheRepetition()
                            ? byRepetition(fault, found, stretch)
                            : byRest(fault, found, stretch));
        });
        due.sort(Comparator.comparingDouble(DueAlert::startSeconds).thenComparing(DueAlert::fault));
        return due;
    }

    private List<Crossing> crossings(FaultRule rule, Limit limit, @Nullable HeldSegment held, TimeSpan within) {
        if (held == null || !rule.measure().isOfOneSegmentHeld()) {
            return crossings.of(rule, limit, within);
        }
        int sign = rule.measure() == Measure.SEGMENT_FORWARD ? 1 : -1;
        return held.crossings(sign, rule.pattern(), limit, within);
    }

    /** How the segment of the only sensor was held; null where nothing is judged by it, or the truth does not tell. */
    private @Nullable HeldSegment held(JudgedStretch stretch) {
        boolean judged =
                stretch.rules().stream().anyMatch(rule -> rule.measure().isOfOneSegmentHeld());
        if (!judged || !(stretch.exercise().movement() instanceof Movement.Hold movement)) {
            return null;
        }
        TrueAngle angle = truth.segmentInclination().get(stretch.lowest());
        List<TimeSpan> holds = truth.holds();
        if (angle == null || holds == null) {
            notices.add("The truth does not tell how the segment at "
                    + stretch.lowest().word()
                    + " turned (segment_inclination_10hz_deg) and when it was held (holds): the lumbar angle stands for"
                    + " it, so that hips too high or too low with a flat back count as false.");
            return null;
        }
        return new HeldSegment(angle, holds, unjudgeable, movement, stretch.exerciseSeconds());
    }

    /** A crossing and the rule whose limit it crosses. */
    private record Timed(Crossing crossing, FaultRule rule) {
        double startSeconds() {
            return crossing.span().startSeconds();
        }
    }

    /** Where only the lumbar angle is told it stands for the one segment, and is held against its own limit. */
    private static FaultRule lumbarTwin(FaultRule rule, JudgedStretch stretch) {
        return switch (rule.measure()) {
            case SEGMENT_FORWARD, SEGMENT_BACKWARD ->
                stretch.exercise().rules().stream()
                        .filter(other ->
                                other.fault() == rule.fault() && other.measure().needsBothSegments())
                        .findFirst()
                        .orElse(rule);
            default -> rule;
        };
    }

    /** The crossing, not required where too little of it can be judged. */
    private Crossing judgeable(Crossing crossing, FaultRule rule, Limit limit, JudgedStretch stretch) {
        TimeSpan needed = crossing.span();
        boolean tuck = rule.measure() != Measure.LUMBAR_FLEXION && rule.restsForTheRepetition();
        int repetition = repetitionAt(crossing.span());
        if (tuck && repetition >= 0 && truth.repetitions() != null) {
            double from = truth.repetitions().get(repetition).startSeconds();
            needed = new TimeSpan(Math.min(from, needed.startSeconds()), needed.endSeconds());
        }
        double lost = 0;
        for (TimeSpan span : unjudgeable) {
            lost += needed.overlapSeconds(span);
        }
        double enough = limit.amberDwellSeconds() * (1 + TrueCrossings.DWELL_SHARE);
        boolean tooLittle = lost > 0 && (tuck || needed.durationSeconds() - lost < enough);
        TrueAngle trunk = truth.trunkInclination();
        boolean moving = stretch.exercise().movement() instanceof Movement.Hold
                && trunk != null
                && trunk.atDeg(crossing.span().startSeconds()) < HOLD_TRUNK_DEG;
        if (tooLittle || moving || hadBegun(crossing, stretch)) {
            return crossing.notRequired();
        }
        double told = toldOfWrongStartSeconds(crossing.span(), stretch);
        if (told == 0) {
            return crossing;
        }
        if (needed.durationSeconds() - lost - told < enough) {
            notices.add(
                    "What was past a limit while the start of a hold was told to be wrong, and was, counts neither way.");
            return crossing.notRequired();
        }
        return crossing.withoutLatency();
    }

    /** Whether the back was past the limit already when this came into force: an alert by the limit before may have told. */
    private static boolean hadBegun(Crossing crossing, JudgedStretch stretch) {
        return !stretch.beginsExercise()
                && crossing.span().startSeconds() <= stretch.span().startSeconds();
    }

    /** For how long of a crossing the wearer was told that the start is wrong where it truly was further off than allowed, s. */
    private double toldOfWrongStartSeconds(TimeSpan crossing, JudgedStretch stretch) {
        TrueAngle lumbar = truth.lumbarFlexion();
        if (lumbar == null || !(stretch.exercise().movement() instanceof Movement.Hold hold)) {
            return 0;
        }
        double allowedDeg = Math.toDegrees(hold.largestNeutralShiftRad());
        double seconds = 0;
        for (TimeSpan span : toldAtStart) {
            if (Math.abs(lumbar.atDeg(span.startSeconds())) > allowedDeg) {
                seconds += span.overlapSeconds(crossing);
            }
        }
        return seconds;
    }

    private List<DueAlert> byRepetition(Fault fault, List<Timed> found, JudgedStretch stretch) {
        List<DueAlert> due = new ArrayList<>();
        Map<Integer, List<Crossing>> inRepetition = new LinkedHashMap<>();
        List<Timed> between = new ArrayList<>();
        for (Timed one : found) {
            int repetition = repetitionAt(one.crossing().span());
            if (repetition < 0) {
                between.add(one);
            } else {
                inRepetition
                        .computeIfAbsent(repetition, number -> new ArrayList<>())
                        .add(one.crossing());
            }
        }
        String exercise = stretch.exercise().name();
        inRepetition.values().forEach(crossings -> due.add(new DueAlert(fault.word(), exercise, crossings, false)));
        due.addAll(byRest(fault, between, stretch));
        return due;
    }

    /** Which repetition a crossing belongs to: the one that holds most of it; −1: none. */
    private int repetitionAt(TimeSpan crossing) {
        List<TimeSpan> repetitions = truth.repetitions();
        int best = -1;
        double most = 0;
        for (int i = 0; repetitions != null && i < repetitions.size(); i++) {
            double overlap = repetitions.get(i).overlapSeconds(crossing);
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    private static List<DueAlert> byRest(Fault fault, List<Timed> found, JudgedStretch stretch) {
        List<DueAlert> due = new ArrayList<>();
        List<Crossing> group = new ArrayList<>();
        double restUntil = Double.NEGATIVE_INFINITY;
        double perhapsRestsUntil = Double.NEGATIVE_INFINITY;
        for (Timed one : found) {
            double rest = one.rule().restsForTheRepetition()
                    ? REST_BETWEEN_REPETITIONS_SECONDS
                    : one.rule().restSeconds();
            double end = one.crossing().span().endSeconds();
            if (one.startSeconds() >= restUntil) {
                add(due, fault, group, stretch);
                boolean perhapsRests = one.startSeconds() < perhapsRestsUntil;
                group = new ArrayList<>(List.of(perhapsRests ? one.crossing().notRequired() : one.crossing()));
                restUntil = end + rest;
                perhapsRestsUntil = restUntil;
            } else {
                group.add(one.crossing());
                perhapsRestsUntil = end > restUntil ? end + rest : perhapsRestsUntil;
            }
        }
        add(due, fault, group, stretch);
        return due;
    }

    private static void add(List<DueAlert> due, Fault fault, List<Crossing> group, JudgedStretch stretch) {
        if (!group.isEmpty()) {
            due.add(new DueAlert(fault.word(), stretch.exercise().name(), group, true));
        }
    }

    static Set<String> newNotices() {
        return new LinkedHashSet<>();
    }
}
