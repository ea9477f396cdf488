package io.plumbline.gateway.detection;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A simulated session beside what the analysis said of it.
 *
 * @param truth with the alerts' own default limits for squats: 15° of flexion, 8° of tuck
 * @param events what was said
 */
record Judged(Truth truth, List<SessionEvent> events) {

    private static final TruthLimits ALERT_LIMITS = new TruthLimits(15, 7, 8);

    static Judged of(Scenario scenario, long seed) {
        return of(scenario, seed, Long.MAX_VALUE);
    }

    /** As {@link #of(Scenario, long)}, but saved and restored before a sample. */
    static Judged of(Scenario scenario, long seed, long restoredBefore) {
        SimulatedSession session = SimulatedSession.of(scenario, seed);
        SessionSettings settings = new SessionSettings(
                "sim", session.sensors(), ExerciseLibrary.builtIn().exercises(), Map.of(), false, session.ownClocks());
        SessionAnalyzer analyzer = new SessionAnalyzer(settings);
        for (Mark mark : session.marks()) {
            analyzer.mark(mark);
        }
        List<SessionEvent> events = new ArrayList<>();
        long taken = 0;
        for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); taken++) {
            if (taken == restoredBefore) {
                analyzer = restored(analyzer, settings);
            }
            analyzer.accept(samples.next(), events::add);
        }
        analyzer.finish(events::add);
        return new Judged(session.truth(ALERT_LIMITS), events);
    }

    private static SessionAnalyzer restored(SessionAnalyzer analyzer, SessionSettings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            analyzer.save(new DataOutputStream(bytes));
            return new SessionAnalyzer(settings, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alerts that began within a stretch of time; warnings of what may come are none. */
    List<SessionEvent.AlertRaised> raisedWithin(double fromSeconds, double untilSeconds) {
        return events.stream()
                .filter(event -> event instanceof SessionEvent.AlertRaised)
                .map(event -> (SessionEvent.AlertRaised) event)
                .filter(alert -> !alert.fault().equals(Fault.FATIGUE.word()))
                .filter(alert -> alert.onsetSeconds() >= fromSeconds && alert.onsetSeconds() <= untilSeconds)
                .toList();
    }

    /** How many repetitions were counted. */
    long counted() {
        return events.stream()
                .filter(event -> event instanceof SessionEvent.Repetition repetition && repetition.complete())
                .count();
    }
}
