package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.TrueAngle;
import io.plumbline.analytics.evaluation.TrueSession;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.simulator.link.Preset;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every scenario of the library over its own radio, where it has one, and over a shadowed and a bad one, with losses drawn
 * anew for each seed: which false alerts turned red that do not come over a cable. A second alert of a fault that truly goes
 * on, after a gap has ended the first, is counted by itself.
 */
final class LossyRadio {

    private static final List<Long> SEEDS = List.of(1L, 2L);

    /** Within so much of its limit the truth speaks for an alert, as everywhere in scoring, degrees. */
    private static final double GREY_DEG = 2;

    /**
     * What was found.
     *
     * @param sessions how many were done
     * @param alerts how many alerts came
     * @param toldAgain alerts in red of a fault that truly went on, told before the gap already
     * @param falseReds the false alerts that were red: scenario, radio, seed, pattern
     */
    record Result(int sessions, int alerts, int toldAgain, Set<String> falseReds) {}

    private record Session(Scenario scenario, String radio, long seed) {}

    private LossyRadio() {}

    static Result measure() {
        List<Session> sessions = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (long seed : SEEDS) {
                if (!scenario.radio().isCable()) {
                    sessions.add(new Session(scenario, "own", seed));
                }
                for (Preset preset : List.of(Preset.SHADOWED, Preset.BAD)) {
                    sessions.add(new Session(scenario.withRadio(Radio.of(preset)), preset.word(), seed));
                }
            }
        }
        return sessions.parallelStream()
                .map(LossyRadio::result)
                .reduce(new Result(0, 0, 0, Set.of()), LossyRadio::joined);
    }

    private static Result joined(Result one, Result other) {
        Set<String> both = new TreeSet<>(one.falseReds());
        both.addAll(other.falseReds());
        return new Result(
                one.sessions() + other.sessions(),
                one.alerts() + other.alerts(),
                one.toldAgain() + other.toldAgain(),
                both);
    }

    private static Result result(Session session) {
        Simulated.Scored scored = Simulated.scored(session.scenario(), session.seed());
        Set<String> red = new HashSet<>();
        int alerts = 0;
        for (SessionEvent event : scored.events()) {
            if (event instanceof AlertRaised alert) {
                alerts++;
                if (alert.severity().equals("red")) {
                    red.add(alert.id());
                }
            } else if (event instanceof SessionEvent.AlertEscalated alert) {
                red.add(alert.id());
            }
        }
        int toldAgain = 0;
        Set<String> patterns = new TreeSet<>();
        for (AlertRaised alert : scored.score().matching().falseAlarms()) {
            if (red.contains(alert.id()) && goesOn(alert, scored.truth())) {
                toldAgain++;
            } else if (red.contains(alert.id())) {
                patterns.add(alert.pattern());
            }
        }
        if (!patterns.isEmpty()) {
            Scenario overCable = session.scenario().withRadio(Radio.CABLE);
            Simulated.scored(overCable, session.seed())
                    .score()
                    .matching()
                    .falseAlarms()
                    .forEach(alert -> patterns.remove(alert.pattern()));
        }
        Set<String> falseReds = new TreeSet<>();
        patterns.forEach(pattern -> falseReds.add(session.scenario().name() + ", radio " + session.radio() + ", seed "
                + session.seed() + ": " + pattern));
        return new Result(1, alerts, toldAgain, falseReds);
    }

    private static boolean goesOn(AlertRaised alert, TrueSession truth) {
        TrueAngle lumbar = truth.lumbarFlexion();
        if (lumbar == null || alert.pattern().equals("pelvic-tuck")) {
            return false;
        }
        double sign = alert.fault().equals("extension") ? -1 : 1;
        return sign * lumbar.atDeg(alert.timeSeconds()) > alert.limitDeg() - GREY_DEG;
    }

    /** In how many sessions each pattern was falsely told in red. */
    static Map<String, Long> byPattern(Result result) {
        return result.falseReds().stream()
                .collect(Collectors.groupingBy(
                        one -> one.substring(one.indexOf(": ") + 2), TreeMap::new, Collectors.counting()));
    }

    /** What was found, in words. */
    static String words(Result result) {
        Map<String, Long> byPattern = byPattern(result);
        String which = byPattern.isEmpty()
                ? "none"
                : byPattern.entrySet().stream()
                        .map(entry -> entry.getKey() + " in " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d sessions with losses, %d alerts; sessions with a false red alert that does not come over a cable: %s;"
                        + " red alerts told again after a gap, while the back truly was past the limit: %d",
                result.sessions(),
                result.alerts(),
                which,
                result.toldAgain());
    }
}
