package io.plumbline.analytics.exercise;

import io.plumbline.analytics.posture.Posture;
import java.util.List;
import java.util.Set;

/**
 * An exercise.
 *
 * @param name the word used in files, options and topics, e.g. {@code squat}
 * @param movement what moves, and so how it is counted
 * @param postures where the lowest sensor's segment is while it is done; outside of them nothing is judged
 * @param rules the faults and how they are judged, for every number and place of sensors that can show them
 */
public record Exercise(String name, Movement movement, Set<Posture> postures, List<FaultRule> rules) {

    public Exercise {
        postures = Set.copyOf(postures);
        rules = List.copyOf(rules);
        if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || Character.isLowerCase(c))) {
            throw new IllegalArgumentException("an exercise's name is made of lower-case letters and '-', was " + name);
        }
        if (postures.isEmpty()) {
            throw new IllegalArgumentException("exercise " + name + " lives in no posture");
        }
    }
}
