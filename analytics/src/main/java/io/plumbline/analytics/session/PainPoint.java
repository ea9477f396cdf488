package io.plumbline.analytics.session;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a report of pain does: the angle at which it hurts becomes red, three fifths of it amber. Limits are only lowered, for
 * the exercise in hand and the rest of the session.
 */
final class PainPoint {

    /** Why a limit was changed, in the event. */
    static final String REASON = "pain";

    /**
     * What is smaller is near neutral: the smallest change that two sensors can tell from noise, degrees (design value of
     * the project: twice their error of 1.3 to 2.5°). No amber limit gets below it.
     */
    static final double LEAST_DEG = 5;

    /** Red stays above amber by this much at least, degrees; chosen. */
    private static final double LEAST_APART_DEG = 1;

    private PainPoint() {}

    /** The limit of one whom it hurts at an angle of at least {@link #LEAST_DEG}; no part of it is more than now. */
    static Limit lowered(Limit now, double hurtsDeg) {
        double amber = Math.max(LEAST_DEG, hurtsDeg / Limit.RED_TO_AMBER);
        double red = Math.max(hurtsDeg, amber + LEAST_APART_DEG);
        return now.withDegrees(Math.min(now.amberDeg(), amber), Math.min(now.redDeg(), red));
    }

    /** Lowers what the last three seconds call for, and says so; says why not, where nothing is lowered. */
    static void lower(
            String exercise,
            List<ActiveRule> rules,
            Limits limits,
            double timeSeconds,
            Consumer<? super SessionEvent> events) {
        boolean judged = false;
        boolean outOfNeutral = false;
        for (ActiveRule active : rules) {
            if (active.rule().fault() == Fault.FATIGUE) {
                continue; // Its size is one that the back has yet to reach; its limit is that of the fault to come.
            }
            double hurtsDeg = active.recentDeg(timeSeconds);
            judged |= !Double.isNaN(hurtsDeg);
            if (hurtsDeg >= LEAST_DEG) {
                outOfNeutral = true;
                Limit now = active.life().limit();
                Limit lower = lowered(now, hurtsDeg);
                limits.lower(exercise, active.rule().limitName(), lower);
                events.accept(new SessionEvent.LimitChanged(
                        timeSeconds,
                        exercise,
                        active.rule().fault().word(),
                        active.rule().limitName(),
                        lower.amberDeg(),
                        lower.redDeg(),
                        REASON,
                        message(active, hurtsDeg, now, lower)));
            }
        }
        if (!outOfNeutral) {
            String why = judged
                    ? "Your back was near neutral, so no limit was lowered."
                    : "Your back could not be judged just then, so no limit was lowered.";
            nothingLowered(timeSeconds, exercise, why, events);
        }
    }

    /**
     * Says that a report of pain changes nothing.
     *
     * @param exercise empty where none is in hand
     */
    static void nothingLowered(double timeSeconds, String exercise, String why, Consumer<? super SessionEvent> events) {
        events.accept(new SessionEvent.LimitChanged(
                timeSeconds, exercise, null, null, Double.NaN, Double.NaN, REASON, "Noted. " + why));
    }

    private static String message(ActiveRule active, double hurtsDeg, Limit now, Limit lower) {
        String pattern = active.rule().pattern().replace('-', ' ');
        boolean same = lower.equals(now);
        return String.format(
                Locale.ROOT,
                same
                        ? "It hurt at %d° (%s): I warn at %d° already."
                        : "It hurt at %d° (%s): from now on I warn at %d°.",
                Math.round(hurtsDeg),
                pattern,
                Math.round(lower.amberDeg()));
    }
}
