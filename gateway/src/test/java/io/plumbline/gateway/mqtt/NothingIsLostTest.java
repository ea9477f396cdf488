package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Alert;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.gateway.mqtt.PlainListener.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand alerts from a gateway in a process of its own, to a Mosquitto that is killed, restarted, frozen and made to
 * refuse, over a line that is cut, while the gateway itself is killed twice. What happens when is drawn from a fixed seed;
 * how it falls in with what is on its way is up to the machine.
 */
@Timeout(300)
class NothingIsLostTest {

    private static final long SEED = 20260301;
    private static final Set<Integer> KILL_GATEWAY_AT = Set.of(3, 6);
    private static final String BASE = "plumbline/v1/" + ForkedGateway.WEARER + "/";
    private static final JsonMapper JSON = new JsonMapper();

    /** What is done to the broker, or to the line. */
    private enum Fault {
        KILL,
        RESTART,
        FREEZE,
        REFUSE,
        CUT
    }

    /** When the broker stood still, ms since 1970. */
    private record Frozen(long fromMillis, long toMillis) {}

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final PlainListener listener = new PlainListener();
    private final List<Fault> deck = new ArrayList<>();
    private final Map<Fault, Integer> faults = new LinkedHashMap<>();
    private final List<Frozen> freezes = new ArrayList<>();
    private int port;
    private @Nullable Mosquitto broker;
    private @Nullable Cable cable;
    private @Nullable Process gateway;

    @BeforeEach
    void startBroker() throws IOException {
        Mosquitto.require();
        port = Mosquitto.freePort();
        cable = new Cable(new BrokerAddress("127.0.0.1", port));
        startOpenBroker();
    }

    @AfterEach
    void endAll() throws IOException {
        if (gateway != null) {
            gateway.destroyForcibly();
        }
        listener.close();
        cable().close();
        broker().close();
    }

    @Test
    void everyAlertArrivesInOrderWhateverHappensAndNoCueComesLate() throws Exception {
        Instant start = Instant.now();
        startGateway("begin");
        int gatewayKills = 0;
        for (int step = 1; gateway().isAlive(); step++) {
            pause(300, 1500);
            awaitFlow(); // What is done to a line that is dead already shows nothing.
            if (KILL_GATEWAY_AT.contains(step)) {
                gatewayKills++;
                killGateway();
            } else {
                Fault fault = drawn();
                faults.merge(fault, 1, Integer::sum);
                bring(fault);
            }
        }
        int sessions = 1;
        while (!said().endsWith(ForkedGateway.DELIVERED)) { // What it left goes out with the wearer's next session.
            assertThat(said()).contains("for this wearer's next session");
            sessions++;
            startGateway("resume");
            gateway().waitFor();
            assertThat(sessions).as("sessions needed to deliver it all").isLessThan(10);
        }
        awaitQuiet();

        assertThat(gatewayKills).isEqualTo(2);
        assertThat(faults.keySet()).containsExactlyInAnyOrder(Fault.values());
        List<Said> said = listener.said();
        int duplicates = assertEverythingArrivedInOrder(said);
        assertNoCueCameLate(said);
        assertThat(Files.size(folder.resolve("state/anna/outbox.spool")))
                .as("bytes on disk once all is delivered")
                .isLessThan(200);
        System.out.println("Delivery: " + ForkedGateway.events().size() + " records, " + duplicates
                + " came twice, none missing, none out of order; "
                + on("cue", said).size() + " cues, "
                + late(said).size() + " caught on the wire by one of " + freezes.size() + " freezes; gateway killed "
                + gatewayKills
                + " times, ended " + sessions + " times, broker and line: " + faults + "; "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
    }

    /** Returns how many came again. */
    private static int assertEverythingArrivedInOrder(List<Said> said) {
        Map<String, String> first = new LinkedHashMap<>();
        int duplicates = 0;
        for (Said message : said) {
            if (message.topic().equals(BASE + "alert") || message.topic().equals(BASE + "repetition")) {
                String before = first.putIfAbsent(key(json(message)), message.payload());
                if (before != null) {
                    duplicates++;
                    assertThat(message.payload()).isEqualTo(before);
                }
            }
        }
        List<Integer> numbers = first.values().stream()
                .map(payload -> json(payload))
                .filter(payload -> payload.has("id"))
                .map(alert -> alert.path("seq").asInt())
                .toList();
        assertThat(numbers)
                .as("seq goes on over the gateway's deaths")
                .isEqualTo(IntStream.rangeClosed(1, 2 * ForkedGateway.ALERTS)
                        .boxed()
                        .toList());
        List<String> wanted =
                ForkedGateway.events().stream().map(NothingIsLostTest::key).toList();
        assertThat(List.copyOf(first.keySet())).isEqualTo(wanted);
        return duplicates;
    }

    /**
     * A cue that was made while the broker stood still never comes late. One that was on its way just then does, and there
     * is nothing to be done about it: it was made before, by no more than a cue lives in the gateway.
     */
    private void assertNoCueCameLate(List<Said> said) {
        assertThat(on("cue", said)).as("cues").hasSizeGreaterThan(1000);
        long lifeMillis = TimeUnit.NANOSECONDS.toMillis(Outbox.CUE_LIFE_NANOS);
        for (Said cue : late(said)) {
            long made = madeMillis(cue);
            assertThat(freezes)
                    .as("a freeze that a cue of " + made + " was caught by, which came at " + cue.atMillis())
                    .anyMatch(frozen -> made <= frozen.fromMillis()
                            && made >= frozen.fromMillis() - lifeMillis
                            && cue.atMillis() >= frozen.toMillis());
        }
    }

    private static List<Said> late(List<Said> said) {
        return on("cue", said).stream()
                .filter(cue -> cue.atMillis() - madeMillis(cue) > 1000)
                .toList();
    }

    private static List<Said> on(String kind, List<Said> said) {
        return said.stream()
                .filter(message -> message.topic().equals(BASE + kind))
                .toList();
    }

    private static long madeMillis(Said message) {
        return Instant.parse(json(message).path("utc").asText()).toEpochMilli();
    }

    private static JsonNode json(Said message) {
        return json(message.payload());
    }

    private static JsonNode json(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + payload, e);
        }
    }

    private static String key(JsonNode payload) {
        return payload.has("id")
                ? payload.path("id").asText() + " " + payload.path("state").asText()
                : "repetition " + payload.path("repetition").asInt();
    }

    private static String key(SessionEvent event) {
        return event instanceof Repetition repetition
                ? "repetition " + repetition.repetition()
                : ((Alert) event).id() + (event instanceof AlertRaised ? " raised" : " cleared");
    }

    /** All of them in some order, then all of them in another. */
    private Fault drawn() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Fault.values()));
            deck.add(Fault.FREEZE);
            Collections.shuffle(deck, random);
        }
        return deck.remove(0);
    }

    private void awaitFlow() {
        int before = listener.count();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> listener.count() > before + 20 || !gateway().isAlive());
    }

    private void bring(Fault fault) throws Exception {
        switch (fault) {
            case KILL -> {
                broker().kill();
                cable().cut(); // Not before: it is to die with messages on their way.
                pause(0, 1500);
                startOpenBroker();
            }
            case RESTART -> {
                broker().stop();
                cable().cut();
                startOpenBroker();
            }
            case FREEZE -> freeze();
            case REFUSE -> {
                broker().stop();
                broker = Mosquitto.start(folder, port, "allow_anonymous false");
                pause(500, 2000);
                broker().kill();
                cable().cut();
                startOpenBroker();
            }
            case CUT -> {
                cable().cut();
                pause(0, 1000);
                cable().mend();
            }
        }
    }

    private void freeze() throws IOException {
        broker().freeze();
        long from = System.currentTimeMillis();
        pause(1500, 3500);
        long to = System.currentTimeMillis();
        broker().thaw();
        freezes.add(new Frozen(from, to));
    }

    /** The gateway reaches it only once somebody listens, for a broker keeps nothing for those who come later. */
    private void startOpenBroker() throws IOException {
        broker = Mosquitto.start(folder, port, "allow_anonymous true");
        listener.join(port);
        cable().mend();
    }

    private void killGateway() throws Exception {
        gateway().destroyForcibly().waitFor();
        startGateway("resume");
    }

    private void startGateway(String how) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        gateway = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ForkedGateway.class.getName(),
                        Integer.toString(cable().address().port()),
                        folder.resolve("state").toString(),
                        how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("gateway.txt").toFile()))
                .start();
    }

    /** What the gateway has printed up to now. */
    private String said() throws IOException {
        return Files.readString(folder.resolve("gateway.txt")).strip();
    }

    private void awaitQuiet() {
        int[] before = {-1};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    int now = listener.count();
                    boolean quiet = now == before[0];
                    before[0] = now;
                    return quiet;
                });
    }

    private void pause(int fromMillis, int toMillis) {
        Duration pause = Duration.ofMillis(fromMillis + random.nextInt(toMillis - fromMillis));
        await().pollDelay(pause).atMost(pause.plusSeconds(60)).until(() -> true);
    }

    private Mosquitto broker() {
        return Objects.requireNonNull(broker);
    }

    private Cable cable() {
        return Objects.requireNonNull(cable);
    }

    private Process gateway() {
        return Objects.requireNonNull(gateway);
    }
}
