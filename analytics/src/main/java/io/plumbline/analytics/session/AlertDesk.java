package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.AlertRule;
import io.plumbline.analytics.fault.Fault;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Raises, escalates and clears the alerts of one exercise: one at a time per fault, one per fault and repetition, none
 * while the fault rests.
 */
final class AlertDesk {

    /** Between repetitions an alert that else rests for the repetition rests for this long, s. */
    private static final double REST_BETWEEN_REPETITIONS_SECONDS = 2;

    private final Exercise exercise;
    private final AlertIds ids;
    private final List<ActiveRule> rules = new ArrayList<>();
    private final List<String> patternsInMovement = new ArrayList<>();
    private int movement = -1;
    private int movements;
    private int raised;

    AlertDesk(Exercise exercise, SensorSet sensors, Limits limits, AlertIds ids) {
        this.exercise = exercise;
        this.ids = ids;
        for (FaultRule rule : sensors.judged(exercise)) {
            rules.add(new ActiveRule(rule, limits.of(exercise.name(), rule)));
        }
    }

    AlertDesk(Exercise exercise, SensorSet sensors, Limits limits, AlertIds ids, DataInput saved) throws IOException {
        this.exercise = exercise;
        this.ids = ids;
        for (FaultRule rule : sensors.judged(exercise)) {
            rules.add(new ActiveRule(rule, limits.of(exercise.name(), rule), saved));
        }
        for (int i = saved.readInt(); i > 0; i--) {
            patternsInMovement.add(saved.readUTF());
        }
        movement = saved.readInt();
        movements = saved.readInt();
        raised = saved.readInt();
    }

    void save(DataOutput out) throws IOException {
        for (ActiveRule rule : rules) {
            rule.save(out);
        }
        out.writeInt(patternsInMovement.size());
        for (String pattern : patternsInMovement) {
            out.writeUTF(pattern);
        }
        out.writeInt(movement);
        out.writeInt(movements);
        out.writeInt(raised);
    }

    void setLimits(Limits limits) {
        for (ActiveRule rule : rules) {
            rule.life().setLimit(limits.of(exercise.name(), rule.rule()));
        }
    }

    /** It hurts: limits are lowered to where the back was, and alerts held against them from now on. */
    void lowerToPain(double timeSeconds, Limits limits, Consumer<? super SessionEvent> events) {
        PainPoint.lower(exercise.name(), rules, limits, timeSeconds, events);
        setLimits(limits);
    }

    boolean judgesNothing() {
        return rules.isEmpty();
    }

    /** A movement (repetition or hold) has begun. */
    void beginMovement() {
        movement = movements++;
        patternsInMovement.clear();
        for (ActiveRule active : rules) {
            if (active.life().stands()) {
                patternsInMovement.add(active.rule().pattern());
            }
        }
    }

    /** The movement is over. */
    void endMovement() {
        movement = -1;
    }

    /** Patterns of the alerts that stood or were raised in the last movement begun, each once, in order. */
    List<String> patternsInMovement() {
        return List.copyOf(new LinkedHashSet<>(patternsInMovement));
    }

    int raised() {
        return raised;
    }

    /**
     * Holds every rule's size against its limit. Of two rules of one fault the first-named tells more (a tuck is why the
     * back rounds), so that the other waits while the first is past its limit and completes its dwell. What warns of a
     * fault that is to come is named after those that are here, and is not raised while one of them is,
     * or rests.
     *
     * @param sizeDeg a rule's size, degrees
     * @param moving whether the one segment that is held is on its way to somewhere else: until it rests no alert on its
     *     angle is raised
     * @param repetition the repetition in progress, 1-based; 0 where there is none
     * @return whether all are within their amber limits
     */
    boolean judge(
            double timeSeconds,
            ToDoubleFunction<FaultRule> sizeDeg,
            boolean moving,
            int repetition,
            String confidence,
            Consumer<? super SessionEvent> events) {
        boolean within = true;
        Fault pastLimit = null;
        for (ActiveRule active : rules) {
            double size = sizeDeg.applyAsDouble(active.rule());
            active.judged(timeSeconds, size);
            boolean past = size > active.life().limit().amberDeg();
            boolean warning = active.rule().fault() == Fault.FATIGUE;
            within &= warning || !past;
            boolean moves = moving && active.rule().measure().isOfOneSegmentHeld();
            if (moves) {
                active.life().restartRed();
            }
            boolean tooLate = warning && !within;
            boolean mayRaise =
                    past && !moves && !tooLate && active.rule().fault() != pastLimit && mayRaise(active, timeSeconds);
            AlertRule.Change change = active.life().update(timeSeconds, size, mayRaise);
            pastLimit = past ? active.rule().fault() : pastLimit;
            switch (change) {
                case NONE -> {}
                case RAISED_AMBER, RAISED_RED ->
                    raise(active, timeSeconds, size, change, repetition, confidence, events);
                case TURNED_RED ->
                    events.accept(new SessionEvent.AlertEscalated(
                            active.id(),
                            timeSeconds,
                            "red",
                            size,
                            active.life().limit().redDeg()));
                case CLEARED -> clear(active, timeSeconds, events);
            }
        }
        return within;
    }

    private boolean mayRaise(ActiveRule candidate, double timeSeconds) {
        for (ActiveRule other : rules) {
            boolean concerns = other.rule().fault() == candidate.rule().fault()
                    || candidate.rule().fault() == Fault.FATIGUE;
            if (concerns && other.blocks(timeSeconds, movement)) {
                return false;
            }
        }
        return true;
    }

    private void raise(
            ActiveRule active,
            double timeSeconds,
            double size,
            AlertRule.Change change,
            int repetition,
            String confidence,
            Consumer<? super SessionEvent> events) {
        boolean red = change == AlertRule.Change.RAISED_RED;
        FaultRule rule = active.rule();
        active.raised(ids.next(), movement);
        patternsInMovement.add(rule.pattern());
        raised++;
        events.accept(new SessionEvent.AlertRaised(
                active.id(),
                timeSeconds,
                active.life().onsetSeconds(),
                exercise.name(),
                repetition,
                rule.fault().word(),
                rule.pattern(),
                red ? "red" : "amber",
                size,
                red ? active.life().limit().redDeg() : active.life().limit().amberDeg(),
                confidence,
                message(rule, size, repetition)));
    }

    private static String message(FaultRule rule, double sizeDeg, int repetition) {
        return rule.message()
                .replace("{angle}", Long.toString(Math.round(sizeDeg)))
                .replace(" {repetition}", repetition > 0 ? " " + repetition : "");
    }

    private void clear(ActiveRule active, double timeSeconds, Consumer<? super SessionEvent> events) {
        double rest = active.rule().restsForTheRepetition()
                ? REST_BETWEEN_REPETITIONS_SECONDS
                : active.rule().restSeconds();
        active.restUntil(timeSeconds + rest);
        events.accept(new SessionEvent.AlertCleared(
                active.id(),
                timeSeconds,
                active.life().peakDeg(),
                timeSeconds - active.life().onsetSeconds()));
    }

    /** Nothing can be judged from here on: what stands is cleared, what was about to begin is forgotten. */
    void cancel(double timeSeconds, Consumer<? super SessionEvent> events) {
        for (ActiveRule active : rules) {
            if (active.life().cancel() == AlertRule.Change.CLEARED) {
                clear(active, timeSeconds, events);
            }
        }
    }
}
