package io.plumbline.gateway.evaluation;

import io.plumbline.analytics.evaluation.DueAlert;
import io.plumbline.analytics.evaluation.ExactShare;
import io.plumbline.analytics.evaluation.F1ByWearer;
import io.plumbline.analytics.evaluation.FalseAlarmRate;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores for people: a row a file with aligned columns, a total, and below what was missed and what was false. */
public final class ScoreTable {

    private static final List<String> COLUMNS = List.of(
            "recording",
            "right",
            "missed",
            "false",
            "either way",
            "precision",
            "recall",
            "F1",
            "p50 ms",
            "p95 ms",
            "false/h (95 %)",
            "repetitions",
            "not judgeable told",
            "angle RMSE",
            "as expected");

    private ScoreTable() {}

    /** All of it, ending in a line break. */
    public static String text(RecordingScores scores) {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        scores.byFile().forEach((file, score) -> rows.add(row(file, score)));
        if (scores.isSeveral()) {
            rows.add(row("all " + scores.byFile().size(), scores.total()));
        }
        StringBuilder text = new StringBuilder(aligned(rows));
        if (scores.isSeveral()) {
            text.append(total(scores));
        }
        scores.byFile().forEach((file, score) -> text.append(details(file, score)));
        text.append("\nLatency is from the true crossing of the limit to the alert, the dwell included."
                + " Either way: within 2° of the limit or half a dwell of it.\n");
        return text.toString();
    }

    /** What only many recordings can tell. */
    private static String total(RecordingScores scores) {
        SessionScore score = scores.total();
        F1ByWearer f1 = scores.f1();
        List<String> lines = new ArrayList<>();
        share(lines, "precision", score.detection().exactPrecision());
        share(lines, "recall", score.detection().exactRecall());
        if (!Double.isNaN(f1.lower())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "F1 %.2f, 95 %% interval %.2f to %.2f by drawing the %d wearers anew",
                    f1.f1(),
                    f1.lower(),
                    f1.upper(),
                    f1.wearers()));
        } else if (f1.wearers() < 2) {
            lines.add(
                    "F1 has no interval: that needs recordings of several wearers, named in their headers (# wearer: …)");
        }
        if (score.repetitions().sets() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "sets counted exactly: %d of %d, within 1: %d",
                    score.repetitions().exactSets(),
                    score.repetitions().sets(),
                    score.repetitions().setsWithinOne()));
        }
        StringBuilder text = new StringBuilder("\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static void share(List<String> lines, String name, ExactShare share) {
        if (share.whole() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %.2f, 95 %% interval %.2f to %.2f",
                    name,
                    share.value(),
                    share.lower(),
                    share.upper()));
        }
    }

    private static List<String> row(String name, SessionScore score) {
        FalseAlarmRate rate = score.falseAlarmRate();
        Boolean expected = score.asExpected().value();
        boolean counted = score.repetitions().sets() > 0;
        return List.of(
                name,
                Integer.toString(score.detection().hits()),
                Integer.toString(score.detection().missed()),
                Integer.toString(score.detection().falseAlarms()),
                Integer.toString(score.detection().excluded()),
                number("%.2f", score.detection().precision()),
                number("%.2f", score.detection().recall()),
                number("%.2f", score.detection().f1()),
                number("%.0f", score.latency().percentileMs(50)),
                number("%.0f", score.latency().percentileMs(95)),
                rate == null
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.1f (%.1f-%.1f)",
                                rate.perHour(),
                                rate.lowerPerHour(),
                                rate.upperPerHour()),
                counted
                        ? score.repetitions().counted() + " of "
                                + score.repetitions().truly()
                        : "-",
                score.told().stretches() == 0
                        ? "-"
                        : score.told().told() + " of " + score.told().stretches(),
                score.angles().count() == 0
                        ? "-"
                        : number("%.1f°", score.angles().rmseDeg()),
                expected == null ? "-" : expected ? "yes" : "no");
    }

    private static String details(String file, SessionScore score) {
        List<String> lines = new ArrayList<>();
        for (DueAlert due : score.matching().missed()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "missed at %.2f-%.2f s: %s%s, in %s",
                    due.foremost().span().startSeconds(),
                    due.foremost().span().endSeconds(),
                    due.foremost().pattern(),
                    Double.isNaN(due.foremost().peakDeg())
                            ? ""
                            : String.format(
                                    Locale.ROOT, " of %.1f°", due.foremost().peakDeg()),
                    due.exercise()));
        }
        for (AlertRaised alert : score.matching().falseAlarms()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "false at %.2f s (onset %.2f s): %s of %.1f°, in %s",
                    alert.timeSeconds(),
                    alert.onsetSeconds(),
                    alert.pattern(),
                    alert.angleDeg(),
                    alert.exercise()));
        }
        if (score.exerciseSeconds() - score.judgedSeconds() >= 0.05) {
            lines.add(String.format(
                    Locale.ROOT,
                    "judged for %.1f of %.1f s of exercise",
                    score.judgedSeconds(),
                    score.exerciseSeconds()));
        }
        score.told()
                .byReason()
                .forEach((reason, count) -> lines.add("not judgeable for " + reason + ": told " + count.told()
                        + " of " + count.stretches()
                        + (count.otherwise() == 0 ? "" : ", and " + count.otherwise() + " for another reason")));
        score.asExpected().differences().forEach(difference -> lines.add("not as expected: " + difference));
        if (score.repetitions().sets() > 0 && !Double.isNaN(score.repetitions().boundaryMeanMs())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "repetitions: starts and ends off by %.0f ms on average",
                    score.repetitions().boundaryMeanMs()));
        }
        if (!Double.isNaN(score.classes().macroF1())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "repetitions told ok or by their faults: macro-F1 %.2f of %d%s",
                    score.classes().macroF1(),
                    score.classes().pairs().size(),
                    score.classes().leftOut() == 0 ? "" : ", " + score.classes().leftOut() + " either way"));
        }
        if (score.angles().count() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "lumbar flexion: RMSE %.1f°, bias %.1f°, 95 %% within %.1f°, at most %.1f°",
                    score.angles().rmseDeg(),
                    score.angles().biasDeg(),
                    score.angles().p95Deg(),
                    score.angles().maxDeg()));
        }
        lines.addAll(score.notices());
        StringBuilder text = new StringBuilder(lines.isEmpty() ? "" : "\n" + file + "\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(one -> one.get(at).length())
                        .max()
                        .orElse(0);
                String space = " ".repeat(width - row.get(column).length());
                line.append(column == 0 ? row.get(column) + space : "  " + space + row.get(column));
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
