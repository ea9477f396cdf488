package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session's sensors can show together: with one sensor what its place allows, with one on the pelvis and one on
 * the trunk everything.
 *
 * @param lower where the lowest, or only, sensor is
 * @param upper where the upper one of two is; null with one
 */
public record SensorSet(Placement lower, @Nullable Placement upper) {

    /** What one sensor, or the lower and the upper of two, can show. */
    public static SensorSet of(List<SensorSettings> sensors) {
        Placement first = sensors.get(0).placement();
        if (sensors.size() == 1) {
            return new SensorSet(first, null);
        }
        Placement second = sensors.get(1).placement();
        return first.compareTo(second) < 0 ? new SensorSet(first, second) : new SensorSet(second, first);
    }

    /** Whether they show how far the lumbar spine is flexed: one on the pelvis and one on the trunk. */
    boolean showLumbarAngle() {
        return upper != null && lower.region() == Placement.Region.PELVIS && upper.region() == Placement.Region.TRUNK;
    }

    /** The rules of an exercise that these sensors can judge; none where the placement can't show its faults. */
    public List<FaultRule> judged(Exercise exercise) {
        List<FaultRule> judged = new ArrayList<>();
        for (FaultRule rule : exercise.rules()) {
            boolean both = rule.measure().needsBothSegments();
            if (both ? showLumbarAngle() : upper == null && rule.placements().contains(lower)) {
                judged.add(rule);
            }
        }
        return judged;
    }

    /** The faults that judging is about, as words: those of the judged rules, or all of the exercise where none is. */
    List<String> faultWords(Exercise exercise) {
        List<FaultRule> judged = judged(exercise);
        LinkedHashSet<String> words = new LinkedHashSet<>();
        for (FaultRule rule : judged.isEmpty() ? exercise.rules() : judged) {
            words.add(rule.fault().word());
        }
        return List.copyOf(words);
    }

    /** Where to wear what, for an exercise that these sensors can't judge. */
    String advice(Exercise exercise) {
        String worn = upper == null
                ? "A sensor at " + lower.word() + " alone"
                : "Sensors at " + lower.word() + " and " + upper.word();
        String cant = worn + " can't show the faults of " + exercise.name() + ". ";
        if (exercise.placementAdvice() != null) {
            return cant + exercise.placementAdvice();
        }
        LinkedHashSet<String> better = new LinkedHashSet<>();
        for (FaultRule rule : exercise.rules()) {
            rule.placements().stream().sorted().forEach(place -> better.add(place.word()));
        }
        String alone = better.isEmpty() ? "" : "one at " + String.join(" or ", better) + ", or ";
        return cant + "Wear " + alone + "two: one on the sacrum and one at t12 or l1.";
    }
}
