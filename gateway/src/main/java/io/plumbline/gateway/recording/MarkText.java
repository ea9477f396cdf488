package io.plumbline.gateway.recording;

import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.Calibrate;
import io.plumbline.analytics.session.Mark.MeasureRange;
import io.plumbline.analytics.session.Mark.Pain;
import io.plumbline.analytics.session.Mark.Pause;
import io.plumbline.analytics.session.Mark.Resume;
import io.plumbline.analytics.session.Mark.SensorRestarted;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Limit;
import io.plumbline.gateway.words.Vocabulary;
import java.util.List;

/** A mark as the line {@code #! t_s WORD …} of a recording. */
final class MarkText {

    /** What such a line begins with. */
    static final String PREFIX = "#!";

    private static final List<String> WORDS =
            List.of("exercise", "calibrate", "range", "pause", "resume", "pain", "sensor-restarted", "limit");

    private MarkText() {}

    /**
     * Reads a mark.
     *
     * @param vocabulary the exercises and limits that there are
     * @param line the whole line, from {@code #!} on
     * @throws IllegalArgumentException if it is malformed; the message says what was expected
     */
    static Mark parse(Vocabulary vocabulary, String line) {
        String[] words = line.substring(PREFIX.length()).strip().split("\\s+", 4);
        if (words.length < 2) {
            throw new IllegalArgumentException(
                    "a mark is '#! t_s WORD …', e.g. '#! 41.500000 exercise plank'; found " + Excerpt.of(line));
        }
        double time = seconds(words[0]);
        String word = words[1];
        return switch (word) {
            case "calibrate" -> alone(new Calibrate(time), word, words);
            case "range" -> alone(new MeasureRange(time), word, words);
            case "pause" -> alone(new Pause(time), word, words);
            case "resume" -> alone(new Resume(time), word, words);
            case "exercise" -> new StartExercise(time, vocabulary.exercise(only(word, "NAME", words)));
            case "sensor-restarted" -> new SensorRestarted(time, Vocabulary.placement(only(word, "PLACEMENT", words)));
            case "limit" -> limit(vocabulary, time, words);
            case "pain" -> pain(time, words);
            default ->
                throw new IllegalArgumentException(
                        "no mark is called '" + word + "'. " + DidYouMean.sentence(word, WORDS));
        };
    }

    /** The line that {@link #parse} reads as {@code mark}; a line break in a note becomes a space. */
    static String format(Mark mark) {
        StringBuilder line = new StringBuilder(PREFIX).append(' ');
        Decimals.appendMicroseconds(line, mark.timeSeconds());
        line.append(' ');
        if (mark instanceof StartExercise start) {
            line.append("exercise ").append(start.exercise());
        } else if (mark instanceof Calibrate) {
            line.append("calibrate");
        } else if (mark instanceof Pause) {
            line.append("pause");
        } else if (mark instanceof Resume) {
            line.append("resume");
        } else if (mark instanceof MeasureRange) {
            line.append("range");
        } else if (mark instanceof Pain pain) {
            line.append("pain ").append(pain.level());
            String note = pain.note().replaceAll("\\s+", " ").strip();
            line.append(note.isEmpty() ? "" : " " + note);
        } else if (mark instanceof SensorRestarted restarted) {
            line.append("sensor-restarted ").append(restarted.placement().word());
        } else if (mark instanceof SetLimit limit) {
            line.append("limit ").append(limit.name()).append(' ');
            Decimals.appendShortest(line, limit.limitDeg());
        } else {
            throw new IllegalArgumentException("no line is defined for " + mark);
        }
        return line.toString();
    }

    private static double seconds(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(Math.abs(value) <= Decimals.LARGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "a mark begins with its time in seconds, e.g. '#! 41.500000 exercise plank'; found '" + text + "'");
        }
        return Decimals.roundToMicroseconds(value);
    }

    private static Mark alone(Mark mark, String word, String[] words) {
        if (words.length > 2) {
            throw new IllegalArgumentException("nothing follows '" + word + "' in a mark; found '" + words[2] + "'");
        }
        return mark;
    }

    private static String only(String word, String what, String[] words) {
        if (words.length != 3) {
            throw new IllegalArgumentException("expected '#! t_s " + word + " " + what + "'");
        }
        return words[2];
    }

    private static Mark limit(Vocabulary vocabulary, double time, String[] words) {
        if (words.length != 4) {
            throw new IllegalArgumentException("expected '#! t_s limit NAME DEG', e.g. '#! 0.000000 limit flexion 12'");
        }
        Limit limit = Limit.of(vocabulary.limit(words[2]), words[3]);
        return new SetLimit(time, limit.name(), limit.degrees());
    }

    private static Mark pain(double time, String[] words) {
        if (words.length < 3 || !words[2].matches("[0-9]|10")) {
            throw new IllegalArgumentException("expected '#! t_s pain LEVEL [NOTE]' with a level from 0 to 10"
                    + (words.length < 3 ? "" : "; found '" + words[2] + "'"));
        }
        return new Pain(time, Integer.parseInt(words[2]), words.length == 4 ? words[3] : "");
    }
}
