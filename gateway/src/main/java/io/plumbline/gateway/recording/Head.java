package io.plumbline.gateway.recording;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Limit;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a recording up to and with the column line, as they stand: checked one by one, and still without what
 * only the rows tell.
 */
final class Head {

    static final String FIRST_LINE = "# plumbline recording 1";
    static final String SESSION = "session";
    static final String EXERCISE = "exercise";
    static final String PLACEMENT = "placement";
    static final String MOUNT = "mount";
    static final String RATE = "rate";
    static final String ACCELEROMETER = "accelerometer";
    static final String CLOCK = "clock";
    static final String LIMIT = "limit";
    static final String OWN_CLOCK = "own";
    static final String COMMON_CLOCK = "common";
    static final String AUTO_MOUNT = "auto";

    private static final Pattern FIRST = Pattern.compile("#\\s*plumbline recording\\s+(\\d{1,9})");
    private static final Pattern HEADER = Pattern.compile("#\\s*([^\\s:#!][^:]*?)\\s*:\\s*(.*)");

    private final Path file;
    private final Vocabulary vocabulary;
    private final boolean skipBadLines;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Long> lineOf = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private @Nullable Columns columns;

    private Head(Path file, Vocabulary vocabulary, boolean skipBadLines) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.skipBadLines = skipBadLines;
    }

    /**
     * Reads the head; {@code lines} is then at the first line after it.
     *
     * @param vocabulary the exercises and limits that there are
     * @param skipBadLines whether malformed marks are passed over
     * @throws RecordingException if it is not that of a recording
     */
    static Head read(Path file, ByteLines lines, Vocabulary vocabulary, boolean skipBadLines)
            throws RecordingException {
        Head head = new Head(file, vocabulary, skipBadLines);
        if (!lines.next()) {
            throw new RecordingException(file + (lines.damage() == null ? " is empty." : lines.damage()));
        }
        head.firstLine(lines.text());
        lines.goTo(lines.lineEnd() + 1);
        while (head.columns == null) {
            if (!lines.next()) {
                throw new RecordingException(file
                        + (lines.damage() != null
                                ? lines.damage()
                                : " ends before the line that names its columns, "
                                        + String.join(",", new Columns(false, false).names())));
            }
            head.line(lines.text(), lines.lineNumber());
            lines.goTo(lines.lineEnd() + 1);
        }
        head.checkClock(head.columns());
        return head;
    }

    /** Every {@code # key: value}, in the order of the file. */
    Map<String, String> values() {
        return values;
    }

    /** The marks that stand in the head; that of an {@code # exercise:} line too. */
    List<Mark> marks() {
        return marks;
    }

    /** What was wrong with the marks that were passed over. */
    List<String> skipped() {
        return skipped;
    }

    Columns columns() {
        if (columns == null) {
            throw new IllegalStateException("the head is not read yet");
        }
        return columns;
    }

    boolean ownClock() {
        return OWN_CLOCK.equals(values.get(CLOCK));
    }

    /** The placements that the head names, in its order; empty where it names none. */
    List<Placement> placements() throws RecordingException {
        String text = values.get(PLACEMENT);
        if (text == null) {
            return List.of();
        }
        List<Placement> placements = new ArrayList<>();
        for (String word : text.split("\\s*,\\s*", -1)) {
            Placement placement = checked(PLACEMENT, () -> Vocabulary.placement(word));
            if (placements.contains(placement)) {
                throw fault(PLACEMENT, "names " + word + " twice. Each sensor has a place of its own.");
            }
            placements.add(placement);
        }
        if (placements.size() > 1 && !columns().placement()) {
            throw fault(
                    PLACEMENT,
                    "names " + placements.size() + " sensors, and no column 'placement' says which row is whose. Add"
                            + " the column, or name one placement.");
        }
        return placements;
    }

    /** How the sensor at {@code placement} sits; null where that is to be found out. */
    @Nullable
    Mount mount(Placement placement) throws RecordingException {
        String key = own(MOUNT, placement);
        String text = values.get(key);
        return text == null || text.equals(AUTO_MOUNT) ? null : checked(key, () -> Mount.parse(text));
    }

    /** What the accelerometer at {@code placement} reads wrongly; none where the head does not say. */
    AccelerometerCorrection correction(Placement placement) throws RecordingException {
        String key = own(ACCELEROMETER, placement);
        String text = values.get(key);
        return text == null ? AccelerometerCorrection.NONE : checked(key, () -> AccelerometerCorrection.parse(text));
    }

    /** Nominal rate of the sensor at {@code placement}, Hz; NaN where the head does not say. */
    double rateHz(Placement placement) throws RecordingException {
        String key = own(RATE, placement);
        String text = values.get(key);
        return text == null ? Double.NaN : checked(key, () -> number("a rate in Hz, e.g. 100", text));
    }

    /** The limits that the head sets, by name, degrees. */
    Map<String, Double> limitsDeg() throws RecordingException {
        Map<String, Double> limits = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(LIMIT + ".")) {
                String name = key.substring(LIMIT.length() + 1);
                Limit limit = checked(key, () -> Limit.of(known(name), entry.getValue()));
                limits.put(limit.name(), limit.degrees());
            }
        }
        return limits;
    }

    /** The name of a limit; one of an exercise that is not known here changes nothing and is kept. */
    private String known(String name) {
        return vocabulary.limitOfUnknownExercise(name) ? name : vocabulary.limit(name);
    }

    /** Whether what stands under {@code key} has a component of its own in {@link RecordingHeader}, or is a mark. */
    static boolean isTyped(String key) {
        int dot = key.indexOf('.');
        String word = dot < 0 ? key : key.substring(0, dot);
        return switch (word) {
            case SESSION, EXERCISE, PLACEMENT, CLOCK -> dot < 0;
            case RATE, MOUNT, ACCELEROMETER -> true;
            case LIMIT -> dot > 0;
            default -> false;
        };
    }

    /** What is wrong with the header line {@code key}, with its place. */
    RecordingException fault(String key, String message) {
        Long line = lineOf.get(key);
        return new RecordingException(file + (line == null ? "" : ", line " + line) + ": '# " + key + ":' " + message);
    }

    /** {@code KEY.PLACEMENT} where that is set, else {@code KEY}. */
    private String own(String key, Placement placement) {
        String own = key + "." + placement.word();
        return values.containsKey(own) ? own : key;
    }

    private void firstLine(String line) throws RecordingException {
        Matcher first = FIRST.matcher(line);
        if (!first.matches() || first.group(1).equals("0")) {
            throw new RecordingException(file + ", line 1: expected '" + FIRST_LINE + "', found " + Excerpt.of(line)
                    + ". Another program's table becomes a recording by 'plumbline import'.");
        }
        if (!first.group(1).equals("1")) {
            throw new RecordingException(file + ", line 1: this is a recording of format " + first.group(1)
                    + ", and this Plumbline reads format 1. A newer Plumbline reads it.");
        }
    }

    private void line(String line, long number) throws RecordingException {
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith(MarkText.PREFIX)) {
            mark(line, number);
        } else if (line.startsWith("#")) {
            header(line, number);
        } else {
            try {
                columns = Columns.parse(line);
            } catch (IllegalArgumentException e) {
                throw new RecordingException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
    }

    private void mark(String line, long number) throws RecordingException {
        try {
            marks.add(MarkText.parse(vocabulary, line));
        } catch (IllegalArgumentException e) {
            String fault = file + ", line " + number + ": " + e.getMessage();
            if (!skipBadLines) {
                throw new RecordingException(fault, e);
            }
            skipped.add(fault);
        }
    }

    private void header(String line, long number) throws RecordingException {
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            throw new RecordingException(file + ", line " + number + ": expected '# key: value', found "
                    + Excerpt.of(line) + ". A remark is '# note: …'.");
        }
        String key = header.group(1);
        Long before = lineOf.putIfAbsent(key, number);
        if (before != null) {
            throw new RecordingException(file + ", line " + number + ": '# " + key + ":' stands in line " + before
                    + " already. Keep one of them.");
        }
        String value = header.group(2);
        values.put(key, value);
        checkPlacementIn(key);
        checkWearersOwn(key, value);
        if (key.equals(EXERCISE)) {
            marks.add(new StartExercise(0, checked(key, () -> vocabulary.exercise(value))));
        } else if (key.equals(SESSION) && value.isEmpty()) {
            throw fault(key, "needs an id behind it, e.g. 3f9c21. Without the line one is made from the rows.");
        }
    }

    /** A mount of a placement that there is not would be passed over, and the sensor's own be guessed. */
    private void checkPlacementIn(String key) throws RecordingException {
        for (String word : List.of(MOUNT, RATE, ACCELEROMETER)) {
            if (key.startsWith(word + ".")) {
                checked(key, () -> Vocabulary.placement(key.substring(word.length() + 1)));
            }
        }
    }

    private void checkWearersOwn(String key, String value) throws RecordingException {
        if (key.startsWith(RecordingHeader.DWELL)) {
            checked(key, () -> known(key.substring(RecordingHeader.DWELL.length())));
            if (!(checked(key, () -> number("a number of seconds, e.g. 0.3", value)) >= 0)) {
                throw fault(key, "must not be negative, in seconds; was '" + value + "'");
            }
        } else if (key.startsWith("range.")) {
            if (!key.equals(RecordingHeader.FLEXION_RANGE)) {
                throw fault(
                        key,
                        "is of nothing that there is. "
                                + DidYouMean.sentence(key, List.of(RecordingHeader.FLEXION_RANGE)));
            }
            double range = checked(key, () -> number("a number of degrees, e.g. 48", value));
            if (!(range > 0 && range < 90)) {
                throw fault(key, "must be more than 0 and less than 90 degrees, was " + value);
            }
        }
    }

    private void checkClock(Columns found) throws RecordingException {
        String clock = values.getOrDefault(CLOCK, COMMON_CLOCK);
        List<String> known = List.of(COMMON_CLOCK, OWN_CLOCK);
        if (!known.contains(clock)) {
            throw fault(CLOCK, "is '" + clock + "'. " + DidYouMean.sentence(clock, known));
        }
        if (ownClock() && !found.arrival()) {
            throw fault(
                    CLOCK,
                    "is own, and the column " + Columns.ARRIVAL + " that joins the clocks is missing. Add it as the"
                            + " last one, or say common if all times are of one clock.");
        }
    }

    private <T> T checked(String key, Supplier<T> reading) throws RecordingException {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw fault(key, e.getMessage() == null ? "is malformed" : e.getMessage());
        }
    }

    private static double number(String what, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be " + what + "; was '" + text + "'", e);
        }
    }
}
