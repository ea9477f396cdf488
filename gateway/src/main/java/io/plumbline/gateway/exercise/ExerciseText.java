package io.plumbline.gateway.exercise;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.OwnMargin;
import io.plumbline.analytics.exercise.RangeShare;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.repetition.Movement;
import java.util.stream.Collectors;

/** An exercise as the YAML that {@link ExerciseLibrary} reads as the same, with every number that it has. */
public final class ExerciseText {

    private ExerciseText() {}

    /** The whole definition, several lines. */
    public static String of(Exercise exercise) {
        StringBuilder text = new StringBuilder()
                .append("name: " + exercise.name() + "\n")
                .append("title: " + quoted(exercise.title()) + "\n")
                .append("movement: {" + movement(exercise.movement()) + "}\n")
                .append(exercise.postures().stream()
                        .map(ExerciseReader::word)
                        .collect(Collectors.joining(", ", "postures: [", "]\n")))
                .append("transition_s: " + number(exercise.transitionSeconds()) + "\n");
        if (exercise.placementAdvice() != null) {
            text.append("placement_advice: " + quoted(exercise.placementAdvice()) + "\n");
        }
        text.append(exercise.rules().isEmpty() ? "faults: []\n" : "faults:\n");
        exercise.rules().forEach(rule -> rule(text, rule));
        return text.toString();
    }

    private static String movement(Movement movement) {
        if (movement instanceof Movement.LowerAndRise squat) {
            return "lower-and-rise: {least_depth_m: " + number(squat.leastDepthMetres()) + ", shortest_s: "
                    + number(squat.shortestSeconds()) + ", longest_s: " + number(squat.longestSeconds()) + "}";
        } else if (movement instanceof Movement.BendAndRise bend) {
            return "bend-and-rise: {least_range_deg: " + degrees(bend.leastRangeRad()) + ", longest_s: "
                    + number(bend.longestSeconds()) + "}";
        } else if (movement instanceof Movement.Hold hold) {
            return "hold: {settle_s: " + number(hold.settleSeconds()) + ", neutral_from_s: "
                    + number(hold.neutralFromSeconds()) + ", neutral_until_s: " + number(hold.neutralUntilSeconds())
                    + ", neutral_shift_deg: " + degrees(hold.largestNeutralShiftRad()) + "}";
        }
        return "free: {}";
    }

    private static void rule(StringBuilder text, FaultRule rule) {
        String sensors = rule.placements().isEmpty()
                ? "two"
                : rule.placements().stream().map(Placement::word).collect(Collectors.joining(", ", "[", "]"));
        text.append("  - limit: " + rule.limitName() + "\n")
                .append("    fault: " + rule.fault().word() + "\n")
                .append("    pattern: " + rule.pattern() + "\n")
                .append("    measure: " + ExerciseReader.word(rule.measure()) + "\n")
                .append("    sensors: " + sensors + "\n");
        Limit limit = rule.limit();
        text.append("    limits:\n")
                .append("      amber_deg: " + number(limit.amberDeg()) + "\n")
                .append("      red_deg: " + number(limit.redDeg()) + "\n")
                .append("      amber_dwell_s: " + number(limit.amberDwellSeconds()) + "\n")
                .append("      red_dwell_s: " + number(limit.redDwellSeconds()) + "\n");
        RangeShare share = rule.ofRange();
        if (share != null) {
            text.append("      of_range: {amber_share: " + number(share.amberShare()) + ", amber_least_deg: "
                    + number(share.amberLeastDeg()) + ", red_share: " + number(share.redShare())
                    + ", red_least_deg: " + number(share.redLeastDeg()) + "}\n");
        }
        OwnMargin own = rule.own();
        if (own != null) {
            text.append("      own: {after: " + own.after() + ", above_deg: " + number(own.aboveDeg()) + ", least_deg: "
                    + number(own.leastDeg()) + "}\n");
        }
        if (!rule.restsForTheRepetition()) {
            text.append("    rest_s: " + number(rule.restSeconds()) + "\n");
        }
        text.append("    message: " + quoted(rule.message()) + "\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String degrees(double rad) {
        return number(Math.toDegrees(rad));
    }

    /** Without the last digits, which are a share's or a conversion's error. */
    private static String number(double exact) {
        if (exact == Double.POSITIVE_INFINITY) {
            return ExerciseReader.NEVER;
        }
        double value = Math.rint(exact * 1e9) / 1e9;
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
