package io.plumbline.analytics.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether something is judged, and why not; says so whenever it changes. */
final class JudgingState {

    private boolean said;
    private @Nullable Reason reason;

    JudgingState() {}

    JudgingState(DataInput saved) throws IOException {
        said = saved.readBoolean();
        String word = saved.readUTF();
        reason = word.isEmpty() ? null : Reason.valueOf(word);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(said);
        out.writeUTF(reason == null ? "" : reason.name());
    }

    /** Whether a state is another than the one last said. */
    boolean differs(@Nullable Reason now) {
        return !said || now != reason;
    }

    /**
     * Says the state at a time.
     *
     * @param now why nothing is judged; null: it is judged
     * @param message what the person is told, where it is not
     */
    void say(
            double timeSeconds,
            @Nullable Reason now,
            List<String> faults,
            @Nullable String message,
            Consumer<? super SessionEvent> events) {
        said = true;
        reason = now;
        events.accept(new SessionEvent.Judging(
                timeSeconds, now == null, now == null ? null : now.word(), faults, now == null ? null : message));
    }

    /** The next state is said even if it is the same: another exercise has begun. */
    void forget() {
        said = false;
    }
}
