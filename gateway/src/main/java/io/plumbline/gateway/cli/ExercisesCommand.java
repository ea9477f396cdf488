package io.plumbline.gateway.cli;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.session.Limits;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.exercise.ExerciseText;
import io.plumbline.gateway.exercise.OwnLimits;
import io.plumbline.gateway.exercise.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline exercises}: what can be done, and what is judged in it. */
@Command(
        name = "exercises",
        sortOptions = false,
        description = "Lists the exercises that there are, one a line; or prints one, as a file that --exercises reads,"
                + " with the limits in force.",
        footer = {"", "For example: plumbline exercises squat --plan anna.yaml"})
final class ExercisesCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The exercise to print.")
    private @Nullable String name;

    @Option(names = "--exercises", paramLabel = "FILE|DIRECTORY", description = "Exercises of your own, .yaml.")
    private List<Path> own = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "FILE", description = "What a physiotherapist set for the wearer, .yaml.")
    private @Nullable Path plan;

    ExercisesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ExerciseLibrary library = ExerciseLibrary.builtIn();
        for (Path file : own) {
            library = library.with(file);
        }
        OwnLimits set = plan == null ? OwnLimits.NONE : Plan.read(plan, library).limits();
        if (name == null) {
            list(library.exercises());
            return Failures.DONE;
        }
        try {
            library.vocabulary().exercise(name);
        } catch (IllegalArgumentException e) {
            throw new WrongOption("NAME", e);
        }
        Limits limits = new Limits(set.degrees());
        for (Exercise exercise : set.applyTo(library.exercises())) {
            if (exercise.name().equals(name)) {
                console.out()
                        .print(ExerciseText.of(
                                exercise.withRules(rule -> rule.withLimit(limits.of(exercise.name(), rule)))));
            }
        }
        return Failures.DONE;
    }

    private void list(List<Exercise> all) {
        int width = all.stream()
                .mapToInt(exercise -> exercise.name().length())
                .max()
                .orElse(1);
        all.forEach(exercise -> console.out()
                .println(String.format(Locale.ROOT, "%-" + width + "s  %s", exercise.name(), exercise.title())));
    }
}
