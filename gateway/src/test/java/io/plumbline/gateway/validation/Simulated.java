package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.Evaluation;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.evaluation.TrueSession;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.evaluation.TruthFile;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.truth.TruthJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions of the simulated wearer, written to files or scored in memory. */
final class Simulated {

    private Simulated() {}

    static Scenario with(Scenario scenario, Placement... placements) {
        return scenario.withSensors(Arrays.stream(placements)
                .map(placement -> new SensorSettings(placement, null, 100))
                .toList());
    }

    /** Writes a session as {@code simulate} does. */
    static void write(Scenario scenario, long seed, Path file) throws IOException {
        SimulatedSession session = SimulatedSession.of(scenario, seed);
        RecordingHeader header = RecordingHeader.of("simulated", session.sensors());
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            for (Mark mark : session.marks()) {
                writer.mark(mark);
            }
            for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); ) {
                writer.write(samples.next());
            }
        }
        TruthJson.writeBeside(file, session.truth());
    }

    /** Scores a session by its own marks, angles and all. */
    static SessionScore score(Scenario scenario, long seed) {
        return scores(scenario, seed, true, new String[] {null}).get(0);
    }

    /** A session's score, and the events that were scored. */
    record Scored(SessionScore score, List<SessionEvent> events, TrueSession truth) {}

    /** Scores a session by its own marks, without its angles, and keeps its events. */
    static Scored scored(Scenario scenario, long seed) {
        return scored(scenario, seed, false, new String[] {null}).get(0);
    }

    /**
     * Scores a session once for each exercise, which then goes on from its start to its end.
     *
     * @param exercises null: by the session's own marks
     */
    static List<SessionScore> scores(Scenario scenario, long seed, boolean angles, @Nullable String... exercises) {
        return scored(scenario, seed, angles, exercises).stream()
                .map(Scored::score)
                .toList();
    }

    private static List<Scored> scored(Scenario scenario, long seed, boolean angles, @Nullable String... exercises) {
        SimulatedSession session = SimulatedSession.of(scenario, seed);
        TrueSession truth = truth(session);
        List<SessionAnalyzer> analyzers = new ArrayList<>();
        List<List<Mark>> marks = new ArrayList<>();
        List<List<SessionEvent>> events = new ArrayList<>();
        SessionSettings settings = new SessionSettings(
                "simulated",
                session.sensors(),
                ExerciseLibrary.builtIn().exercises(),
                Map.of(),
                angles,
                session.ownClocks());
        for (String exercise : exercises) {
            SessionAnalyzer analyzer = new SessionAnalyzer(settings);
            List<Mark> its = exercise == null ? session.marks() : List.of(new Mark.StartExercise(0, exercise));
            its.forEach(analyzer::mark);
            analyzers.add(analyzer);
            marks.add(its);
            events.add(new ArrayList<>());
        }
        for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); ) {
            ImuSample sample = samples.next();
            for (int i = 0; i < analyzers.size(); i++) {
                analyzers.get(i).accept(sample, events.get(i)::add);
            }
        }
        List<Scored> scores = new ArrayList<>();
        for (int i = 0; i < analyzers.size(); i++) {
            analyzers.get(i).finish(events.get(i)::add);
            scores.add(new Scored(
                    Evaluation.of(truth, settings, marks.get(i), session.durationSeconds(), events.get(i)),
                    events.get(i),
                    truth));
        }
        return scores;
    }

    private static TrueSession truth(SimulatedSession session) {
        try {
            return TruthFile.parse(
                    TruthJson.text(session.truth()),
                    "truth",
                    ExerciseLibrary.builtIn().vocabulary());
        } catch (RecordingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
