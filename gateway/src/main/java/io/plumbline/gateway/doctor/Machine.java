package io.plumbline.gateway.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine as its files and programs show it. Asking changes nothing; what can't be asked is empty. */
public final class Machine {

    private static final long LONGEST_SECONDS = 5;

    private final Path root;
    private final Function<List<String>, Optional<String>> programs;

    /**
     * A machine whose files stand beneath {@code root}.
     *
     * @param programs runs a program and gives what it printed; empty where it is missing or failed
     */
    Machine(Path root, Function<List<String>, Optional<String>> programs) {
        this.root = root;
        this.programs = programs;
    }

    /** The one that this runs on. */
    public static Machine here() {
        return new Machine(Path.of("/"), Machine::run);
    }

    /** The text of a file, without the white space (and the zero byte of the device tree) around it. */
    Optional<String> read(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path), UTF_8)
                    .replace("\0", "")
                    .strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The names in a folder, sorted; none where it is missing. */
    List<String> list(String folder) {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What a program printed; empty where it is missing, failed or took longer than 5 s. */
    Optional<String> printedBy(String... words) {
        return programs.apply(List.of(words));
    }

    private static Optional<String> run(List<String> words) {
        Path printed = null;
        try {
            printed = Files.createTempFile("plumbline", ".txt");
            Process process = new ProcessBuilder(words)
                    .redirectOutput(printed.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(Files.readString(printed).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            delete(printed);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
