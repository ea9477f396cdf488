package io.plumbline.gateway.cli;

import io.plumbline.analytics.exercise.BuiltInExercises;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.words.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an analysis depends on besides the recording. What these options say goes before what the recording says. */
class AnalysisOptions {

    @Option(
            names = "--exercise",
            paramLabel = "NAME",
            converter = Converters.ExerciseName.class,
            description = "What is done: squat, hip-hinge, plank, daily. Without it what the recording says.")
    private @Nullable String exercise;

    @Option(
            names = "--limit",
            paramLabel = "NAME=DEG",
            converter = Converters.LimitText.class,
            description =
                    "A limit in degrees, e.g. flexion=12 or tuck.red=18. Names: flexion, extension, tuck, lateral."
                            + " May be repeated.")
    private List<Limit> limits = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|jsonl",
            converter = Converters.FormatWord.class,
            defaultValue = "text",
            description = "Sentences for people (the default), or a JSON object a line.")
    private Format format = Format.TEXT;

    Format format() {
        return format;
    }

    /** As {@link SessionOptions#settings}, but with angles even if they are not to be printed. */
    final SessionSettings settingsWithAngles(RecordingHeader header) {
        return settings(header, true);
    }

    /**
     * What the analysis of a session depends on besides its samples and marks.
     *
     * @throws IllegalArgumentException if the header's sensors make no session
     */
    final SessionSettings settings(RecordingHeader header, boolean withAngles) {
        Map<String, Double> limitsDeg = new LinkedHashMap<>(header.limitsDeg());
        limits.forEach(limit -> limitsDeg.put(limit.name(), limit.degrees()));
        return new SessionSettings(
                header.sessionId(),
                header.sensors(),
                BuiltInExercises.all(),
                limitsDeg,
                withAngles,
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
                            && limits.stream().anyMatch(limit -> limit.name().equals(set.name())));
            if (!replaced) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
