package io.plumbline.gateway.exercise;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.session.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is set for a wearer besides what the exercises say of themselves. Names are {@code flexion} for every exercise,
 * {@code squat.flexion} for one, with {@code .red} behind for red.
 *
 * @param degrees limits by name, degrees
 * @param dwellSeconds by name of the limit, how long it must be passed before an alert, s
 * @param flexionRangeDeg the wearer's own range of lumbar flexion, degrees, in (0, 90); NaN where not known
 */
public record OwnLimits(Map<String, Double> degrees, Map<String, Double> dwellSeconds, double flexionRangeDeg) {

    /** Nothing is set. */
    public static final OwnLimits NONE = new OwnLimits(Map.of(), Map.of(), Double.NaN);

    public OwnLimits {
        degrees = Collections.unmodifiableMap(new TreeMap<>(degrees));
        dwellSeconds = Collections.unmodifiableMap(new TreeMap<>(dwellSeconds));
    }

    /** These, and then those in their place. */
    public OwnLimits then(OwnLimits later) {
        return new OwnLimits(
                Limits.together(degrees, later.degrees),
                Limits.together(dwellSeconds, later.dwellSeconds),
                Double.isNaN(later.flexionRangeDeg) ? flexionRangeDeg : later.flexionRangeDeg);
    }

    /** The exercises with the range and the dwell times of this wearer; the limits go to the analysis by themselves. */
    public List<Exercise> applyTo(List<Exercise> exercises) {
        return exercises.stream()
                .map(exercise -> Double.isNaN(flexionRangeDeg) ? exercise : exercise.withFlexionRange(flexionRangeDeg))
                .map(exercise -> exercise.withRules(rule -> dwelling(exercise.name(), rule)))
                .toList();
    }

    /** A warning of what is to come keeps its dwell: that which is set is how long the limit itself is passed. */
    private FaultRule dwelling(String exercise, FaultRule rule) {
        if (rule.fault() == Fault.FATIGUE) {
            return rule;
        }
        Double amber = dwell(exercise, rule.limitName());
        Double red = dwell(exercise, rule.limitName() + Limits.RED);
        Limit own = rule.limit();
        return rule.withLimit(new Limit(
                own.amberDeg(),
                own.redDeg(),
                amber == null ? own.amberDwellSeconds() : amber,
                red == null ? own.redDwellSeconds() : red));
    }

    private @Nullable Double dwell(String exercise, String name) {
        Double ofExercise = dwellSeconds.get(exercise + "." + name);
        return ofExercise == null ? dwellSeconds.get(name) : ofExercise;
    }
}
