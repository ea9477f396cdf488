package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.session.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandListenerTest {

    private final List<Command> carriedOut = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    private final CommandListener listener = new CommandListener(
            (command, answer) -> {
                carriedOut.add(command);
                answer.accept(refusal);
            },
            answers::add,
            () -> Instant.parse("2026-03-01T09:30:00Z"));

    private void hear(String payload) {
        listener.accept(new Incoming(payload, false));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("\"command\":\"start\",\"exercise\":\"plank\"", new Command.Start("plank")),
                Arguments.of("\"command\":\"stop\"", new Command.Stop()),
                Arguments.of("\"command\":\"calibrate\"", new Command.Calibrate()),
                Arguments.of("\"command\":\"pause\"", new Command.Pause()),
                Arguments.of("\"command\":\"resume\"", new Command.Resume()),
                Arguments.of("\"command\":\"pain\",\"level\":4", new Command.Pain(4, "")),
                Arguments.of(
                        "\"command\":\"pain\",\"level\":7,\"note\":\"left leg\"", new Command.Pain(7, "left leg")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsCarriedOutAndAnswered(String fields, Command command) {
        hear("{\"id\":\"7\"," + fields + "}");

        assertThat(carriedOut).containsExactly(command);
        assertThat(answers).containsExactly("{\"id\":\"7\",\"ok\":true}");
    }

    @Test
    void whatTheSessionRefusesIsAnsweredWithItsReason() {
        refusal = Optional.of("no exercise is called 'plonk'. Did you mean plank?");

        hear("{\"id\":7,\"command\":\"start\",\"exercise\":\"plonk\"}");

        assertThat(answers)
                .containsExactly(
                        "{\"id\":\"7\",\"ok\":false,\"error\":\"no exercise is called 'plonk'. Did you mean plank?\"}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "start                                                     | a command is a JSON object",
                "[]                                                        | a command is a JSON object",
                "{\"id\":\"7\"}                                            | lacks \"command\"",
                "{\"id\":\"7\",\"command\":\"strat\"}                      | Did you mean start?",
                "{\"id\":\"7\",\"command\":\"start\"}                      | lacks \"exercise\"",
                "{\"id\":\"7\",\"command\":\"pain\"}                       | lacks \"level\"",
                "{\"id\":\"7\",\"command\":\"pain\",\"level\":\"much\"}    | lacks \"level\"",
                "{\"id\":\"7\",\"command\":\"calibrate\",\"utc\":\"now\"}  | is a time like",
            })
    void aMalformedCommandIsAnsweredWithWhatIsWrong(String payload, String error) {
        hear(payload);

        assertThat(carriedOut).isEmpty();
        assertThat(answers).singleElement().asString().contains("\"ok\":false", error.replace("\"", "\\\""));
    }

    @Test
    void aRetainedCommandIsRefused() {
        listener.accept(new Incoming("{\"id\":\"7\",\"command\":\"stop\"}", true));

        assertThat(carriedOut).isEmpty();
        assertThat(answers)
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"7\",\"ok\":false")
                .contains("retained");
    }

    @Test
    void deletingARetainedCommandIsNoCommand() {
        hear("");

        assertThat(carriedOut).isEmpty();
        assertThat(answers).isEmpty();
    }

    @ParameterizedTest(name = "{0} said at {1}: {2}")
    @CsvSource({
        "resume,    09:29:50.000Z, true",
        "resume,    09:29:49.999Z, false",
        "calibrate, 09:00:00.000Z, false",
        "stop,      09:00:00.000Z, true",
        "pause,     09:00:00.000Z, true",
    })
    void anOldCommandIsRefusedUnlessItEndsSomething(String word, String time, boolean ok) {
        hear("{\"id\":\"7\",\"command\":\"" + word + "\",\"utc\":\"2026-03-01T" + time + "\"}");

        assertThat(carriedOut).hasSize(ok ? 1 : 0);
        assertThat(answers).singleElement().asString().contains("\"ok\":" + ok);
    }
}
