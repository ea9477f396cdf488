package io.plumbline.gateway.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.events.EventSentence;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalSinksTest {

    private final SessionEvent raised = new AlertRaised(
            "a-1", 1, 0.8, "squat", 1, "flexion", "pelvic-tuck", "red", 20, 15, "medium", "Too deep, 20°.");
    private final SessionEvent cleared = new AlertCleared("a-1", 2, 21, 1.2);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(new BufferedOutputStream(bytes), false, UTF_8);

    @Test
    void textIsASentenceALine() {
        TextSink sink = new TextSink(out, false);
        sink.accept(raised);
        sink.accept(cleared);
        assertThat(bytes.toString(UTF_8)).isEqualTo(EventSentence.of(raised) + "\n" + EventSentence.of(cleared) + "\n");
    }

    @Test
    void theBellRingsWhenAnAlertIsRaisedAndNotOtherwise() {
        TextSink sink = new TextSink(out, true);
        sink.accept(raised);
        assertThat(bytes.toString(UTF_8)).containsOnlyOnce("\u0007");
        sink.accept(cleared);
        assertThat(bytes.toString(UTF_8)).containsOnlyOnce("\u0007");
    }

    @Test
    void jsonIsAnObjectALineAndLeavesAtOnce() {
        JsonLinesSink sink = new JsonLinesSink(out);
        sink.accept(raised);
        assertThat(bytes.toString(UTF_8)).isEqualTo(EventJson.line(raised) + "\n");
        sink.accept(cleared);
        assertThat(bytes.toString(UTF_8)).endsWith(EventJson.line(cleared) + "\n");
    }

    @Test
    void closingLeavesTheTerminalOpen() {
        new JsonLinesSink(out).close();
        new TextSink(out, true).close();
        out.print("still here");
        assertThat(out.checkError()).isFalse();
    }

    @Test
    void aReaderThatHasGoneIsSaid() {
        PrintStream broken = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false,
                UTF_8);
        assertThatThrownBy(() -> new JsonLinesSink(broken).accept(raised)).isInstanceOf(OutputClosedException.class);
        assertThatThrownBy(() -> new TextSink(broken, true).accept(raised)).isInstanceOf(OutputClosedException.class);
    }
}
