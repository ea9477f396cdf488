package io.plumbline.gateway.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exercises that there are: those of the resources {@code exercises/*.yaml}, in the order of their index, and those
 * of files of one's own, which are added or, where they have the name of another, take its place. Immutable.
 */
public final class ExerciseLibrary {

    private static final String FOLDER = "exercises/";
    private static final String ENDING = ".yaml";

    private final Map<String, Exercise> byName;
    private final Vocabulary vocabulary;

    private ExerciseLibrary(Map<String, Exercise> byName) {
        this.byName = byName;
        this.vocabulary = new Vocabulary(List.copyOf(byName.values()));
    }

    /** The exercises that come with the program; read once. */
    public static ExerciseLibrary builtIn() {
        return BuiltIn.LIBRARY;
    }

    private static final class BuiltIn {
        static final ExerciseLibrary LIBRARY = read();

        private static ExerciseLibrary read() {
            try {
                Map<String, Exercise> byName = new LinkedHashMap<>();
                for (String name : resource("index.txt").lines().toList()) {
                    byName.put(name, ExerciseReader.read(resource(name + ENDING), FOLDER + name + ENDING));
                }
                return new ExerciseLibrary(byName);
            } catch (IOException e) {
                throw new UncheckedIOException("the exercises that come with the program can't be read", e);
            }
        }

        private static String resource(String name) throws IOException {
            try (InputStream file = ExerciseLibrary.class.getResourceAsStream("/" + FOLDER + name)) {
                if (file == null) {
                    throw new IOException("the program was packed without " + FOLDER + name + "; build it anew");
                }
                return new String(file.readAllBytes(), UTF_8);
            }
        }
    }

    /**
     * These exercises and those of a file, or of every {@code .yaml} of a directory.
     *
     * @throws InvalidDefinitionException if one can't be used; the message says where and why
     * @throws IOException if one can't be read
     */
    public ExerciseLibrary with(Path fileOrDirectory) throws IOException {
        Map<String, Exercise> more = new LinkedHashMap<>(byName);
        Map<String, Path> own = new LinkedHashMap<>();
        for (Path file : files(fileOrDirectory)) {
            Exercise exercise = ExerciseReader.read(text(file), file.toString());
            Path other = own.put(exercise.name(), file);
            if (other != null) {
                throw new InvalidDefinitionException(
                        file + ": name " + exercise.name() + " is that of " + other + " too. Give one another name.");
            }
            more.put(exercise.name(), exercise);
        }
        ExerciseLibrary library = new ExerciseLibrary(more);
        for (Map.Entry<String, Path> entry : own.entrySet()) {
            if (library.vocabulary.limits().contains(entry.getKey())) {
                throw new InvalidDefinitionException(
                        entry.getValue() + ": name must not be that of a limit, was " + entry.getKey());
            }
        }
        return library;
    }

    private static List<Path> files(Path fileOrDirectory) throws IOException {
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        try (Stream<Path> listing = Files.list(fileOrDirectory)) {
            List<Path> files = listing.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidDefinitionException(fileOrDirectory + " holds no " + ENDING + " file");
            }
            return files;
        }
    }

    /** The text of a file that a person wrote. */
    static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidDefinitionException(file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new InvalidDefinitionException(file + " is not UTF-8 text. Save it as UTF-8.", e);
        }
    }

    /** Every exercise, those that come with the program first. */
    public List<Exercise> exercises() {
        return new ArrayList<>(byName.values());
    }

    /** The exercise of this name; empty where there is none. */
    public Optional<Exercise> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of exercises and limits that a person may write. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }
}
