package io.plumbline.simulator.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that tells the truth beside a recording. Times have three decimals, angles two. Its keys are those of the
 * recording's format and some more: {@code tucks}, like {@code faults} but of the pelvis (see {@link Truth#tucks()}),
 * {@code reps_tuck_deg}, the largest tuck of each repetition, {@code holds} (see {@link HoldSpan}), {@code unjudgeable} (see
 * {@link Unjudgeable}), {@code expect} (see {@link Expected}), {@code trunk_inclination_10hz_deg} and, by placement,
 * {@code segment_inclination_10hz_deg}.
 */
public final class TruthJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthJson() {}

    /** The file beside a recording: {@code x.csv} and {@code x.csv.gz} become {@code x.truth.json}. */
    public static Path beside(Path recording) {
        String name = recording.getFileName().toString();
        return recording.resolveSibling(name.replaceFirst("\\.csv(\\.gz)?$", "") + ".truth.json");
    }

    /**
     * Writes the truth beside its recording, replacing what was there.
     *
     * @return the file written
     * @throws IOException if it can't be written
     */
    public static Path writeBeside(Path recording, Truth truth) throws IOException {
        return Files.writeString(beside(recording), text(truth));
    }

    /** The truth as one line of JSON with a line feed at its end. */
    public static String text(Truth truth) {
        ObjectNode root = JSON.createObjectNode();
        if (!truth.exercises().isEmpty()) {
            root.put("exercise", truth.exercises().get(0).exercise());
            ArrayNode exercises = root.putArray("exercises");
            for (TrueExercise exercise : truth.exercises()) {
                exercises
                        .addObject()
                        .put("exercise", exercise.exercise())
                        .put("start_s", thousandths(exercise.startSeconds()))
                        .put("end_s", thousandths(exercise.endSeconds()));
            }
        }
        faults(root.putArray("faults"), truth.faults());
        faults(root.putArray("tucks"), truth.tucks());
        ArrayNode repetitions = root.putArray("reps");
        for (TrueRepetition repetition : truth.repetitions()) {
            repetitions
                    .addArray()
                    .add(thousandths(repetition.startSeconds()))
                    .add(thousandths(repetition.endSeconds()));
        }
        ArrayNode repetitionTucks = root.putArray("reps_tuck_deg");
        truth.repetitions().forEach(repetition -> repetitionTucks.add(hundredths(repetition.tuckDeg())));
        ArrayNode holds = root.putArray("holds");
        for (HoldSpan hold : truth.holds()) {
            holds.addArray().add(thousandths(hold.startSeconds())).add(thousandths(hold.endSeconds()));
        }
        ArrayNode unjudgeable = root.putArray("unjudgeable");
        for (Unjudgeable stretch : truth.unjudgeable()) {
            unjudgeable
                    .addObject()
                    .put("start_s", thousandths(stretch.startSeconds()))
                    .put("end_s", thousandths(stretch.endSeconds()))
                    .put("reason", stretch.reason());
        }
        Expected expected = truth.expected();
        if (expected != null) {
            ObjectNode expect = root.putObject("expect");
            ObjectNode alerts = expect.putObject("alerts");
            expected.alerts().forEach(alerts::put);
            ArrayNode notJudged = expect.putArray("not_judged");
            expected.notJudged().forEach(notJudged::add);
        }
        ArrayNode flexion = root.putArray("lumbar_flexion_10hz_deg");
        truth.lumbarFlexion10HzDeg().forEach(angleDeg -> flexion.add(hundredths(angleDeg)));
        ArrayNode trunk = root.putArray("trunk_inclination_10hz_deg");
        truth.trunkInclination10HzDeg().forEach(angleDeg -> trunk.add(hundredths(angleDeg)));
        ObjectNode segments = root.putObject("segment_inclination_10hz_deg");
        truth.segmentInclination10HzDeg().forEach((placement, anglesDeg) -> {
            ArrayNode segment = segments.putArray(placement.word());
            anglesDeg.forEach(angleDeg -> segment.add(hundredths(angleDeg)));
        });
        return root + "\n";
    }

    private static void faults(ArrayNode array, List<TrueFault> faults) {
        for (TrueFault fault : faults) {
            array.addObject()
                    .put("kind", fault.kind())
                    .put("start_s", thousandths(fault.startSeconds()))
                    .put("end_s", thousandths(fault.endSeconds()))
                    .put("peak_deg", hundredths(fault.peakDeg()))
                    .put("limit_deg", fault.limitDeg());
        }
    }

    private static double thousandths(double value) {
        return Math.rint(value * 1e3) / 1e3 + 0.0;
    }

    private static double hundredths(double value) {
        return Math.rint(value * 1e2) / 1e2 + 0.0;
    }
}
