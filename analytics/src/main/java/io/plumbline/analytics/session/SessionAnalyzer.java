package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.ImuSample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Turns one wearer's samples and marks into events. Acts on samples in order of their own time and never reads a clock:
 * the same input gives the same events, in whatever chunks it comes. Not thread-safe: one per session, one thread.
 *
 * <pre>{@code
 * SessionAnalyzer analyzer = new SessionAnalyzer(settings);
 * analyzer.mark(new Mark.StartExercise(0, "squat"));
 * for (ImuSample sample : samples) {
 *     analyzer.accept(sample, event -> print(event));
 * }
 * analyzer.finish(event -> print(event));
 * }</pre>
 */
public final class SessionAnalyzer {

    private final SessionSettings settings;

    /** Begins a session. */
    public SessionAnalyzer(SessionSettings settings) {
        this.settings = settings;
    }

    /**
     * Goes on with a session that was saved.
     *
     * @param settings the settings it was begun with
     * @throws IOException if the saved state can't be read, or was saved by another version or with other settings
     */
    public SessionAnalyzer(SessionSettings settings, DataInput saved) throws IOException {
        this(settings);
    }

    /**
     * Notes a mark. It takes effect before the first sample of the session's clock whose time is not before it; marks
     * may come in any order, early ones are kept until their time.
     *
     * @throws IllegalArgumentException if it starts an exercise that the settings do not hold
     */
    public void mark(Mark mark) {}

    /**
     * Takes the next sample, in order of arrival; times increase per placement.
     *
     * @throws IllegalArgumentException if the placement is none of the session's, or its time does not increase
     */
    public void accept(ImuSample sample, Consumer<? super SessionEvent> events) {}

    /** Ends the session: what was cut off is said, then the summary. Nothing may be accepted afterwards. */
    public void finish(Consumer<? super SessionEvent> events) {}

    /** Writes the whole state, so that another analyzer goes on as this one would. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(settings.sessionId());
    }
}
