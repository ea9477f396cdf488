package io.plumbline.gateway.mqtt;

import static io.plumbline.gateway.mqtt.Events.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.cli.Main;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker that docs/mosquitto describes, with its own files. */
@Timeout(120)
class SecureBrokerTest {

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private @Nullable SecureBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        Mosquitto.require();
        broker = SecureBroker.start(folder);
    }

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
        broker().close();
        assertThat(notes).as("what was told").noneMatch(SecureBrokerTest::hasASecret);
    }

    private static boolean hasASecret(String text) {
        return text.contains(SecureBroker.PASSWORD)
                || text.contains(SecureBroker.LISTENERS_PASSWORD)
                || text.contains("PRIVATE KEY");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private SecureBroker broker() {
        return Objects.requireNonNull(broker);
    }

    private BrokerSettings settings(String user, String password) throws IOException {
        return new BrokerSettings(
                broker().address("localhost"),
                Login.read(SecureBroker.login(folder, user, password)),
                Tls.load(broker().file("ca.crt"), null, null));
    }

    private MqttSink sink(BrokerSettings settings, String wearer) {
        MqttSink sink = MqttSink.live(
                settings,
                wearer,
                Events.SETTINGS,
                null,
                null,
                (command, answer) -> answer.accept(Optional.empty()),
                notes::add);
        sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data."));
        return sink;
    }

    /** What is told of a connection that can't be made; ends the sink. */
    private String told(BrokerSettings settings, String wearer) {
        try (MqttSink sink = sink(settings, wearer)) {
            sink.accept(raised("3f9c21-1"));
            soon().until(() -> !notes.isEmpty());
        }
        return notes.get(0);
    }

    private Path mosquittoSub(String... more) throws IOException {
        Path lines = folder.resolve("heard.txt");
        List<String> command = new ArrayList<>(List.of("mosquitto_sub", "-h", "localhost", "-p", "" + broker().port()));
        command.addAll(List.of("--cafile", broker().file("ca.crt").toString(), "-u", "homeassistant"));
        command.addAll(List.of("-P", SecureBroker.LISTENERS_PASSWORD, "-v", "-t", "#"));
        command.addAll(List.of(more));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(lines.toFile())
                .start());
        return lines;
    }

    @Nested
    class WithTheRightFiles {

        @Test
        void aWearersGatewayPublishesAndHomeAssistantHearsAndCommands() throws Exception {
            Path lines = mosquittoSub();
            try (MqttSink sink = sink(settings("anna", SecureBroker.PASSWORD), "anna")) {
                soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/availability online\n"));
                sink.accept(raised("3f9c21-1"));
                soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/alert {"));

                publishAsHomeAssistant("plumbline/v1/anna/command", "{\"id\":\"7\",\"command\":\"pause\"}");
                soon().until(() -> Files.readString(lines)
                        .contains("plumbline/v1/anna/command/result {\"id\":\"7\",\"ok\":true}"));
            }
            assertThat(notes).isEmpty();
        }

        private void publishAsHomeAssistant(String topic, String payload) throws Exception {
            SecureBroker.run(
                    folder,
                    Map.of(),
                    "mosquitto_pub",
                    "-h",
                    "localhost",
                    "-p",
                    "" + broker().port(),
                    "--cafile",
                    "ca.crt",
                    "-u",
                    "homeassistant",
                    "-P",
                    SecureBroker.LISTENERS_PASSWORD,
                    "-q",
                    "1",
                    "-t",
                    topic,
                    "-m",
                    payload);
        }

        @Test
        void aBrokerThatAsksForACertificateIsShownOurs() throws Exception {
            broker().close();
            broker = SecureBroker.startAgain(folder, "require_certificate true");
            BrokerSettings settings = new BrokerSettings(
                    broker().address("localhost"),
                    Login.read(SecureBroker.login(folder, "anna", SecureBroker.PASSWORD)),
                    Tls.load(broker().file("ca.crt"), broker().file("anna.crt"), broker().file("anna.key")));
            MqttSink sink = sink(settings, "anna");
            sink.accept(raised("3f9c21-1"));
            soon().until(() -> broker().log().contains("u'anna'"));
            sink.close();

            assertThat(sink.problem()).isEmpty();
            assertThat(notes).isEmpty();
        }

        @Test
        void theWholeProgramPrintsNoSecret() throws Exception {
            Path login = SecureBroker.login(folder, "anna", SecureBroker.PASSWORD);
            Path lines = mosquittoSub();
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            soon().until(() -> broker().log().contains("u'homeassistant'"));

            int status = Main.run(
                    new String[] {
                        "live",
                        "--sensor",
                        "sim:squats-tucked",
                        "--speed",
                        "max",
                        "--wearer",
                        "anna",
                        "--debug",
                        "--mqtt",
                        "ssl://localhost:" + broker().port(),
                        "--mqtt-ca",
                        broker().file("ca.crt").toString(),
                        "--mqtt-login",
                        login.toString(),
                        "--state",
                        folder.resolve("state").toString()
                    },
                    out,
                    out);

            assertThat(status).isZero();
            soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/summary {"));
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .isNotEmpty()
                    .doesNotContain(SecureBroker.PASSWORD, "could not be delivered");
            assertThat(broker().log()).doesNotContain(SecureBroker.PASSWORD);
            try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
                assertThat(files.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .doesNotContain(SecureBroker.PASSWORD));
            }
        }
    }

    @Nested
    class SomethingIsWrongAndIsSaidWithItsCure {

        @Test
        void anAuthorityThatDidNotSignIt() throws Exception {
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            SecureBroker.run(
                    elsewhere,
                    Map.of(),
                    "sh",
                    "-e",
                    "-c",
                    SecureBroker.scripts().get(0));
            BrokerSettings settings = new BrokerSettings(
                    broker().address("localhost"), null, Tls.load(elsewhere.resolve("ca.crt"), null, null));

            assertThat(told(settings, "anna"))
                    .contains("from nobody whom we trust: " + elsewhere.resolve("ca.crt"), "by --mqtt-ca FILE");
        }

        @Test
        void anExpiredCertificate() throws Exception {
            broker().close();
            SecureBroker.run(
                    folder,
                    Map.of(),
                    "sh",
                    "-e",
                    "-c",
                    "openssl x509 -req -in broker.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days -1"
                            + " -extfile broker.ext -out broker.crt");
            broker = SecureBroker.startAgain(folder);

            assertThat(told(settings("anna", SecureBroker.PASSWORD), "anna"))
                    .contains("its certificate has expired", "Make the broker a new one");
        }

        @Test
        void anotherNameThanTheCertificateHas() throws Exception {
            BrokerSettings settings = new BrokerSettings(
                    broker().address("127.0.0.1"), null, Tls.load(broker().file("ca.crt"), null, null));

            assertThat(told(settings, "anna"))
                    .contains("not for the name 127.0.0.1", "Write a name that the certificate has");
        }

        @Test
        void aWrongPassword() throws Exception {
            assertThat(told(settings("anna", "wrong-" + SecureBroker.PASSWORD), "anna"))
                    .contains(
                            "does not accept the name and password",
                            folder.resolve("login-anna").toString());
        }

        @Test
        void noPassword() throws Exception {
            BrokerSettings settings = new BrokerSettings(
                    broker().address("localhost"), null, Tls.load(broker().file("ca.crt"), null, null));

            assertThat(told(settings, "anna")).contains("asks for a name and password", "by --mqtt-login FILE");
        }

        @Test
        void anotherWearersTopicsAndNothingIsLostThatWay() throws Exception {
            Path lines = mosquittoSub();
            BrokerSettings settings = settings("anna", SecureBroker.PASSWORD);
            MqttSink sink = sink(settings, "ben");
            sink.accept(raised("3f9c21-1"));
            soon().until(() -> !notes.isEmpty());
            sink.close();

            assertThat(notes.get(0))
                    .contains("plumbline/v1/ben/availability but does not hand it out")
                    .contains("must let this login read and write plumbline/v1/ben/#")
                    .contains("the login's name is the wearer's alias");
            assertThat(sink.problem().orElse("")).contains("1 message could not be delivered");
            assertThat(Files.readString(lines)).doesNotContain("ben");
        }

        @Test
        void aCertificateThatIsMissing() throws Exception {
            broker().close();
            broker = SecureBroker.startAgain(folder, "require_certificate true");

            assertThat(told(settings("anna", SecureBroker.PASSWORD), "anna"))
                    .contains("refuses us over TLS: ", "by --mqtt-cert and --mqtt-key");
        }

        @Test
        void aPortThatDoesNotSpeakTls() throws Exception {
            int port = Mosquitto.freePort();
            Mosquitto plain = Mosquitto.start(folder, port, "allow_anonymous true");
            try (plain) {
                BrokerSettings settings = new BrokerSettings(
                        new BrokerAddress("localhost", port, true),
                        null,
                        Tls.load(broker().file("ca.crt"), null, null));

                assertThat(told(settings, "anna"))
                        .contains("Does it speak TLS on that port? Without TLS it is tcp://.");
            }
        }

        @Test
        void aPortThatSpeaksTlsOnly() throws Exception {
            BrokerSettings settings = BrokerSettings.open(new BrokerAddress("localhost", broker().port()));

            assertThat(told(settings, "anna")).contains("Does it speak TLS on that port? Then write ssl://.");
        }
    }
}
