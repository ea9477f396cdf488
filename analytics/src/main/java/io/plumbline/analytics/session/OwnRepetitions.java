package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.OwnMargin;
import io.plumbline.analytics.fault.Limit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The wearer's own accepted repetitions of one exercise, and the limits that they narrow: once per session and limit, between
 * two repetitions, never one that someone has set. Accepted is what was complete, judged from its beginning to its end
 * against a neutral that was captured, without an alert and without a report of pain.
 */
final class OwnRepetitions {

    /** Why a limit was changed, in the event. */
    static final String REASON = "own-repetitions";

    /** A limit that would be narrowed by less is left as it is, degrees; chosen. */
    private static final double LEAST_CHANGE_DEG = 1;

    private final String exercise;
    private final List<Peaks> rules = new ArrayList<>();
    private int repetition;
    private boolean spoilt = true;
    private int clean;

    OwnRepetitions(Exercise exercise, SensorSet sensors) {
        this.exercise = exercise.name();
        for (FaultRule rule : sensors.judged(exercise)) {
            OwnMargin margin = rule.own();
            if (margin != null) {
                rules.add(new Peaks(rule, margin));
            }
        }
    }

    OwnRepetitions(Exercise exercise, SensorSet sensors, DataInput saved) throws IOException {
        this(exercise, sensors);
        for (Peaks peaks : rules) {
            peaks.restore(saved);
        }
        repetition = saved.readInt();
        spoilt = saved.readBoolean();
        clean = saved.readInt();
    }

    void save(DataOutput out) throws IOException {
        for (Peaks peaks : rules) {
            peaks.save(out);
        }
        out.writeInt(repetition);
        out.writeBoolean(spoilt);
        out.writeInt(clean);
    }

    /** What one rule's repetitions came to. */
    private static final class Peaks {

        private final FaultRule rule;
        private final OwnMargin margin;
        private final double[] acceptedDeg;
        private int accepted;
        private double nowDeg;

        Peaks(FaultRule rule, OwnMargin margin) {
            this.rule = rule;
            this.margin = margin;
            acceptedDeg = new double[margin.after()];
        }

        void restore(DataInput saved) throws IOException {
            for (int i = 0; i < acceptedDeg.length; i++) {
                acceptedDeg[i] = saved.readDouble();
            }
            accepted = saved.readInt();
            nowDeg = saved.readDouble();
        }

        void save(DataOutput out) throws IOException {
            for (double peak : acceptedDeg) {
                out.writeDouble(peak);
            }
            out.writeInt(accepted);
            out.writeDouble(nowDeg);
        }

        /** Whether with this one there are enough, for the first time. */
        boolean accept() {
            if (accepted == acceptedDeg.length) {
                return false;
            }
            acceptedDeg[accepted++] = nowDeg;
            return accepted == acceptedDeg.length;
        }

        void forget() {
            accepted = accepted == acceptedDeg.length ? accepted : 0;
        }
    }

    /**
     * Takes how far the movement has come, before its pose is judged or not.
     *
     * @return whether a limit was narrowed
     */
    boolean follow(MovementCounter counter, double timeSeconds, Limits limits, Consumer<? super SessionEvent> events) {
        boolean narrowed = false;
        if (counter.clean() > clean && !spoilt) {
            for (Peaks peaks : rules) {
                narrowed |= peaks.accept() && narrow(peaks, timeSeconds, limits, events);
            }
        }
        clean = counter.clean();
        if (counter.inProgress() != repetition) {
            repetition = counter.inProgress();
            spoilt = repetition == 0;
            for (Peaks peaks : rules) {
                peaks.nowDeg = Double.NEGATIVE_INFINITY;
            }
        }
        return narrowed;
    }

    private boolean narrow(Peaks peaks, double timeSeconds, Limits limits, Consumer<? super SessionEvent> events) {
        String name = peaks.rule.limitName();
        Limit now = limits.of(exercise, peaks.rule);
        double amber = peaks.margin.amberDeg(peaks.acceptedDeg);
        boolean worthIt = amber <= now.amberDeg() - LEAST_CHANGE_DEG;
        if (limits.isSet(exercise, name) || !limits.learn(exercise, name) || !worthIt) {
            return false;
        }
        boolean redIsSet = limits.isSet(exercise, name + Limits.RED);
        double red = redIsSet ? now.redDeg() : Math.min(now.redDeg(), amber * Limit.RED_TO_AMBER);
        Limit narrower = now.withDegrees(amber, red);
        limits.lower(exercise, name, narrower);
        events.accept(new SessionEvent.LimitChanged(
                timeSeconds,
                exercise,
                peaks.rule.fault().word(),
                name,
                narrower.amberDeg(),
                narrower.redDeg(),
                REASON,
                String.format(
                        Locale.ROOT,
                        "Your first %d good repetitions set your limit (%s): from now on I warn at %d°.",
                        peaks.acceptedDeg.length,
                        peaks.rule.pattern().replace('-', ' '),
                        Math.round(narrower.amberDeg()))));
        return true;
    }

    /** Takes the sizes of a pose that was judged. */
    void judged(ToDoubleFunction<FaultRule> sizeDeg, Neutral neutral) {
        spoilt |= !neutral.captured();
        if (spoilt) {
            return; // until the next begins, its peaks don't matter
        }
        for (Peaks peaks : rules) {
            double size = sizeDeg.applyAsDouble(peaks.rule);
            spoilt |= Double.isNaN(size);
            peaks.nowDeg = Math.max(peaks.nowDeg, size);
        }
    }

    /** A pose was not judged: the repetition under way is not accepted, and none where another neutral will be found. */
    void notJudged(Reason reason) {
        spoilt = true;
        if (reason == Reason.UNCALIBRATED || reason == Reason.SLIPPED || reason == Reason.SWAPPED) {
            forget();
        }
    }

    /** It hurts, or neutral will be another: what was accepted so far, and what is under way, tells nothing any more. */
    void forget() {
        spoilt = true;
        for (Peaks peaks : rules) {
            peaks.forget();
        }
    }
}
