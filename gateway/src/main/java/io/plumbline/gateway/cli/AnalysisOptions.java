package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.exercise.OwnLimits;
import io.plumbline.gateway.exercise.Plan;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.words.Limit;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an analysis depends on besides the recording. What these options say goes before what the recording says. */
class AnalysisOptions {

    @Option(
            names = "--exercise",
            paramLabel = "NAME",
            description = "What is done: squat, hip-hinge, plank, daily, or one of --exercises. Without it what the"
                    + " recording says.")
    private @Nullable String exercise;

    @Option(
            names = "--exercises",
            paramLabel = "FILE|DIRECTORY",
            description = "Exercises of your own, .yaml: added to those that there are, or in their place. May be"
                    + " repeated.")
    private List<Path> exercises = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "NAME=DEG",
            converter = Converters.LimitText.class,
            description =
                    "A limit in degrees, e.g. flexion=12 or tuck.red=18. Names: flexion, extension, tuck, lateral;"
                            + " of one exercise alone squat.flexion. May be repeated.")
    private List<Limit> limits = new ArrayList<>();

    @Option(
            names = "--accelerometer",
            paramLabel = "[PLACEMENT=]FILE",
            converter = AccelerometerChoice.Text.class,
            description =
                    "What a sensor's accelerometer reads wrongly, from 'plumbline calibrate sensor'. Once for each"
                            + " sensor.")
    private List<AccelerometerChoice> accelerometers = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|jsonl",
            converter = Converters.FormatWord.class,
            defaultValue = "text",
            description = "Sentences for people (the default), or a JSON object a line.")
    private Format format = Format.TEXT;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "What a physiotherapist set for the wearer, .yaml. A recording's own limits and --limit go"
                    + " before it.")
    private @Nullable Path planFile;

    private @Nullable ExerciseLibrary library;
    private @Nullable Plan plan;

    /**
     * The exercises that there are, with those of {@code --exercises}.
     *
     * @throws IOException if a file of them can't be used
     * @throws WrongOption if another option names an exercise or a limit that there is not
     */
    final ExerciseLibrary library() throws IOException {
        if (library == null) {
            ExerciseLibrary all = ExerciseLibrary.builtIn();
            for (Path own : exercises) {
                all = all.with(own);
            }
            checkNames(all.vocabulary());
            library = all;
        }
        return library;
    }

    /**
     * What is set for the wearer by {@code --plan}, if it is given.
     *
     * @throws IOException if the file can't be used
     */
    final Optional<Plan> plan() throws IOException {
        if (plan == null && planFile != null) {
            plan = Plan.read(planFile, library());
        }
        return Optional.ofNullable(plan);
    }

    /**
     * What is set for the wearer in all: by the plan, then by a recording's head, then by {@code --limit}.
     *
     * @throws IllegalArgumentException if the recording is of another wearer than the plan
     * @throws IOException if the plan can't be used
     */
    final OwnLimits ownLimits(RecordingHeader header) throws IOException {
        Map<String, Double> stated = new LinkedHashMap<>();
        limits.forEach(limit -> stated.put(limit.name(), limit.degrees()));
        OwnLimits planned = OwnLimits.NONE;
        if (plan().isPresent()) {
            checkIsOf(Topics.aliasOf(header.values().get("wearer")), plan().get());
            planned = plan().get().limits();
        }
        return planned.then(header.ownLimits()).then(new OwnLimits(stated, Map.of(), Double.NaN));
    }

    private void checkIsOf(String wearer, Plan given) {
        if (!wearer.equals(Topics.DEFAULT_WEARER) && !wearer.equals(given.wearer())) {
            throw new IllegalArgumentException("it is of the wearer " + wearer + ", and " + planFile
                    + " is the plan of " + given.wearer() + ". Leave --plan out, or name the right one.");
        }
    }

    private void checkNames(Vocabulary vocabulary) {
        String option = "--exercise";
        try {
            if (exercise != null) {
                vocabulary.exercise(exercise);
            }
            option = "--limit";
            limits.forEach(limit -> vocabulary.limit(limit.name()));
        } catch (IllegalArgumentException e) {
            throw new WrongOption(option, e);
        }
    }

    Format format() {
        return format;
    }

    /** As {@link SessionOptions#settings}, but with angles even if they are not to be printed. */
    final SessionSettings settingsWithAngles(RecordingHeader header) throws IOException {
        return settings(header, true);
    }

    /**
     * What the analysis of a session depends on besides its samples and marks.
     *
     * @throws IllegalArgumentException if the header's sensors make no session
     * @throws IOException if a file of exercises or the plan can't be used
     */
    final SessionSettings settings(RecordingHeader header, boolean withAngles) throws IOException {
        OwnLimits own = ownLimits(header);
        List<SensorSettings> sensors = AccelerometerChoice.applied(accelerometers, header.sensors());
        return new SessionSettings(
                header.sessionId(),
                sensors,
                own.applyTo(library().exercises()),
                own.degrees(),
                withAngles,
                header.ownClock() && sensors.size() > 1);
    }

    /** As {@link #settingsWithAngles}, of a session that goes on: with what its recording says, and nothing else. */
    final SessionSettings settingsAsRecorded(RecordingHeader header) throws IOException {
        OwnLimits own = header.ownLimits();
        return new SessionSettings(
                header.sessionId(),
                header.sensors(),
                own.applyTo(library().exercises()),
                own.degrees(),
                true,
                header.ownClock() && header.sensors().size() > 1);
    }

    /** The marks of a recording, with the exercise and the limits of the options in place of its own. */
    final List<Mark> marks(List<Mark> recorded) {
        List<Mark> marks = new ArrayList<>();
        if (exercise != null) {
            marks.add(new StartExercise(0, exercise));
        }
        for (Mark mark : recorded) {
            boolean replaced = (mark instanceof StartExercise && exercise != null)
                    || (mark instanceof SetLimit set
                            && limits.stream().anyMatch(limit -> replaces(limit.name(), set.name())));
            if (!replaced) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /** Whether an option's limit stands in place of a mark's: of the same name, or for every exercise. */
    private static boolean replaces(String stated, String marked) {
        return marked.equals(stated) || marked.endsWith("." + stated);
    }
}
