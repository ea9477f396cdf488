package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.FalseAlarmRate;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Wearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts in hours of movement in which little is wrong, each session by another wearer: scenarios in turn with seeds 1, 2,
 * 3 …, until the hours are full. An alert that the truth asks for is no false one.
 */
final class FalseAlarmHours {

    /** So many that the interval of no alarm ends below what is aimed at: 0.2 and 0.5 an hour. */
    static final double DAILY_HOURS = 20;

    private static final double CORRECT_HOURS = 8;

    private static final List<String> DAILY_LIFE = List.of("daily-life");
    private static final List<String> CORRECT = List.of("correct-session");

    /**
     * Some hours, scored with one exercise.
     *
     * @param what what was done
     * @param running the exercise that the analysis was told; null: the sessions' own
     */
    record Row(String what, @Nullable String running, int wearers, SessionScore score) {
        FalseAlarmRate rate() {
            FalseAlarmRate rate = score.falseAlarmRate();
            if (rate == null) {
                throw new IllegalStateException("no exercise was under way in " + what);
            }
            return rate;
        }
    }

    private record Session(Scenario scenario, long seed) {}

    private FalseAlarmHours() {}

    static List<Row> measure() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(measure("daily life", DAILY_LIFE, DAILY_HOURS, "daily", "squat", "plank"));
        rows.addAll(measure("correct exercise", CORRECT, CORRECT_HOURS, new String[] {null}));
        return rows;
    }

    private static List<Row> measure(String what, List<String> scenarios, double hours, @Nullable String... exercises) {
        List<Session> sessions = sessions(scenarios, hours, exercises[0] == null);
        List<List<SessionScore>> scores = sessions.parallelStream()
                .map(session -> Simulated.scores(session.scenario(), session.seed(), false, exercises))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < exercises.length; i++) {
            int which = i;
            SessionScore sum =
                    scores.stream().map(each -> each.get(which)).reduce(SessionScore.NOTHING, SessionScore::plus);
            rows.add(new Row(what + " (" + String.join(", ", scenarios) + ")", exercises[i], sessions.size(), sum));
        }
        return rows;
    }

    private static List<Session> sessions(List<String> scenarios, double hours, boolean ownMarks) {
        List<Scenario> library = scenarios.stream()
                .map(name -> ScenarioLibrary.find(name).orElseThrow())
                .toList();
        List<Session> sessions = new ArrayList<>();
        double seconds = 0;
        for (long seed = 1; seconds < hours * 3600; seed++) {
            Scenario scenario = library.get((int) (seed % library.size())).withWearer(Wearer.ANYONE);
            SimulatedSession session = SimulatedSession.of(scenario, seed);
            seconds += session.durationSeconds() - (ownMarks ? firstExercise(session) : 0);
            sessions.add(new Session(scenario, seed));
        }
        return sessions;
    }

    private static double firstExercise(SimulatedSession session) {
        return session.marks().stream()
                .filter(mark -> mark instanceof Mark.StartExercise)
                .mapToDouble(Mark::timeSeconds)
                .min()
                .orElse(session.durationSeconds());
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "| what was done | exercise running | hours | wearers | judged |"
                        + " right alerts | false alarms | an hour (95 % interval) | which |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            FalseAlarmRate rate = row.rate();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %d | %.0f %% | %d | %d | %.2f (%.2f–%.2f) | %s |%n",
                    row.what(),
                    row.running() == null ? "its own" : row.running(),
                    rate.hours(),
                    row.wearers(),
                    100 * row.score().judgedSeconds() / row.score().exerciseSeconds(),
                    row.score().detection().hits(),
                    rate.count(),
                    rate.perHour(),
                    rate.lowerPerHour(),
                    rate.upperPerHour(),
                    patterns(row.score())));
        }
        return text.toString();
    }

    private static String patterns(SessionScore score) {
        Map<String, Integer> patterns = new TreeMap<>();
        score.matching().falseAlarms().forEach(alert -> patterns.merge(alert.pattern(), 1, Integer::sum));
        return patterns.isEmpty()
                ? "–"
                : patterns.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
