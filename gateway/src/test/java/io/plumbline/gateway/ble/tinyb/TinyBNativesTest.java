package io.plumbline.gateway.ble.tinyb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinyBNativesTest {

    private static final String IN_JAR = "/native/linux/x86_64/";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, /native/linux/x86_64/",
        "Linux, i386, /native/linux/x86_32/",
        "Linux, arm, /native/arm/armv6/",
        "Linux, aarch64, ",
        "Linux, riscv64, ",
        "Mac OS X, x86_64, ",
        "Windows 11, amd64, ",
    })
    void thereAreLibrariesForSomeMachinesOnly(String os, String arch, String folder) {
        assertThat(TinyBNatives.folderInJar(os, arch).orElse(null)).isEqualTo(folder);
    }

    @Test
    void theyAreUnpackedForTheirOwnerAloneAndUsedAgain() throws IOException {
        Path folder = temporary.resolve("plumbline/tinyb");
        List<Path> libraries = TinyBNatives.unpack(IN_JAR, folder);
        assertThat(libraries)
                .hasSize(2)
                .allSatisfy(library -> assertThat(library).isNotEmptyFile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");

        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(libraries.get(0), longAgo);
        assertThat(TinyBNatives.unpack(IN_JAR, folder)).isEqualTo(libraries);
        assertThat(Files.getLastModifiedTime(libraries.get(0))).isEqualTo(longAgo);
    }

    @Test
    void oneThatWasChangedIsReplaced() throws IOException {
        Path folder = temporary.resolve("plumbline/tinyb");
        Path library = TinyBNatives.unpack(IN_JAR, folder).get(1);
        byte[] whole = Files.readAllBytes(library);
        byte[] changed = whole.clone();
        changed[1000] ^= 1;
        Files.write(library, changed);

        TinyBNatives.unpack(IN_JAR, folder);
        assertThat(library).hasBinaryContent(whole);
    }

    @Test
    void aFolderThatOthersCanChangeIsNotUsed() throws IOException {
        Path folder = temporary.resolve("plumbline/tinyb");
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> TinyBNatives.unpack(IN_JAR, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("remove it");
    }

    @Test
    void aLinkToElsewhereIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(
                temporary.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path folder = Files.createDirectory(temporary.resolve("plumbline")).resolve("tinyb");
        Files.createSymbolicLink(folder, elsewhere);
        assertThatThrownBy(() -> TinyBNatives.unpack(IN_JAR, folder)).isInstanceOf(IOException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void theyLieInTheServicesCacheOrTheUsers() {
        assertThat(TinyBNatives.cacheFolder(Map.of(), "/home/anna"))
                .isEqualTo(Path.of("/home/anna/.cache/plumbline/tinyb"));
        assertThat(TinyBNatives.cacheFolder(Map.of("XDG_CACHE_HOME", "/x"), "/home/anna"))
                .isEqualTo(Path.of("/x/plumbline/tinyb"));
        assertThat(TinyBNatives.cacheFolder(Map.of("CACHE_DIRECTORY", "/var/cache/p", "XDG_CACHE_HOME", "/x"), "/"))
                .isEqualTo(Path.of("/var/cache/p/plumbline/tinyb"));
    }
}
