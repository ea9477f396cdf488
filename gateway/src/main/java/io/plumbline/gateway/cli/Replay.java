package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.Pace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Analyses a recording, and hands each event to every sink. */
final class Replay {

    private final SessionAnalyzer analyzer;
    private final boolean ownClocks;
    private final double speed;
    private final Consumer<SessionEvent> events;
    private @Nullable Pace pace;

    /**
     * A replay.
     *
     * @param speed seconds of sample time that go by in one second; infinite: without waiting
     */
    Replay(SessionSettings settings, List<Mark> marks, double speed, List<EventSink> sinks) {
        this.analyzer = new SessionAnalyzer(settings);
        this.ownClocks = settings.ownClocks();
        this.speed = speed;
        this.events = event -> sinks.forEach(sink -> sink.accept(event));
        marks.forEach(analyzer::mark);
    }

    /**
     * Analyses what {@code reader} holds. Where that can't be read on, the session ends with what came before, and
     * then the failure is thrown.
     *
     * @throws InterruptedException if the waiting for a sample's time is interrupted
     */
    void run(RecordingReader reader) throws RecordingException, InterruptedException {
        try {
            while (reader.next()) {
                ImuSample sample = reader.sample();
                if (speed < Double.POSITIVE_INFINITY) {
                    await(ownClocks ? sample.arrivalSeconds() : sample.timeSeconds());
                }
                analyzer.accept(sample, events);
            }
        } catch (RecordingException e) {
            analyzer.finish(events);
            throw e;
        }
        analyzer.finish(events);
    }

    private void await(double seconds) throws InterruptedException {
        if (pace == null) {
            pace = new Pace(seconds, System.nanoTime(), speed);
        }
        TimeUnit.NANOSECONDS.sleep(pace.dueNanos(seconds) - System.nanoTime());
    }
}
