package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LiveTerminalTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);
    private final Console console = new Console(out, out);

    private LiveTerminal terminal(Format format, boolean angles) {
        return new LiveTerminal(format.sink(console, false), console, format, angles);
    }

    private String shown() {
        return bytes.toString(UTF_8);
    }

    @Test
    void anglesAreShownOnlyWhereTheyAreAskedFor() {
        terminal(Format.JSONL, false).accept(new Posture(1, 2, 3, 4, 5));
        assertThat(shown()).isEmpty();

        terminal(Format.JSONL, true).accept(new Posture(1, 2, 3, 4, 5));
        assertThat(shown()).contains("\"type\":\"posture\"");
    }

    @Test
    void theBeginningOfDataIsNoNews() {
        terminal(Format.JSONL, true).link(new LinkEvent(Placement.L5, State.STREAMING, 0, "Data come from l5."));

        assertThat(shown()).isEmpty();
    }

    @Test
    void theirEndAndTheirReturnAre() {
        LiveTerminal terminal = terminal(Format.JSONL, false);
        terminal.link(new LinkEvent(Placement.L5, State.NO_DATA, 0.9, "No data from l5."));
        terminal.link(new LinkEvent(Placement.L5, State.STREAMING, 2.5, "Data come from l5 again."));

        assertThat(shown().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"type\":\"link\",\"placement\":\"l5\",\"state\":\"no-data\"");
    }

    @Test
    void aPersonReadsThemAsASentence() {
        terminal(Format.TEXT, false).link(new LinkEvent(Placement.L5, State.NO_DATA, 0.9, "No data from l5."));

        assertThat(shown()).isEqualTo("No data from l5.\n");
    }
}
