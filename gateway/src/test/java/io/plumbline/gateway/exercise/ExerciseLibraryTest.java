package io.plumbline.gateway.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseLibraryTest {

    private static final Path RESOURCES = Path.of("src/main/resources/exercises");

    /** The same as analytics' tests judge by; theirs are held against this file too. */
    private static final Path SAID = Path.of("../analytics/src/test/resources/exercises.txt");

    @TempDir
    private Path directory;

    @Test
    void theDefinitionsAreThoseThatTheAnalysisIsTestedWith() throws IOException {
        assertThat(ExerciseLibrary.builtIn().exercises())
                .extracting(Exercise::toString)
                .isEqualTo(Files.readAllLines(SAID));
    }

    @Test
    void everyFileIsInTheIndexUnderItsName() throws IOException {
        List<String> files;
        try (Stream<Path> listing = Files.list(RESOURCES)) {
            files = listing.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .toList();
        }
        assertThat(ExerciseLibrary.builtIn().exercises())
                .extracting(Exercise::name)
                .containsExactlyInAnyOrderElementsOf(files)
                .isEqualTo(Files.readAllLines(RESOURCES.resolve("index.txt")));
    }

    @Test
    void anExerciseOfOnesOwnIsAddedBehindTheOthers() throws IOException {
        Path file = write("lunge.yaml", squat().replace("name: squat", "name: lunge"));

        ExerciseLibrary library = ExerciseLibrary.builtIn().with(file);

        assertThat(library.vocabulary().exercises()).containsExactly("squat", "hip-hinge", "plank", "daily", "lunge");
        assertThat(library.vocabulary().limit("lunge.tuck.red")).isEqualTo("lunge.tuck.red");
        assertThat(library.find("lunge"))
                .map(Exercise::movement)
                .isEqualTo(squatOf(library).map(Exercise::movement));
    }

    @Test
    void oneWithTheNameOfAnotherTakesItsPlace() throws IOException {
        write("mine.yaml", squat().replace("title: Squat", "title: My squat"));

        ExerciseLibrary library = ExerciseLibrary.builtIn().with(directory);

        assertThat(library.exercises()).extracting(Exercise::title).startsWith("My squat", "Hip hinge");
        assertThat(ExerciseLibrary.builtIn().exercises())
                .extracting(Exercise::title)
                .startsWith("Squat");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Path first = write("a.yaml", squat());
        Path second = write("b.yaml", squat());

        assertThatThrownBy(() -> ExerciseLibrary.builtIn().with(directory))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessage(second + ": name squat is that of " + first + " too. Give one another name.");
    }

    @Test
    void theNameOfALimitIsNoneForAnExercise() throws IOException {
        Path file = write("tuck.yaml", squat().replace("name: squat", "name: tuck"));

        assertThatThrownBy(() -> ExerciseLibrary.builtIn().with(file))
                .hasMessage(file + ": name must not be that of a limit, was tuck");
    }

    @Test
    void whatCantBeReadIsSaidWithItsName() throws IOException {
        Path nothing = directory.resolve("squta.yaml");
        assertThatThrownBy(() -> ExerciseLibrary.builtIn().with(nothing))
                .hasMessage(nothing + ": there is no such file");
        assertThatThrownBy(() -> ExerciseLibrary.builtIn().with(directory))
                .hasMessage(directory + " holds no .yaml file");
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
        assertThatThrownBy(() -> ExerciseLibrary.builtIn().with(latin)).hasMessageStartingWith(latin + " is not UTF-8");
    }

    private static java.util.Optional<Exercise> squatOf(ExerciseLibrary library) {
        return library.find("squat");
    }

    private static String squat() throws IOException {
        return Files.readString(RESOURCES.resolve("squat.yaml"));
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolve(name), yaml);
    }
}
