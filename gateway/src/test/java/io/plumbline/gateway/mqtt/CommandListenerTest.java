package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.session.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandListenerTest {

    private final List<Command> carriedOut = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private Instant now = Instant.parse("2026-03-01T09:30:00Z");

    private final CommandListener listener = new CommandListener(
            (command, answer) -> {
                carriedOut.add(command);
                answer.accept(refusal);
            },
            answers::add,
            () -> now);

    private void hear(String payload) {
        listener.accept(new Incoming(payload, false));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("\"command\":\"start\",\"exercise\":\"plank\"", new Command.Start("plank")),
                Arguments.of("\"command\":\"stop\"", new Command.Stop()),
                Arguments.of("\"command\":\"calibrate\"", new Command.Calibrate()),
                Arguments.of("\"command\":\"range\"", new Command.MeasureRange()),
                Arguments.of("\"command\":\"pause\"", new Command.Pause()),
                Arguments.of("\"command\":\"resume\"", new Command.Resume()),
                Arguments.of("\"command\":\"pain\",\"level\":4", new Command.Pain(4, "")),
                Arguments.of(
                        "\"command\":\"pain\",\"level\":7,\"note\":\"left leg\"", new Command.Pain(7, "left leg")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsCarriedOutAndAnswered(String fields, Command command) {
        String payload = "{\"id\":\"7\"," + fields + "}";
        hear(payload);

        assertThat(carriedOut).containsExactly(command);
        assertThat(answers).containsExactly("{\"id\":\"7\",\"ok\":true}");
        assertThat(AsyncApi.DOCUMENT.faultsOn("command", payload)).isEmpty();
        assertThat(AsyncApi.DOCUMENT.faultsOn("commandResult", answers.get(0))).isEmpty();
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
                "{\"id\":\"7\",\"command\":\"calibrate\",\"utc\":7}        | lacks \"utc\"",
                "{\"id\":\"7\",\"command\":\"calibrate\",\"uct\":\"2020-01-01T00:00:00Z\"} | Did you mean utc?",
                "{\"id\":\"7\",\"command\":\"pain\",\"level\":3,\"note\":7}  | lacks \"note\"",
                "{\"id\":\"7\",\"command\":\"resume\",\"exercise\":\"squat\"} | has no \"exercise\"",
                "{\"id\":[7],\"command\":\"calibrate\"}               | \"id\" is a text",
                "{\"command\":\"resume\",\"command\":\"stop\"}       | Duplicate",
                "{\"command\":\"calibrate\"}{}                        | could not be read",
            })
    void aMalformedCommandIsAnsweredWithWhatIsWrong(String payload, String error) {
        hear(payload);

        assertThat(AsyncApi.DOCUMENT.faultsOn("commandResult", answers.get(0))).isEmpty();
        if (!payload.endsWith("{}") && !payload.contains("resume\",\"command") && !payload.contains("now")) {
            assertThat(AsyncApi.DOCUMENT.faultsOn("command", payload)).isNotEmpty();
        }

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
        "resume,    09:30:10.000Z, true",
        "resume,    09:30:10.001Z, false",
        "resume,    09:30:10.000+00:00, true",
        "pain,      10:00:00.000Z, false",
        "pause,     10:00:00.000Z, true",
        "stop,      09:00:00.000Z, true",
        "pause,     09:00:00.000Z, true",
    })
    void aCommandOfAnotherTimeIsRefusedUnlessItEndsSomething(String word, String time, boolean ok) {
        String level = word.equals("pain") ? "\"level\":3," : "";
        hear("{\"id\":\"7\"," + level + "\"command\":\"" + word + "\",\"utc\":\"2026-03-01T" + time + "\"}");

        assertThat(carriedOut).hasSize(ok ? 1 : 0);
        assertThat(answers).singleElement().asString().contains("\"ok\":" + ok);
    }

    @Test
    void oneThatIsTooLongIsNotRead() {
        hear("{\"id\":\"7\",\"command\":\"pain\",\"level\":3,\"note\":\"" + "a".repeat(CommandListener.LONGEST)
                + "\"}");

        assertThat(carriedOut).isEmpty();
        assertThat(answers).singleElement().asString().contains("\"ok\":false", "at most 4096 bytes");
    }

    @Test
    void oneThatIsNestedBeyondReasonIsAnswered() {
        hear("[".repeat(CommandListener.LONGEST));

        assertThat(answers).singleElement().asString().contains("\"ok\":false", "could not be read");
    }

    @Nested
    class TheSameIdAgain {

        private static final String RESUME = "{\"id\":\"7\",\"command\":\"resume\"}";

        @Test
        void getsTheSameAnswerAndIsNotCarriedOutAgain() {
            hear(RESUME);
            hear("{ \"command\":\"resume\", \"id\":\"7\" }");

            assertThat(carriedOut).hasSize(1);
            assertThat(answers).containsExactly("{\"id\":\"7\",\"ok\":true}", "{\"id\":\"7\",\"ok\":true}");
        }

        @Test
        void isRefusedForAnotherCommand() {
            hear(RESUME);
            hear("{\"id\":\"7\",\"command\":\"calibrate\"}");

            assertThat(carriedOut).containsExactly(new Command.Resume());
            assertThat(answers.get(1)).contains("\"ok\":false", "an id of its own");
        }

        @Test
        void isAnotherCommandAfterAMinute() {
            hear(RESUME);
            now = now.plus(RecentCommands.REMEMBERED).plusMillis(1);
            hear(RESUME);

            assertThat(carriedOut).hasSize(2);
        }

        @Test
        void mayBeTriedAgainWhereItWasRefused() {
            refusal = Optional.of("the session is too busy now; try again");
            hear(RESUME);
            refusal = Optional.empty();
            hear(RESUME);

            assertThat(answers).hasSize(2);
            assertThat(answers.get(0)).contains("too busy");
            assertThat(answers.get(1)).isEqualTo("{\"id\":\"7\",\"ok\":true}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"stop", "pause"})
        void alwaysCountsForWhatEndsSomething(String word) {
            hear("{\"id\":\"7\",\"command\":\"calibrate\"}");
            hear("{\"id\":\"7\",\"command\":\"" + word + "\"}");
            hear("{\"id\":\"7\",\"command\":\"" + word + "\"}");

            assertThat(carriedOut).hasSize(3);
        }

        @Test
        void withoutOneEveryCommandIsItsOwn() {
            hear("{\"command\":\"resume\"}");
            hear("{\"command\":\"resume\"}");

            assertThat(carriedOut).hasSize(2);
            assertThat(answers).containsExactly("{\"ok\":true}", "{\"ok\":true}");
        }

        @Test
        void isAnsweredOnceWhereTheFirstIsStillInHand() {
            List<Consumer<Optional<String>>> inHand = new ArrayList<>();
            CommandListener slow =
                    new CommandListener((command, answer) -> inHand.add(answer), answers::add, () -> now);
            slow.accept(new Incoming(RESUME, false));
            slow.accept(new Incoming(RESUME, false));
            inHand.forEach(answer -> answer.accept(Optional.empty()));

            assertThat(inHand).hasSize(1);
            assertThat(answers).hasSize(1);
        }
    }
}
