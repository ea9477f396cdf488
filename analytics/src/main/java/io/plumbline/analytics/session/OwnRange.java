package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.RangeShare;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the wearer's own range of lumbar flexion in a bend, and has the limits that are shares of it follow. What somebody
 * has set, and what pain or the wearer's own repetitions have lowered, goes before it.
 */
final class OwnRange {

    /**
     * A larger range counts as this, degrees: what people with low back pain have on average (Laird et al. 2019, two sensors,
     * PMC6339318), so that nobody who bends further is let bend further in an exercise.
     */
    static final double MOST_DEG = 46;

    private final List<Exercise> exercises;
    private final Limits limits;
    private final RangeBend bend;

    OwnRange(List<Exercise> exercises, Limits limits) {
        this.exercises = exercises;
        this.limits = limits;
        bend = new RangeBend();
    }

    OwnRange(List<Exercise> exercises, Limits limits, DataInput saved) throws IOException {
        this.exercises = exercises;
        this.limits = limits;
        bend = new RangeBend(saved);
    }

    void save(DataOutput out) throws IOException {
        bend.save(out);
    }

    /** Awaits a bend from now on, if the sensors can show it. */
    void begin(double timeSeconds, SensorSet sensors, Consumer<? super SessionEvent> events) {
        if (sensors.showLumbarAngle()) {
            bend.begin();
        } else {
            nothing(timeSeconds, "Your range takes two sensors, one on the sacrum and one at t12 or l1.", events);
        }
    }

    void end() {
        bend.end();
    }

    /** Whether a bend is awaited or under way, so that nothing else is judged. */
    boolean measuring() {
        return bend.awaited();
    }

    /**
     * Takes the next pose.
     *
     * @return whether limits have changed
     */
    boolean update(SpinePose pose, Neutral neutral, Consumer<? super SessionEvent> events) {
        RangeBend.Outcome outcome = bend.update(pose, neutral);
        if (outcome == null) {
            return false;
        }
        double deg = Math.toDegrees(bend.peakRad());
        switch (outcome) {
            case MEASURED -> follow(deg, pose.timeSeconds(), events);
            case TOO_FAST ->
                nothing(pose.timeSeconds(), "That was too fast to tell your range: bend more slowly.", events);
            case TOO_SMALL ->
                nothing(
                        pose.timeSeconds(),
                        String.format(
                                Locale.ROOT,
                                "Your back bent by %d° only, too little to tell your range. If that is as far as is"
                                        + " comfortable, leave it: the usual limits hold.",
                                Math.round(deg)),
                        events);
            case NONE ->
                nothing(pose.timeSeconds(), "No slow bend came within a minute: no range was measured.", events);
        }
        return outcome == RangeBend.Outcome.MEASURED;
    }

    /**
     * It hurts in the bend: it is over, and where it hurts is red at once, in every exercise whose limit is a share of the
     * range.
     */
    void painHere(double timeSeconds, Consumer<? super SessionEvent> events) {
        double hurtsDeg = Math.toDegrees(bend.peakRad());
        bend.end();
        if (!(hurtsDeg >= PainPoint.LEAST_DEG)) {
            events.accept(changed(
                    timeSeconds,
                    "",
                    null,
                    Double.NaN,
                    Double.NaN,
                    PainPoint.REASON,
                    "Noted. Your back was near neutral, so no limit was lowered. No range is measured."));
            return;
        }
        for (Exercise exercise : exercises) {
            for (FaultRule rule : exercise.rules()) {
                if (rule.ofRange() != null) {
                    Limit lower = PainPoint.lowered(limits.of(exercise.name(), rule), hurtsDeg);
                    limits.lower(exercise.name(), rule.limitName(), lower);
                    String message = String.format(
                            Locale.ROOT,
                            "It hurt at %d°: in %s I warn at %d° from now on. No range is measured.",
                            Math.round(hurtsDeg),
                            exercise.title().toLowerCase(Locale.ROOT),
                            Math.round(lower.amberDeg()));
                    events.accept(changed(
                            timeSeconds,
                            exercise.name(),
                            rule,
                            lower.amberDeg(),
                            lower.redDeg(),
                            PainPoint.REASON,
                            message));
                }
            }
        }
    }

    private void follow(double rangeDeg, double timeSeconds, Consumer<? super SessionEvent> events) {
        double counted = Math.min(MOST_DEG, rangeDeg);
        boolean any = false;
        for (Exercise exercise : exercises) {
            for (FaultRule rule : exercise.rules()) {
                RangeShare share = rule.ofRange();
                if (share != null) {
                    Limit own = share.of(counted, rule.limit());
                    limits.followRange(exercise.name(), rule.limitName(), own);
                    Limit now = limits.of(exercise.name(), rule);
                    events.accept(changed(
                            timeSeconds,
                            exercise.name(),
                            rule,
                            now.amberDeg(),
                            now.redDeg(),
                            SessionEvent.LimitChanged.RANGE,
                            message(exercise, rangeDeg, now, own)));
                    any = true;
                }
            }
        }
        if (!any) {
            nothing(timeSeconds, "Your range is set already, and no limit was changed.", events);
        }
    }

    private static String message(Exercise exercise, double rangeDeg, Limit now, Limit own) {
        return String.format(
                Locale.ROOT,
                now.amberDeg() == own.amberDeg()
                        ? "Your back bends by %d° comfortably: in %s I warn at %d° from now on."
                        : "Your back bends by %d° comfortably; in %s I go on warning at %d°, as was set or lowered.",
                Math.round(rangeDeg),
                exercise.title().toLowerCase(Locale.ROOT),
                Math.round(now.amberDeg()));
    }

    private static void nothing(double timeSeconds, String message, Consumer<? super SessionEvent> events) {
        events.accept(changed(timeSeconds, "", null, Double.NaN, Double.NaN, SessionEvent.LimitChanged.RANGE, message));
    }

    private static SessionEvent.LimitChanged changed(
            double timeSeconds,
            String exercise,
            @Nullable FaultRule rule,
            double amberDeg,
            double redDeg,
            String reason,
            String message) {
        return new SessionEvent.LimitChanged(
                timeSeconds,
                exercise,
                rule == null ? null : rule.fault().word(),
                rule == null ? null : rule.limitName(),
                amberDeg,
                redDeg,
                reason,
                message);
    }
}
