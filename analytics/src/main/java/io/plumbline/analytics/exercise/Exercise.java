package io.plumbline.analytics.exercise;

import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.repetition.Movement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An exercise.
 *
 * @param name the word used in files, options and topics, e.g. {@code squat}
 * @param title what people call it
 * @param movement what moves, and so how it is counted
 * @param postures where the lowest sensor's segment is while it is done; outside of them nothing is judged
 * @param transitionSeconds how long nothing is judged after the wearer has come back to the postures, s, 0 or more
 * @param rules the faults and how they are judged, for every number and place of sensors that can show them
 * @param placementAdvice what is said to one whose sensors can't show the faults; null: what the rules say
 */
public record Exercise(
        String name,
        String title,
        Movement movement,
        Set<Posture> postures,
        double transitionSeconds,
        List<FaultRule> rules,
        @Nullable String placementAdvice) {

    /** How long nothing is judged after the wearer has come back to an exercise's postures, usually, s. */
    public static final double USUAL_TRANSITION_SECONDS = 1;

    public Exercise {
        if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || Character.isLowerCase(c))) {
            throw new IllegalArgumentException("an exercise's name is made of lower-case letters and '-', was " + name);
        }
        if (postures.isEmpty()) {
            throw new IllegalArgumentException("exercise " + name + " lives in no posture");
        }
        if (!(transitionSeconds >= 0)) {
            throw new IllegalArgumentException("transitionSeconds must not be negative, was " + transitionSeconds);
        }
        if (!movement.repeats() && rules.stream().anyMatch(rule -> rule.own() != null)) {
            throw new IllegalArgumentException(
                    "no limit of " + name + " can be set by the wearer's own repetitions:" + " its movement has none");
        }
        postures = Collections.unmodifiableSet(EnumSet.copyOf(postures));
        rules = List.copyOf(rules);
    }

    /**
     * This exercise for a wearer whose own range of lumbar flexion is known.
     *
     * @param rangeDeg from neutral to full flexion, degrees, in (0, 90)
     */
    public Exercise withFlexionRange(double rangeDeg) {
        return withRules(rule -> rule.withFlexionRange(rangeDeg));
    }

    /** This exercise with its rules changed. */
    public Exercise withRules(UnaryOperator<FaultRule> change) {
        return new Exercise(
                name,
                title,
                movement,
                postures,
                transitionSeconds,
                rules.stream().map(change).toList(),
                placementAdvice);
    }
}
