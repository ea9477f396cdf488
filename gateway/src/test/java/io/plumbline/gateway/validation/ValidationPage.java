package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that docs/validation.md tells, measured, and the page's text. */
record ValidationPage(
        List<WaistSquats.SquatSet> squats,
        List<BroadInclination.Trial> trials,
        PelvisMocap.Result pelvis,
        List<SeatedTrunk.Trial> seated,
        List<OthersDays.Row> days,
        List<SitToStand.Person> stands,
        List<JsonNode> sitting,
        SimulatedReport simulated,
        List<Gaps.Row> gaps,
        LossyRadio.Result lossy) {

    static ValidationPage measure(Path folder) throws IOException {
        return new ValidationPage(
                WaistSquats.measure(folder),
                BroadInclination.measure(folder),
                PelvisMocap.measure(folder),
                SeatedTrunk.measure(folder),
                OthersDays.measure(folder),
                SitToStand.measure(folder),
                lowerBack(folder),
                SimulatedReport.measure(folder),
                Gaps.measure(),
                LossyRadio.measure());
    }

    private static List<JsonNode> lowerBack(Path folder) throws IOException {
        Path recording = folder.resolve("lower-back.csv");
        ImportedTable.write(
                RecordedData.require("lower-back-qmt/full_body_example.csv.gz"),
                recording,
                100,
                "t",
                List.of(new ImportedTable.Sensor("l3", "up,left,back", "lower_back_", "mps2", "radps")));
        return Program.replay(recording.toString(), "--exercise", "squat");
    }

    /** The page, by its template. */
    String text() throws IOException {
        String text =
                Files.readString(RecordedData.root().resolve("gateway/src/test/resources/validation-template.md"));
        for (Map.Entry<String, String> part : parts().entrySet()) {
            text = text.replace("{" + part.getKey() + "}", part.getValue());
        }
        return text;
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("figures", AimedFigures.table(this));
        parts.put("squats-table", WaistSquats.table(squats));
        parts.put("squats-exact", share(WaistSquats.exact(squats), squats.size(), "sets"));
        parts.put("squats-correct", alerted("correct"));
        parts.put("squats-wink", alerted("butt wink"));
        parts.put("pelvis-table", PelvisMocap.table(pelvis.exercises()));
        parts.put("pelvis-joined", PelvisMocap.joinedTable(pelvis.joined()));
        parts.put("pelvis-best", rmse("SqHalfDL"));
        parts.put("pelvis-worst", rmse("SqDL"));
        parts.put("seated-table", SeatedTrunk.table(seated));
        parts.put("seated-share", SeatedTrunk.share(seated));
        parts.put("seated-exact", seatedExact());
        parts.put("days-table", OthersDays.table(days));
        parts.put("stands-table", SitToStand.table(stands));
        parts.put("simulated-scenarios", ScenarioTable.table(simulated.scenarios()));
        parts.put("simulated-totals", RandomSets.table(simulated.sets()));
        parts.put("simulated-repetitions", RandomSets.repetitionTable(simulated.sets()));
        parts.put("leaning", LeaningSets.table(simulated.leaning()));
        parts.put("failing", FailingForms.table(simulated.failing()));
        parts.put("bend-shares", BendShares.words(BendShares.measure()));
        parts.put("simulated-reached", simulated.reached());
        parts.put("real-and-simulated", simulated.besideReal(squats));
        parts.put("gaps-table", Gaps.table(gaps));
        parts.put("lossy", LossyRadio.words(lossy));
        parts.put("false-alarms", FalseAlarmHours.table(simulated.hours()));
        parts.put("broad-table", BroadInclination.table(trials));
        parts.put("broad-mean", String.format(Locale.ROOT, "%.3f°", BroadInclination.meanFullRateDeg(trials)));
        parts.put("broad-exceptions", BroadInclination.exceptionsInWords(trials, BroadInclination.Trial::full));
        parts.put("broad-exceptions-third", BroadInclination.exceptionsInWords(trials, BroadInclination.Trial::third));
        return parts;
    }

    private String rmse(String exercise) {
        return pelvis.exercises().stream()
                .filter(one -> one.name().equals(exercise))
                .map(one -> String.format(Locale.ROOT, "%.1f°", one.fromGiven().rmseDeg()))
                .findFirst()
                .orElseThrow();
    }

    private String seatedExact() {
        int trialCount = seated.size();
        return share(SeatedTrunk.exact(seated, SeatedTrunk.Movement.FLEXION), trialCount, "trials for flexions") + "; "
                + share(
                        SeatedTrunk.exact(seated, SeatedTrunk.Movement.BEND_LEFT, SeatedTrunk.Movement.BEND_RIGHT),
                        2L * trialCount,
                        "for bends to one side")
                + "; "
                + share(
                        SeatedTrunk.exact(seated, SeatedTrunk.Movement.TURN_LEFT, SeatedTrunk.Movement.TURN_RIGHT),
                        2L * trialCount,
                        "for turns to one side");
    }

    private String alerted(String kind) {
        List<WaistSquats.SquatSet> sets = WaistSquats.byKind(squats).getOrDefault(kind, List.of());
        return share(WaistSquats.alerted(sets), (long) sets.size() * WaistSquats.TRUE_REPETITIONS, "")
                .trim();
    }

    private static String share(long part, long whole, String what) {
        String of = what.isEmpty() ? "" : " " + what;
        return String.format(Locale.ROOT, "%d of %d%s (%.0f %%)", part, whole, of, 100.0 * part / whole);
    }
}
