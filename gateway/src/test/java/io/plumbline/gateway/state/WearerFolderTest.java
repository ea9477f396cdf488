package io.plumbline.gateway.state;

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

class WearerFolderTest {

    @TempDir
    private Path state;

    @Test
    void aSecondGatewayOfTheSameWearerIsRefused() throws IOException {
        try (WearerFolder first = WearerFolder.open(state, "anna")) {
            assertThatThrownBy(() -> WearerFolder.open(state, "anna"))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("wearer 'anna'")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("--wearer");
        }
    }

    @Test
    void itIsFreeAgainAfterwardsAndOthersAreAtAnyTime() throws IOException {
        try (WearerFolder anna = WearerFolder.open(state, "anna");
                WearerFolder ben = WearerFolder.open(state, "ben")) {
            assertThat(anna.path()).isNotEqualTo(ben.path());
        }
        try (WearerFolder anna = WearerFolder.open(state, "anna")) {
            assertThat(anna.path()).isDirectory();
        }
    }

    @Test
    void nobodyElseCanReadIt() throws IOException {
        try (WearerFolder folder = WearerFolder.open(state.resolve("deep"), "anna")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aPlaceThatCanNotBeAFolderIsSaid() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "");

        assertThatThrownBy(() -> WearerFolder.open(file, "anna"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.resolve("anna").toString())
                .hasMessageContaining("--state DIR");
    }

    @ParameterizedTest(name = "STATE_DIRECTORY={0} XDG_STATE_HOME={1}: {2}")
    @CsvSource({
        "'', '', /home/anna/.local/state/plumbline",
        "'', /data/state, /data/state/plumbline",
        "'', relative, /home/anna/.local/state/plumbline",
        "/var/lib/plumbline, /data/state, /var/lib/plumbline",
        "/var/lib/a:/var/lib/b, '', /var/lib/a",
    })
    void theUsualPlaceIsTheServicesElseThePersons(String service, String person, Path place) {
        assertThat(StateDirectory.usual(
                        Map.of("STATE_DIRECTORY", service, "XDG_STATE_HOME", person), Path.of("/home/anna")))
                .isEqualTo(place);
    }
}
