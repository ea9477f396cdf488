package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.mqtt.BrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BrokerOptionsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PLUMBLINE_MQTT_USER", "from-environment", "PLUMBLINE_MQTT_PASSWORD", "secret");

    @TempDir
    private Path folder;

    private static Optional<BrokerSettings> settings(Map<String, String> environment, String... words)
            throws IOException {
        BrokerOptions options = new BrokerOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("broker", mixin(options))).parseArgs(words);
        return options.settings(environment);
    }

    private static CommandLine.Model.CommandSpec mixin(BrokerOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    @Test
    void withoutABrokerThereAreNone() throws IOException {
        assertThat(settings(ENVIRONMENT)).isEmpty();
    }

    @Test
    void theLoginIsTheFilesElseTheEnvironmentsElseNone() throws IOException {
        Path login = Files.writeString(folder.resolve("login"), "anna\nsecret\n");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));

        assertThat(settings(ENVIRONMENT, "--mqtt", "tcp://localhost", "--mqtt-login", login.toString()))
                .hasValueSatisfying(both -> assertThat(both.login()).hasToString("the login of " + login));
        assertThat(settings(ENVIRONMENT, "--mqtt", "tcp://localhost"))
                .hasValueSatisfying(both -> assertThat(both.login())
                        .hasToString("the login of PLUMBLINE_MQTT_USER and PLUMBLINE_MQTT_PASSWORD"));
        assertThat(settings(Map.of(), "--mqtt", "tcp://localhost"))
                .hasValueSatisfying(none -> assertThat(none.login()).isNull());
    }

    @Test
    void theSettingsShowNoSecret() throws IOException {
        assertThat(settings(ENVIRONMENT, "--mqtt", "ssl://localhost"))
                .hasValueSatisfying(settings -> assertThat(settings.toString())
                        .contains("ssl://localhost:8883")
                        .doesNotContain("secret", "from-environment"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--mqtt-ca, a broker that --mqtt names",
        "--mqtt-cert, a broker that --mqtt names",
        "--mqtt-key, a broker that --mqtt names",
        "--mqtt-login, a broker that --mqtt names",
    })
    void anOptionAboutNoBrokerIsRefused(String option, String reason) {
        assertThatThrownBy(() -> settings(Map.of(), option, "file"))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining(option)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tcp://10.0.0.7, true",
        "tcp://home-assistant.local, true",
        "tcp://localhost, false",
        "tcp://127.0.0.1, false",
        "ssl://home-assistant.local, false",
    })
    void aPasswordThatTheNetworkCanReadIsWarnedOf(String url, boolean warned) throws IOException {
        BrokerSettings settings = settings(ENVIRONMENT, "--mqtt", url).orElseThrow();

        assertThat(BrokerOptions.warning(settings).isPresent()).isEqualTo(warned);
    }
}
