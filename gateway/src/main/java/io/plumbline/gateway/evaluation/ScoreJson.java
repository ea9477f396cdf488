package io.plumbline.gateway.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.analytics.evaluation.DueAlert;
import io.plumbline.analytics.evaluation.ExactShare;
import io.plumbline.analytics.evaluation.F1ByWearer;
import io.plumbline.analytics.evaluation.FalseAlarmRate;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.evaluation.ToldScore;
import java.util.List;
import java.util.Map;

/** A score as a JSON object; what is not known (a precision where no alert came) is left out. */
public final class ScoreJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoreJson() {}

    /** The score as one line of JSON, without the line break. */
    public static String line(String file, SessionScore score) {
        ObjectNode out = JSON.createObjectNode().put("type", "evaluation").put("file", file);
        figures(out, score);
        Boolean expected = score.asExpected().value();
        if (expected != null) {
            out.put("expected", expected);
            texts(out, "not_as_expected", score.asExpected().differences());
        }
        whatWasWrong(out, score);
        texts(out, "notices", score.notices());
        return out.toString();
    }

    /** The total of several recordings as one line of JSON, without the line break. */
    public static String totalLine(RecordingScores scores) {
        ObjectNode out = JSON.createObjectNode().put("type", "evaluation-total");
        out.put("files", scores.byFile().size());
        F1ByWearer f1 = scores.f1();
        out.put("wearers", f1.wearers());
        figures(out, scores.total());
        interval(out, "f1_95_by_wearer", f1.lower(), f1.upper());
        return out.toString();
    }

    private static void figures(ObjectNode out, SessionScore score) {
        number(out, "precision", score.detection().precision(), 1e3);
        number(out, "recall", score.detection().recall(), 1e3);
        number(out, "f1", score.detection().f1(), 1e3);
        ExactShare precision = score.detection().exactPrecision();
        ExactShare recall = score.detection().exactRecall();
        interval(out, "precision_95", precision.lower(), precision.upper());
        interval(out, "recall_95", recall.lower(), recall.upper());
        out.put("hits", score.detection().hits());
        out.put("missed", score.detection().missed());
        out.put("false_alarms", score.detection().falseAlarms());
        out.put("excluded", score.detection().excluded());
        number(out, "excluded_share", score.detection().excludedShare(), 1e3);
        number(out, "latency_p50_ms", score.latency().percentileMs(50), 1);
        number(out, "latency_p95_ms", score.latency().percentileMs(95), 1);
        number(out, "exercise_s", score.exerciseSeconds(), 1e3);
        number(out, "judged_s", score.judgedSeconds(), 1e3);
        FalseAlarmRate rate = score.falseAlarmRate();
        if (rate != null) {
            number(out, "false_alarms_per_hour", rate.perHour(), 1e3);
            interval(out, "false_alarms_per_hour_95", rate.lowerPerHour(), rate.upperPerHour());
        }
        repetitions(out, score);
        told(out, score.told());
        if (score.angles().count() > 0) {
            ObjectNode angles = out.putObject("lumbar_flexion");
            number(angles, "rmse_deg", score.angles().rmseDeg(), 1e2);
            number(angles, "bias_deg", score.angles().biasDeg(), 1e2);
            number(angles, "p95_deg", score.angles().p95Deg(), 1e2);
            number(angles, "max_deg", score.angles().maxDeg(), 1e2);
        }
    }

    private static void repetitions(ObjectNode out, SessionScore score) {
        if (score.repetitions().sets() == 0) {
            return;
        }
        ObjectNode repetitions = out.putObject("repetitions");
        repetitions.put("counted", score.repetitions().counted());
        repetitions.put("true", score.repetitions().truly());
        repetitions.put("sets", score.repetitions().sets());
        repetitions.put("exact_sets", score.repetitions().exactSets());
        repetitions.put("sets_within_1", score.repetitions().setsWithinOne());
        number(repetitions, "boundary_mae_ms", score.repetitions().boundaryMeanMs(), 1);
        number(repetitions, "class_macro_f1", score.classes().macroF1(), 1e3);
        repetitions.put("classes_left_out", score.classes().leftOut());
    }

    private static void told(ObjectNode out, ToldScore told) {
        ObjectNode unjudgeable = out.putObject("unjudgeable");
        unjudgeable.put("stretches", told.stretches());
        unjudgeable.put("told", told.told());
        ObjectNode reasons = unjudgeable.putObject("by_reason");
        for (Map.Entry<String, ToldScore.Count> entry : told.byReason().entrySet()) {
            reasons.putObject(entry.getKey())
                    .put("stretches", entry.getValue().stretches())
                    .put("told", entry.getValue().told())
                    .put("told_otherwise", entry.getValue().otherwise());
        }
    }

    private static void whatWasWrong(ObjectNode out, SessionScore score) {
        ArrayNode missed = out.putArray("missed_alerts");
        for (DueAlert due : score.matching().missed()) {
            ObjectNode one = missed.addObject();
            number(one, "start_s", due.foremost().span().startSeconds(), 1e3);
            number(one, "end_s", due.foremost().span().endSeconds(), 1e3);
            one.put("exercise", due.exercise()).put("fault", due.fault());
            one.put("pattern", due.foremost().pattern());
            number(one, "peak_deg", due.foremost().peakDeg(), 1e1);
        }
        ArrayNode falseAlarms = out.putArray("false_alerts");
        score.matching().falseAlarms().forEach(alert -> {
            ObjectNode one = falseAlarms.addObject();
            number(one, "onset_s", alert.onsetSeconds(), 1e3);
            number(one, "time_s", alert.timeSeconds(), 1e3);
            one.put("exercise", alert.exercise()).put("fault", alert.fault()).put("pattern", alert.pattern());
            number(one, "angle_deg", alert.angleDeg(), 1e1);
        });
    }

    private static void texts(ObjectNode out, String key, List<String> texts) {
        ArrayNode list = out.putArray(key);
        texts.forEach(list::add);
    }

    private static void number(ObjectNode out, String key, double value, double parts) {
        if (Double.isFinite(value)) {
            if (parts == 1) {
                out.put(key, Math.round(value));
            } else {
                out.put(key, rounded(value, parts));
            }
        }
    }

    private static void interval(ObjectNode out, String key, double lower, double upper) {
        if (Double.isFinite(lower) && Double.isFinite(upper)) {
            out.putArray(key).add(rounded(lower, 1e3)).add(rounded(upper, 1e3));
        }
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts + 0.0;
    }
}
