package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.MqttSink;
import io.plumbline.gateway.mqtt.MqttSink.Keeping;
import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.service.ServiceManager;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.Listeners;
import io.plumbline.gateway.session.LiveSession;
import io.plumbline.gateway.source.SampleSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session from its first sample to its last message: joins a source, the loop and the listeners, and lets go of all
 * of them whatever ends it.
 */
final class LiveRun {

    private final Console console;
    private final LiveSession session;
    private final SampleSource source;

    /**
     * A session that has not begun.
     *
     * @param settings what the analysis depends on; with angles, as MQTT has them
     * @param source where the samples come from; closed at the end
     * @param writer where to record; null for nowhere; closed at the end
     * @param unfinished the session that goes on; null where one begins
     */
    LiveRun(
            Console console,
            SessionSettings settings,
            List<Mark> marks,
            SampleSource source,
            @Nullable RecordingWriter writer,
            @Nullable BrokenOffRecording unfinished) {
        this.console = console;
        this.source = source;
        this.session = new LiveSession(settings, marks, source, writer, console::tell, unfinished);
    }

    /** Ends the session soon; from any thread. */
    void stop() {
        session.stop();
    }

    /**
     * Runs the session to its end.
     *
     * @param terminal where events are printed
     * @param broker where they are published; null for nowhere
     * @param wearer the wearer's alias
     * @param keeping how what must arrive outlives the program; null for in memory alone
     * @param longest how long the session is at most
     * @param longestSilence how long its sensors may say nothing once they have begun
     * @return the exit status: failed where the source or the recording did
     */
    int run(
            EventSink terminal,
            @Nullable BrokerSettings broker,
            String wearer,
            @Nullable Keeping keeping,
            Duration longest,
            Duration longestSilence)
            throws InterruptedException {
        Map<String, EventSink> sinks = new LinkedHashMap<>();
        // first, so that it is told of the end while the others are still busy with it
        ServiceManager.of(console.environment(), console::tell).ifPresent(manager -> sinks.put("systemd", manager));
        sinks.put("the terminal", terminal);
        MqttSink mqtt = broker == null ? null : MqttSink.live(broker, wearer, keeping, session::submit, console::tell);
        if (mqtt != null) {
            sinks.put("MQTT", mqtt);
        }
        List<String> problems = new ArrayList<>();
        try (Listeners listeners = new Listeners(sinks, console::tell)) {
            problems.addAll(session.run(listeners, longest, longestSilence));
        }
        source.notices().forEach(console::tell);
        if (session.dropped() > 0) {
            console.tell(session.dropped() + " samples were left out: they came twice or out of order.");
        }
        if (mqtt != null) {
            mqtt.problem().ifPresent(console::tell);
        }
        problems.forEach(problem -> console.tell("plumbline: " + problem));
        return problems.isEmpty() ? Failures.DONE : Failures.FAILED;
    }
}
