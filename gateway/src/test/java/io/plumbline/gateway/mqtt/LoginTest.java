package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    @TempDir
    private Path folder;

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("login"), text.replace("|", "\n"));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "anna|secret|; secret",
                "anna|secret; secret",
                "'anna||a secret with: signs # |'; 'a secret with: signs # '",
                "user: anna|password: secret|; secret",
                "password: secret|user:anna|; secret",
            })
    void aNameAndAPasswordAreRead(String text, String password) throws IOException {
        Login login = Login.read(file(text, "rw-------"));

        assertThat(login.user()).isEqualTo("anna");
        assertThat(login.password()).isEqualTo(password);
        assertThat(login.toString()).doesNotContain("anna", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "user: anna|", "user: anna|secret", "anna|secret|more"})
    void anythingElseIsRefusedWithoutShowingIt(String text) throws IOException {
        Path file = file(text, "rw-------");

        assertThatThrownBy(() -> Login.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("two lines")
                .message()
                .doesNotContain("secret", "anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--"})
    void aFileThatOthersCanReadIsRefusedWithTheCure(String permissions) throws IOException {
        Path file = file("anna|hunter2", permissions);

        assertThatThrownBy(() -> Login.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + file)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Login.read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + " is not there.");
    }

    @Test
    void theEnvironmentMayHoldBoth() {
        assertThat(Login.of(Map.of("PLUMBLINE_MQTT_USER", "anna", "PLUMBLINE_MQTT_PASSWORD", "secret")))
                .hasValueSatisfying(login -> {
                    assertThat(login.user()).isEqualTo("anna");
                    assertThat(login.password()).isEqualTo("secret");
                    assertThat(login.toString()).doesNotContain("secret");
                });
        assertThat(Login.of(Map.of("PLUMBLINE_MQTT_PASSWORD", "secret"))).isEmpty();
    }
}
