package io.plumbline.gateway.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.analytics.evaluation.TimeSpan;
import io.plumbline.analytics.evaluation.TrueAngle;
import io.plumbline.analytics.evaluation.TrueSession;
import io.plumbline.analytics.evaluation.TrueSession.Excursion;
import io.plumbline.analytics.evaluation.TrueSession.Exercised;
import io.plumbline.analytics.evaluation.TrueSession.Expectation;
import io.plumbline.analytics.evaluation.TrueSession.Unjudgeable;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the truth beside a recording. Every key may be absent; keys that mean nothing here are passed over. */
public final class TruthFile {

    /** The limits that a fault which names none is told against, degrees. */
    private static final Map<String, Double> USUAL_LIMITS_DEG = Map.of("flexion", 10.0, "extension", 8.0, "tuck", 8.0);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TruthFile() {}

    /** The file beside a recording: {@code .csv} or {@code .csv.gz} replaced by {@code .truth.json}. */
    public static Path beside(Path recording) {
        String name = String.valueOf(recording.getFileName());
        return recording.resolveSibling(name.replaceFirst("\\.csv(\\.gz)?$", "") + ".truth.json");
    }

    /**
     * Reads the truth beside a recording.
     *
     * @param vocabulary the exercises that there are
     * @throws RecordingException if there is none, or it can't be understood
     */
    public static TrueSession readBeside(Path recording, Vocabulary vocabulary) throws RecordingException {
        Path file = beside(recording);
        try {
            return parse(Files.readString(file), file.toString(), vocabulary);
        } catch (NoSuchFileException e) {
            throw new RecordingException(
                    file + " is not there, and without the truth nothing can be scored; 'plumbline simulate' writes one"
                            + " beside its recording.",
                    e);
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw new RecordingException(FileFault.reading(file, e), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name what the file is called in messages
     * @param vocabulary the exercises that there are
     */
    public static TrueSession parse(String text, String name, Vocabulary vocabulary) throws RecordingException {
        JsonFields root;
        try {
            root = JsonFields.of(JSON.readTree(text), name);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new RecordingException(name + ", line " + line + ": not JSON: " + e.getOriginalMessage() + ".", e);
        }
        List<TimeSpan> repetitions = spans(root, "reps");
        return new TrueSession(
                exercises(root, vocabulary),
                root.has("faults") ? excursions(root, "faults", null) : null,
                root.has("tucks") ? excursions(root, "tucks", "tuck") : null,
                repetitions,
                tucksOfRepetitions(root, repetitions),
                spans(root, "holds"),
                unjudgeable(root),
                expectation(root),
                angle(root, "lumbar_flexion_10hz_deg"),
                angle(root, "trunk_inclination_10hz_deg"),
                segments(root));
    }

    private static List<Exercised> exercises(JsonFields root, Vocabulary vocabulary) throws RecordingException {
        List<Exercised> exercises = new ArrayList<>();
        for (JsonFields one : root.objects("exercises")) {
            exercises.add(new Exercised(exercise(one, one.text("exercise"), vocabulary), span(one)));
        }
        String only = root.textOrNull("exercise");
        if (only != null && exercises.isEmpty()) {
            exercises.add(new Exercised(exercise(root, only, vocabulary), new TimeSpan(0, Double.MAX_VALUE)));
        }
        return exercises;
    }

    private static String exercise(JsonFields fields, String name, Vocabulary vocabulary) throws RecordingException {
        try {
            return vocabulary.exercise(name);
        } catch (IllegalArgumentException e) {
            throw new RecordingException(fields.place() + ": key 'exercise': " + e.getMessage(), e);
        }
    }

    private static List<Excursion> excursions(JsonFields root, String key, @Nullable String kind)
            throws RecordingException {
        List<Excursion> excursions = new ArrayList<>();
        for (JsonFields one : root.objects(key)) {
            String itsKind = kind == null ? one.text("kind") : kind;
            excursions.add(new Excursion(
                    itsKind,
                    span(one),
                    one.number("peak_deg", Double.NaN),
                    one.number("limit_deg", USUAL_LIMITS_DEG.getOrDefault(itsKind, 10.0))));
        }
        return excursions;
    }

    private static @Nullable List<TimeSpan> spans(JsonFields root, String list) throws RecordingException {
        if (!root.has(list)) {
            return null;
        }
        List<TimeSpan> spans = new ArrayList<>();
        for (JsonNode one : root.list(list)) {
            String key = list + "[" + spans.size() + "]";
            if (!one.isArray() || one.size() != 2) {
                throw root.expected(key, "[start, end] in seconds", one);
            }
            spans.add(span(root, root.number(one.get(0), key), root.number(one.get(1), key), key));
        }
        return spans;
    }

    private static Map<Placement, TrueAngle> segments(JsonFields root) throws RecordingException {
        String key = "segment_inclination_10hz_deg";
        if (!root.has(key)) {
            return Map.of();
        }
        JsonFields segments = JsonFields.of(root.object().path(key), root.place() + ": key '" + key + "'");
        Map<Placement, TrueAngle> angles = new EnumMap<>(Placement.class);
        for (Map.Entry<String, JsonNode> entry : segments.object().properties()) {
            Optional<Placement> placement = Placement.ofWord(entry.getKey());
            TrueAngle angle = angle(segments, entry.getKey());
            if (placement.isPresent() && angle != null) {
                angles.put(placement.get(), angle);
            }
        }
        return angles;
    }

    private static @Nullable List<Double> tucksOfRepetitions(JsonFields root, @Nullable List<TimeSpan> repetitions)
            throws RecordingException {
        String key = "reps_tuck_deg";
        if (!root.has(key)) {
            return null;
        }
        List<Double> tucks = new ArrayList<>();
        for (JsonNode one : root.list(key)) {
            tucks.add(root.number(one, key));
        }
        if (repetitions == null || repetitions.size() != tucks.size()) {
            throw new RecordingException(root.place() + ": key '" + key + "': expected as many values as 'reps' has, "
                    + (repetitions == null ? 0 : repetitions.size()) + ", found " + tucks.size() + ".");
        }
        return tucks;
    }

    private static List<Unjudgeable> unjudgeable(JsonFields root) throws RecordingException {
        List<Unjudgeable> unjudgeable = new ArrayList<>();
        for (JsonFields one : root.objects("unjudgeable")) {
            unjudgeable.add(new Unjudgeable(span(one), one.text("reason")));
        }
        return unjudgeable;
    }

    private static @Nullable Expectation expectation(JsonFields root) throws RecordingException {
        if (!root.has("expect")) {
            return null;
        }
        JsonFields expect = JsonFields.of(root.object().path("expect"), root.place() + ": key 'expect'");
        Map<String, Integer> alerts = new TreeMap<>();
        if (expect.has("alerts")) {
            JsonFields counts = JsonFields.of(expect.object().path("alerts"), expect.place() + ".alerts");
            for (Map.Entry<String, JsonNode> entry : counts.object().properties()) {
                if (!entry.getValue().isInt() || entry.getValue().asInt() < 0) {
                    throw counts.expected(entry.getKey(), "a number of alerts, 0 or more", entry.getValue());
                }
                alerts.put(entry.getKey(), entry.getValue().asInt());
            }
        }
        return new Expectation(alerts, expect.texts("not_judged"));
    }

    private static @Nullable TrueAngle angle(JsonFields root, String key) throws RecordingException {
        List<JsonNode> list = root.list(key);
        if (list.isEmpty()) {
            return null;
        }
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = root.number(list.get(i), key + "[" + i + "]");
        }
        if (values.length < 3) {
            throw new RecordingException(
                    root.place() + ": key '" + key + "': expected at least 3 angles, found " + values.length + ".");
        }
        return new TrueAngle(values);
    }

    private static TimeSpan span(JsonFields fields) throws RecordingException {
        return span(fields, fields.number("start_s"), fields.number("end_s"), "end_s");
    }

    private static TimeSpan span(JsonFields fields, double start, double end, String key) throws RecordingException {
        if (end < start) {
            throw new RecordingException(fields.place() + ": key '" + key + "': expected an end after the start, found "
                    + end + " s after " + start + " s.");
        }
        return new TimeSpan(start, end);
    }
}
