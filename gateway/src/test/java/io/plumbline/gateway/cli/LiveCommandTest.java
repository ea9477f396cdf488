package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.mqtt.Audience;
import io.plumbline.gateway.mqtt.BrokerAddress;
import io.plumbline.gateway.mqtt.EmbeddedBroker;
import io.plumbline.gateway.phone.Messages;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.state.WearerFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class LiveCommandTest {

    @TempDir
    private static Path shared;

    private static EmbeddedBroker broker;
    private static Audience witness;
    private static Path demo;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws IOException, MqttException {
        broker = EmbeddedBroker.startOnFreePort();
        witness = Audience.at(broker.address());
        demo = shared.resolve("demo.csv");
        plumbline("simulate", "demo", "--output", demo);
    }

    /** All that these tests published at their broker is as described. */
    @AfterAll
    static void stopBroker() throws MqttException {
        witness.close();
        broker.close();
    }

    /** Runs {@code live} as fast as can be and publishing at the broker of these tests, where not told otherwise. */
    private static Ran live(Object... words) {
        List<Object> all = new ArrayList<>(List.of("live", "--format", "jsonl"));
        all.addAll(List.of(words));
        if (!all.contains("--mqtt")) {
            all.addAll(List.of("--mqtt", broker.address()));
        }
        if (!all.contains("--speed")) {
            all.addAll(List.of("--speed", "max"));
        }
        if (!all.contains("--state")) { // One for each session, as one that is not delivered would be by the next.
            all.addAll(List.of("--state", shared.resolve("state-" + UUID.randomUUID())));
        }
        return plumbline(all.toArray());
    }

    private static Ran replay(Object... words) {
        List<Object> all = new ArrayList<>(List.of("replay", "--format", "jsonl"));
        all.addAll(List.of(words));
        return plumbline(all.toArray());
    }

    private static List<Mark> marksIn(Path file) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            return reader.marks();
        }
    }

    /** {@code id state} of each alert printed. */
    private static List<String> alertsIn(String out) {
        return Pattern.compile("\"type\":\"alert\",\"id\":\"([^\"]*)\",\"state\":\"([^\"]*)\"")
                .matcher(out)
                .results()
                .map((MatchResult found) -> found.group(1) + " " + found.group(2))
                .toList();
    }

    private static BrokerAddress nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new BrokerAddress("127.0.0.1", free.getLocalPort());
        }
    }

    @Nested
    class ARecordingPlayedLive {

        @ParameterizedTest(name = "at speed {0}")
        @ValueSource(strings = {"max", "20"})
        void saysTheSameAsItsReplayByteForByte(String speed) {
            Ran replay = replay(demo);
            Ran live = live("--sensor", "file:" + demo, "--speed", speed);

            assertThat(alertsIn(replay.out())).hasSizeGreaterThan(3);
            assertThat(live.out()).isEqualTo(replay.out());
            assertThat(live.status()).isZero();
        }

        @Test
        void saysTheSameWithAnglesAndWithOptionsThatChangeTheJudging() {
            Object[] options = {"--angles", "--limit", "tuck=7.5", "--exercise", "squat"};
            List<Object> words = new ArrayList<>(List.of(options));
            words.addAll(List.of("--sensor", "file:" + demo));
            List<Object> replayed = new ArrayList<>(List.of(options));
            replayed.add(demo);

            Ran replay = replay(replayed.toArray());

            assertThat(live(words.toArray()).out()).isEqualTo(replay.out());
            assertThat(replay.out()).contains("\"type\":\"posture\"", "\"limit_deg\":7.5");
        }

        @Test
        void endsWithWhatIsWrongInItAfterWhatCameBefore() throws IOException {
            List<String> lines = Files.readAllLines(demo);
            lines.set(5000, "a line that is none");
            Path damaged = Files.write(folder.resolve("damaged.csv"), lines);

            Ran replay = replay(damaged);
            Ran live = live("--sensor", "file:" + damaged);

            assertThat(live.status()).isEqualTo(1);
            assertThat(live.err()).contains("damaged.csv, line 5001").doesNotContain("Exception");
            assertThat(live.out()).isNotEmpty().isEqualTo(replay.out());
        }

        @Test
        void goesOnWithoutItsBadLinesOnRequest() throws IOException {
            List<String> lines = Files.readAllLines(demo);
            lines.set(5000, "a line that is none");
            Path damaged = Files.write(folder.resolve("damaged.csv"), lines);

            Ran live = live("--sensor", "file:" + damaged, "--skip-bad-lines");

            assertThat(live.status()).isZero();
            assertThat(live.err()).contains("line 5001", "1 malformed line was left out");
        }
    }

    @Nested
    class WhatIsRecorded {

        private Path file = Path.of("");

        @BeforeEach
        void nameFile() {
            file = folder.resolve("recorded.csv.gz");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "two sensors on one body, squats then a plank | --sensor sacrum=sim:session --sensor t12=sim:session",
                    "the upper sensor named first                 | --sensor t12=sim:demo --sensor sacrum=sim:demo",
                    "one sensor with a stated mount               | --sensor l5=sim:squats-tucked,mount=up,left,back",
                    "another exercise than the wearer does        | --sensor sim:squats --exercise plank",
                    "limits of one's own                          | --sensor sim:demo --limit tuck=7.25 --limit tuck.red=11",
                })
        void replaysByteForByte(String what, String words) {
            Object[] options = (words + " --angles --record " + file).split(" +");

            Ran live = live(options);
            Ran replay = replay(file, "--angles");

            assertThat(live.status()).isZero();
            assertThat(replay.out()).isNotEmpty().isEqualTo(live.out());
        }

        @Test
        void ofTwoRecordingsPlayedAtOnceReplaysByteForByte() {
            Path sacrum = folder.resolve("sacrum.csv");
            Path t12 = folder.resolve("t12.csv");
            live("--sensor", "sacrum=sim:demo", "--record", sacrum);
            live("--sensor", "t12=sim:demo", "--record", t12);

            Ran live = live("--sensor", "file:" + sacrum, "--sensor", "file:" + t12, "--record", file);

            assertThat(live.status()).isZero();
            assertThat(live.out()).contains("\"confidence\":\"high\"");
            assertThat(replay(file).out()).isEqualTo(live.out());
        }

        @Test
        void holdsWhatTheSessionWas() throws IOException {
            live("--sensor", "sim:demo", "--wearer", "anna", "--limit", "tuck=9", "--record", file);

            try (RecordingReader reader = RecordingReader.open(file, false)) {
                assertThat(reader.header().sessionId()).matches("[0-9a-f]{6}");
                assertThat(reader.header().values())
                        .containsEntry("wearer", "anna")
                        .containsKey("started");
                assertThat(reader.header().limitsDeg()).containsEntry("tuck", 9.0);
            }
            assertThat(marksIn(file)).hasAtLeastOneElementOfType(Mark.StartExercise.class);
        }

        @Test
        void isNeverTheRecordingThatIsRead() throws IOException {
            Path copy = Files.copy(demo, folder.resolve("copy.csv"));

            Ran live = live("--sensor", "file:" + copy, "--record", copy);

            assertThat(live.status()).isEqualTo(1);
            assertThat(live.err()).contains("copy.csv is the recording that is read");
            assertThat(copy).hasSameBinaryContentAs(demo);
        }
    }

    @Nested
    class OverMqtt {

        @Test
        void theSameAlertsArePublishedAsArePrinted() throws Exception {
            try (Audience audience = Audience.at(broker.address())) {
                Ran live = live("--sensor", "sim:demo", "--wearer", "bert");
                List<String> printed = alertsIn(live.out());

                await().untilAsserted(() -> assertThat(audience.alertsOn("plumbline/v1/bert/alert"))
                        .hasSizeGreaterThan(3)
                        .isEqualTo(printed));
            }
        }

        @Test
        void commandsAreCarriedOutAndRecorded() throws Exception {
            Path file = folder.resolve("commanded.csv");
            try (Audience audience = Audience.at(broker.address())) {
                CompletableFuture<Ran> live = CompletableFuture.supplyAsync(
                        () -> live("--sensor", "sim:stand", "--speed", 1, "--wearer", "carl", "--record", file));
                await().until(() ->
                        audience.payloadsOn("plumbline/v1/carl/availability").contains("online"));
                List<String> commands = List.of(
                        "{\"id\":\"1\",\"command\":\"start\",\"exercise\":\"plank\"}",
                        "{\"id\":\"2\",\"command\":\"start\",\"exercise\":\"plonk\"}",
                        "{\"id\":\"3\",\"command\":\"pain\",\"level\":3,\"note\":\"left leg\"}",
                        "{\"id\":\"4\",\"command\":\"stop\"}");
                for (String command : commands) {
                    audience.say("plumbline/v1/carl/command", command, false);
                }

                assertThat(live.get().status()).isZero();
                await().until(() ->
                        audience.on("plumbline/v1/carl/command/result").size() == 4);
                assertThat(audience.payloadsOn("plumbline/v1/carl/command/result"))
                        .satisfiesExactly(
                                one -> assertThat(one).isEqualTo("{\"id\":\"1\",\"ok\":true}"),
                                two -> assertThat(two).contains("\"ok\":false", "Did you mean plank?"),
                                three -> assertThat(three).isEqualTo("{\"id\":\"3\",\"ok\":true}"),
                                four -> assertThat(four).isEqualTo("{\"id\":\"4\",\"ok\":true}"));
            }
            assertThat(marksIn(file))
                    .anySatisfy(mark -> assertThat(mark)
                            .isInstanceOfSatisfying(
                                    Mark.StartExercise.class,
                                    start -> assertThat(start.exercise()).isEqualTo("plank")))
                    .anySatisfy(mark -> assertThat(mark)
                            .isInstanceOfSatisfying(
                                    Mark.Pain.class,
                                    pain -> assertThat(pain.note()).isEqualTo("left leg")));
        }

        /** A session of the app after another, until some have been taken: nobody is told when the gateway listens. */
        @Test
        void aPhonesMessagesAreReadInTheOrderOfTheirNumbers() throws Exception {
            Path file = folder.resolve("phone.csv");
            AtomicInteger recordings = new AtomicInteger();
            AtomicInteger whileStreaming = new AtomicInteger();
            try (Audience audience = Audience.at(broker.address())) {
                CompletableFuture<Ran> live = CompletableFuture.supplyAsync(() ->
                        live("--sensor", "sacrum=mqtt:phones/ida,signs=android", "--wearer", "ida", "--record", file));
                await().pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                    String session = "s" + recordings.incrementAndGet();
                    for (int number : new int[] {1, 0, 2}) {
                        byte[] message = Messages.ofSession(session)
                                .standing(number * 0.1, 10)
                                .number(number);
                        audience.say("phones/ida", new String(message, StandardCharsets.UTF_8), false);
                    }
                    assertThat(audience.payloadsOn("plumbline/v1/ida/sensor/sacrum"))
                            .anyMatch(link -> link.contains("\"streaming\""));
                    assertThat(whileStreaming.incrementAndGet()).isGreaterThan(3);
                });
                audience.say("plumbline/v1/ida/command", "{\"command\":\"stop\"}", false);
                assertThat(live.get().status()).isZero();
            }
            List<ImuSample> samples = samplesIn(file);
            assertThat(samples)
                    .hasSizeGreaterThan(20)
                    .isSortedAccordingTo(Comparator.comparingDouble(ImuSample::timeSeconds))
                    .allSatisfy(sample -> assertThat(sample.az()).isEqualTo(9.81));
        }

        private List<ImuSample> samplesIn(Path file) throws IOException {
            List<ImuSample> samples = new ArrayList<>();
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                while (reader.next()) {
                    samples.add(reader.sample());
                }
            }
            return samples;
        }

        @Test
        void aBrokerThatIsNotThereDoesNotKeepTheSession() throws IOException {
            BrokerAddress nobody = nobody();

            Ran live = live("--sensor", "file:" + demo, "--mqtt", nobody);

            assertThat(live.status()).isZero();
            assertThat(live.out()).isEqualTo(replay(demo).out());
            assertThat(live.err()).contains("could not be delivered", nobody.toString(), "Does the broker run");
        }

        @Test
        void whatItCouldNotDeliverGoesOutWithTheWearersNextSession() throws Exception {
            Path state = folder.resolve("state");
            Ran without = live("--sensor", "file:" + demo, "--mqtt", nobody(), "--wearer", "eva", "--state", state);
            assertThat(without.err()).contains("kept in " + state.resolve("eva/outbox.spool"), "next session");

            try (Audience audience = Audience.at(broker.address())) {
                Ran next = live("--sensor", "sim:stand", "--wearer", "eva", "--state", state);

                assertThat(next.err()).doesNotContain("could not be delivered");
                await().untilAsserted(() ->
                        assertThat(audience.alertsOn("plumbline/v1/eva/alert")).isEqualTo(alertsIn(without.out())));
            }
        }

        @Test
        void aSecondGatewayOfTheSameWearerIsRefused() throws IOException {
            Path state = folder.resolve("state");
            try (WearerFolder first = WearerFolder.open(state, "eva")) {
                Ran second = live("--sensor", "sim:stand", "--wearer", "eva", "--state", state);

                assertThat(second.status()).isEqualTo(1);
                assertThat(second.err()).contains("wearer 'eva'", first.path() + " is in use", "--wearer");
            }
        }

        @Test
        void aStateDirectoryThatCanNotBeWrittenIsSaid() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "");

            Ran live = live("--sensor", "sim:stand", "--state", file);

            assertThat(live.status()).isEqualTo(1);
            assertThat(live.err()).contains(file + "/wearer can't be written", "--state DIR");
        }

        @Test
        void aReplayIsPublishedAsOne() throws Exception {
            try (Audience audience = Audience.at(broker.address())) {
                Ran replay = replay(demo, "--mqtt", broker.address());

                assertThat(replay.status()).isZero();
                assertThat(replay.out()).isEqualTo(replay(demo).out());
                await().untilAsserted(() -> assertThat(audience.alertsOn("plumbline/v1/wearer/replay/alert"))
                        .isEqualTo(alertsIn(replay.out())));
                assertThat(audience.on("plumbline/v1/wearer/replay/posture")).isNotEmpty();
            }
        }

        @Test
        void aReplayWithoutItsBrokerFailsAfterAllIsPrinted() throws IOException {
            Ran replay = replay(demo, "--mqtt", nobody());

            assertThat(replay.status()).isEqualTo(1);
            assertThat(replay.out()).isEqualTo(replay(demo).out());
            assertThat(replay.err()).contains("could not be delivered", "nothing listens there");
        }

        @Test
        void withNoBrokerNamedTheBuiltInOneIsStarted() {
            Ran live = plumbline("live", "--sensor", "sim:stand", "--speed", "max");

            assertThat(live.status()).isZero();
            assertThat(live.err()).containsPattern("mosquitto_sub -p \\d+ -t 'plumbline/v1/#' -v");
        }
    }

    @Nested
    class WhatIsPublishedOnlyOnRequest {

        private static final String CONFIG = "homeassistant/device/%s/config";

        @Test
        void isNotPublishedWithout() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                live("--sensor", "sim:stand", "--wearer", "quiet");

                await().until(() ->
                        audience.payloadsOn("plumbline/v1/quiet/availability").contains("offline"));
                assertThat(audience.topics().stream().filter(topic -> topic.contains("quiet")))
                        .noneMatch(topic -> topic.contains("/imu/") || topic.startsWith("homeassistant/"));
            }
        }

        @Test
        void isRawSamples() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                live("--sensor", "sim:stand", "--wearer", "loud", "--publish-imu", "--speed", "20");

                await().until(() ->
                        audience.payloadsOn("plumbline/v1/loud/availability").contains("offline"));
                assertThat(audience.on("plumbline/v1/loud/imu/sacrum"))
                        .hasSizeGreaterThan(10)
                        .allSatisfy(message -> assertThat(message.qos()).isZero());
            }
        }

        @Test
        void isADeviceOfHomeAssistantUntilItIsRemoved() throws MqttException {
            String topic = String.format(CONFIG, "homely");
            try (Audience audience = Audience.at(broker.address())) {
                live("--sensor", "sim:stand", "--wearer", "homely", "--home-assistant");
                await().until(() -> audience.on(topic).size() == 1);

                Ran removed = plumbline("home-assistant", "remove", "--wearer", "homely", "--mqtt", broker.address());

                assertThat(removed.status()).isZero();
                assertThat(removed.err()).contains("no longer knows homely");
                await().until(() -> audience.payloadsOn(topic).contains(""));
            }
        }

        @Test
        void isBeneathAPrefixOfOnesOwn() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                live("--sensor", "sim:stand", "--wearer", "elsewhere", "--home-assistant=plumbline-ha");

                await().until(() -> audience.topics().contains("plumbline-ha/device/elsewhere/config"));
                assertThat(audience.topics()).doesNotContain(String.format(CONFIG, "elsewhere"));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "remove --wearer anna --mqtt tcp://127.0.0.1:1 | 1 | nothing listens there",
                    "remove --mqtt tcp://127.0.0.1:1               | 2 | --wearer",
                    "delete --wearer anna --mqtt tcp://127.0.0.1:1 | 2 | nothing but 'home-assistant remove'",
                })
        void isRemovedOrItIsSaidWhyNot(String words, int status, String message) {
            Ran ran = plumbline((Object[]) ("home-assistant " + words).split(" +"));

            assertThat(ran.err()).contains(message).doesNotContain("Exception", "\tat ");
            assertThat(ran.status()).isEqualTo(status);
        }
    }

    @Nested
    class WhatIsWrong {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "--sensor mqtt:phone/imu                                | 2 | add --mqtt tcp://HOST",
                    "--sensor mqtt:phone/+ --mqtt tcp://127.0.0.1:1         | 2 | without + and #",
                    "--sensor mqtt:phone/imu --mqtt tcp://127.0.0.1:1 --for 1s | 1 | No samples from phone/imu at tcp://127.0.0.1:1 in 1 s. No connection",
                    "--sensor mqtt:plumbline/v1/wearer/imu/l5 --mqtt tcp://127.0.0.1:1 | 2 | this session's own wearer",
                    "--sensor mqtt:plumbline/v1/anna/imu/l5 --wearer anna --mqtt tcp://127.0.0.1:1 | 2 | this session's own wearer",
                    "--sensor l5=mqtt:a --sensor t12=mqtt:a --mqtt tcp://127.0.0.1:1 | 2 | on one topic: a",
                    "--sensor mqtt:phone/imu --sensor sim:stand             | 2 | can't be joined",
                    "--sensor sim:stand --home-assistant=a#                 | 2 | a prefix of Home Assistant's",
                    "--sensor sim:demo --wearer 24-71-89-ab-cd-ef           | 2 | no Bluetooth address",
                    "--sensor file:absent.csv                               | 1 | absent.csv",
                    "--sensor sim:squat                                     | 2 | Did you mean squats?",
                    "--sensor squats.csv                                    | 2 | a sensor is [PLACEMENT=]KIND:WHICH",
                    "--sensor sim:demo --sensor sim:demo                    | 2 | say where each is worn        ",
                    "--sensor l5=sim:demo --sensor l5=sim:demo              | 2 | two sensors at one placement: l5",
                    "--sensor l5=sim:demo --sensor l1=sim:demo --sensor t12=sim:demo | 2 | one or two",
                    "--for 60s                                              | 2 | --sensor",
                    "--sensor sim:demo --for 60                             | 2 | e.g. 90s, 5m or 1h30m",
                    "--sensor sim:demo --exercise sqat                      | 2 | Did you mean squat?",
                    "--sensor sim:demo --wearer Anna                        | 2 | a-z 0-9",
                    "--sensor sim:demo --mqtt localhost                     | 2 | write tcp://HOST:PORT",
                    "--sensor sim:demo --mqtt ssl://localhost --mqtt-ca absent.pem | 1 | absent.pem is not there",
                    "--sensor sim:demo --mqtt tcp://localhost --mqtt-ca ca.pem | 2 | it is for TLS; write --mqtt ssl://",
                    "--sensor sim:demo --mqtt ssl://localhost --mqtt-key a.key | 2 | go together: --mqtt-cert FILE and",
                    "--sensor sim:demo --mqtt tcp://anna:secret@localhost | 2 | use --mqtt-login FILE",
                })
        void isSaidInASentence(String words, int status, String message) {
            Ran ran = plumbline((Object[]) ("live " + words).split(" +"));

            assertThat(ran.err()).contains(message).doesNotContain("Exception", "\tat ");
            assertThat(ran.status()).isEqualTo(status);
            assertThat(ran.out()).isEmpty();
        }

        @Test
        void aPlacementForAFileThatHasItsOwnTwo() {
            Ran ran = live("--sensor", "l5=file:" + demo);

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err()).contains("holds 2 sensors", "leave out PLACEMENT=");
        }
    }

    @Nested
    class TheEnd {

        @Test
        void comesAfterTheTimeThatIsGiven() {
            Ran live = live("--sensor", "sim:session", "--speed", 1, "--for", "1s", "--exercise", "squat");

            assertThat(live.status()).isZero();
            assertThat(live.out()).contains("\"type\":\"summary\"");
        }

        @Test
        void byCtrlCLosesNothing() throws Exception {
            Path file = folder.resolve("interrupted.csv");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "live",
                            "--sensor",
                            "sim:session",
                            "--exercise",
                            "squat",
                            "--format",
                            "jsonl",
                            "--mqtt",
                            broker.address().toString(),
                            "--wearer",
                            "dora",
                            "--record",
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Audience audience = Audience.at(broker.address())) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> audience.payloadsOn("plumbline/v1/dora/availability")
                                .contains("online"));
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                String out =
                        new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

                assertThat(process.waitFor()).isZero();
                assertThat(out).contains("\"type\":\"summary\"");
                assertThat(replay(file).out()).isEqualTo(out);
                await().until(() ->
                        audience.payloadsOn("plumbline/v1/dora/availability").contains("offline"));
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
