package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/plumbline} with a pretended Maven and Java, which note what they are called with. */
class LauncherTest {

    /** What a start came to. */
    record Result(int status, String out, String err) {}

    private static final String MAVEN = """
            #!/bin/sh
            echo "mvn $*" >>"$CALLS"
            [ -z "${BUILD_FAILS:-}" ] || { echo 'cannot find symbol'; exit 1; }
            [ -z "${SLOW:-}" ] || sleep 1
            mkdir -p gateway/target/lib
            touch gateway/target/lib/analytics-0.1.0.jar gateway/target/lib/simulator-0.1.0.jar gateway/target/plumbline.jar
            """;

    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -version ] || { echo "openjdk version \\"${VERSION:-17.0.15}\\" 2025-04-15" >&2; exit 0; }
            kind=run
            for word in "$@"; do
              case $word in
                -Xshare:dump) kind=dump ;;
                -XX:DumpLoadedClassList=*) kind=observe ;;
                -XX:SharedArchiveFile=*) archive=${word#*=} ;;
              esac
            done
            echo "java $kind" >>"$CALLS"
            [ $kind != dump ] || [ -n "${DUMP_FAILS:-}" ] || : >"$archive"
            [ $kind != dump ] || [ -z "${DUMP_FAILS:-}" ] || exit 134
            [ $kind != run ] || for word in "$@"; do echo "<$word>"; done
            """;

    /** Nothing but the programs that every system has, so that no true Java or Maven is found. */
    @TempDir
    static Path basics;

    @TempDir
    Path directory;

    private Path root = Path.of("");
    private Path tools = Path.of("");
    private Path calls = Path.of("");

    @BeforeAll
    static void passOnToTheSystemsPrograms() throws IOException {
        for (String name : List.of(
                "cat",
                "dirname",
                "readlink",
                "ls",
                "sed",
                "head",
                "tail",
                "find",
                "mkdir",
                "rm",
                "mv",
                "touch",
                "sleep",
                "grep")) {
            Path program = Path.of(new File("/bin/" + name).canExecute() ? "/bin" : "/usr/bin", name);
            executable(basics.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
        }
    }

    @BeforeEach
    void lay() throws IOException {
        assumeTrue(new File("/bin/sh").canExecute(), "skipped: there is no /bin/sh here to run bin/plumbline");
        root = directory.resolve("a house");
        tools = Files.createDirectories(directory.resolve("tools"));
        calls = directory.resolve("calls");
        Files.createFile(calls);
        for (String module : List.of("analytics", "gateway", "simulator")) {
            Files.createDirectories(root.resolve(module + "/src/main/java"));
            Files.createFile(root.resolve(module + "/pom.xml"));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve("gateway/bin"));
        Path launcher = Path.of(System.getProperty("plumbline.root", ".."), "gateway/bin/plumbline");
        Files.copy(launcher, root.resolve("gateway/bin/plumbline"), StandardCopyOption.COPY_ATTRIBUTES);
        tool("mvn", MAVEN);
        tool("java", JAVA);
        tool("javac", "#!/bin/sh\n");
    }

    @Test
    void theFirstStartBuildsWithOneLineSayingSo() throws Exception {
        Result first = start(Map.of(), "replay", "my file.csv", "--exercise", "squat");
        assertThat(first.status()).isZero();
        assertThat(first.err().lines())
                .singleElement()
                .asString()
                .startsWith("plumbline: building, since this is the first");
        assertThat(first.out()).contains("<replay>\n<my file.csv>\n<--exercise>\n<squat>\n");
        assertThat(calls()).first().asString().startsWith("mvn ").endsWith(" package");
        assertThat(calls()).containsOnlyOnce("java dump").endsWith("java run");
    }

    @Test
    void aLaterStartBuildsNothingAndTakesTheArchive() throws Exception {
        start(Map.of());
        Files.writeString(calls, "");
        Result later = start(Map.of(), "--help");
        assertThat(later.err()).isEmpty();
        assertThat(later.out())
                .contains("<-XX:SharedArchiveFile=" + root.toRealPath() + "/gateway/target/launcher/classes.jsa>");
        assertThat(calls()).containsExactly("java run");
    }

    @ParameterizedTest
    @CsvSource({"gateway/src/main/java/New.java", "analytics/pom.xml", "pom.xml"})
    void aChangedSourceIsBuilt(String source) throws Exception {
        start(Map.of());
        Files.writeString(calls, "");
        Files.writeString(root.resolve(source), "changed");
        Files.setLastModifiedTime(
                root.resolve(source), FileTime.from(Instant.now().plusSeconds(2)));
        Result later = start(Map.of());
        assertThat(later.err()).contains("its sources have changed");
        assertThat(calls()).first().asString().startsWith("mvn ");
    }

    @Test
    void anotherJavaGetsAnArchiveOfItsOwn() throws Exception {
        start(Map.of());
        Files.writeString(calls, "");
        tool("java", JAVA + "# another build\n");
        start(Map.of());
        assertThat(calls()).contains("java dump").noneMatch(call -> call.startsWith("mvn"));
    }

    @Test
    void itIsFoundThroughSymbolicLinksFromAnywhere() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("pl"), Path.of("../a house/gateway/bin/plumbline"));
        Path second = Files.createSymbolicLink(directory.resolve("pl"), link);
        assertThat(finish(begin(Map.of(), second, elsewhere, "--help")).out()).contains("<--help>");
    }

    @Test
    void anArchiveThatCanNotBeMadeIsNoReasonToFail() throws Exception {
        Result first = start(Map.of("DUMP_FAILS", "yes"), "--help");
        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("<--help>").doesNotContain("SharedArchiveFile");
        Files.writeString(calls, "");
        start(Map.of("DUMP_FAILS", "yes"), "--help");
        assertThat(calls()).as("nor to try at every start").containsExactly("java run");
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndWhereThatIs() throws Exception {
        Result failed = start(Map.of("BUILD_FAILS", "yes"));
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("cannot find symbol", "gateway/target/launcher/build.log");
        assertThat(start(Map.of()).status()).as("the next start builds again").isZero();
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, 1", "1.8.0_402, 1", "16, 1", "17, 0", "17.0.15, 0", "21-ea, 0", "25.0.1, 0"})
    void javaBelow17IsRefused(String version, int status) throws Exception {
        Result result = start(Map.of("VERSION", version));
        assertThat(result.status()).isEqualTo(status);
        if (status != 0) {
            assertThat(result.err()).contains("is Java " + version + ", and Plumbline needs 17 or newer");
        }
    }

    @ParameterizedTest
    @CsvSource({"mvn, Maven is missing", "javac, javac is missing", "java, Java is missing"})
    void aMissingToolIsNamedWithWhatToInstall(String tool, String message) throws Exception {
        Files.delete(tools.resolve(tool));
        Result result = start(Map.of());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains(message, "apt install");
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        Result result = start(Map.of("JAVA_HOME", "/nowhere"));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("JAVA_HOME is /nowhere");
    }

    @Test
    void javaHomeIsRespected() throws Exception {
        Path home = directory.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.move(tools.resolve("java"), home.resolve("bin/java"));
        Files.move(tools.resolve("javac"), home.resolve("bin/javac"));
        assertThat(start(Map.of("JAVA_HOME", home.toString())).status()).isZero();
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        Process one = begin(Map.of("SLOW", "yes"), root.resolve("gateway/bin/plumbline"), directory, "one");
        Process two = begin(Map.of("SLOW", "yes"), root.resolve("gateway/bin/plumbline"), directory, "two");
        assertThat(finish(one).out()).contains("<one>");
        assertThat(finish(two).out()).contains("<two>");
        assertThat(calls()).filteredOn(call -> call.startsWith("mvn")).hasSize(1);
        assertThat(root.resolve("gateway/target/launcher.lock")).doesNotExist();
    }

    @Test
    void theLockOfAStartThatWasKilledIsTakenOver() throws Exception {
        Path lock = Files.createDirectories(root.resolve("gateway/target/launcher.lock"));
        Process gone = new ProcessBuilder("/bin/sh", "-c", ":").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(start(Map.of()).status()).isZero();
    }

    /** As the archive lays it: the launcher, the program and its libraries, and no source. */
    @Nested
    class Installed {

        private Path home = Path.of("");

        @BeforeEach
        void install() throws IOException {
            home = directory.resolve("opt/plumb line");
            Files.createDirectories(home.resolve("bin"));
            Files.createDirectories(home.resolve("lib"));
            for (String jar : List.of("plumbline.jar", "lib/analytics-0.1.0.jar", "lib/simulator-0.1.0.jar")) {
                Files.createFile(home.resolve(jar));
                Files.setLastModifiedTime(
                        home.resolve(jar), FileTime.from(Instant.now().minusSeconds(60)));
            }
            Files.copy(
                    root.resolve("gateway/bin/plumbline"),
                    home.resolve("bin/plumbline"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.delete(tools.resolve("mvn"));
            Files.delete(tools.resolve("javac"));
        }

        private Result startInstalled(Map<String, String> settings) throws Exception {
            return finish(begin(settings, home.resolve("bin/plumbline"), directory, "--help"));
        }

        @Test
        void itBuildsNothingAndMakesItsArchiveAtTheFirstStart() throws Exception {
            Result first = startInstalled(Map.of());
            assertThat(first.status()).isZero();
            assertThat(first.err()).isEmpty();
            assertThat(first.out())
                    .contains("<-XX:SharedArchiveFile=" + home.toRealPath() + "/launcher/classes.jsa>")
                    .contains("<" + home.toRealPath() + "/plumbline.jar>", "<--help>");
            assertThat(calls()).containsOnlyOnce("java dump");

            Files.writeString(calls, "");
            startInstalled(Map.of());
            assertThat(calls()).containsExactly("java run");
        }

        @Test
        void itEndsTheProgramThatIsOutOfMemorySoThatItIsStartedAgain() throws Exception {
            assertThat(startInstalled(Map.of()).out()).contains("<-XX:+ExitOnOutOfMemoryError>");
        }

        @Test
        void itRefusesAnOldJavaThere() throws Exception {
            assertThat(startInstalled(Map.of("VERSION", "11.0.2")).err()).contains("needs 17 or newer");
        }
    }

    private Result start(Map<String, String> settings, String... args) throws Exception {
        return finish(begin(settings, root.resolve("gateway/bin/plumbline"), directory, args));
    }

    private Process begin(Map<String, String> settings, Path launcher, Path workingDirectory, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_HOME");
        environment.put("PATH", tools + ":" + basics);
        environment.put("CALLS", calls.toString());
        environment.putAll(settings);
        return builder.start();
    }

    private static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private void tool(String name, String script) throws IOException {
        executable(tools.resolve(name), script);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }
}
