package io.plumbline.simulator.scenario;

import java.util.Set;
import java.util.stream.Collectors;

/** Where the wearer is while a step begins. */
public enum Place {
    /** On the feet, upright. */
    STANDING("standing", "get-up", "get-down"),
    /** On knees and elbows. */
    ON_THE_MAT("on the mat", "get-down", "get-up"),
    /** On hands and knees. */
    ON_ALL_FOURS("on all fours", "get-down: {to: all-fours}", "get-up"),
    /** Lying face down. */
    PRONE("face down", "get-down: {to: front}", "get-up"),
    /** Lying on the back, the knees bent. */
    ON_THE_BACK("on the back", "lie-down", "get-up"),
    /** On a chair. */
    SITTING("sitting", "sit-down", "stand-up");

    /** Where a get-up begins. */
    static final Set<Place> ON_THE_FLOOR = Set.of(ON_THE_MAT, ON_ALL_FOURS, PRONE, ON_THE_BACK);

    private final String words;
    private final String fromStanding;
    private final String toStanding;

    Place(String words, String fromStanding, String toStanding) {
        this.words = words;
        this.fromStanding = fromStanding;
        this.toStanding = toStanding;
    }

    /** The steps that lead from one place to another, over standing. */
    static String way(Place from, Place to) {
        if (from == STANDING) {
            return to.fromStanding;
        }
        return to == STANDING ? from.toStanding : from.toStanding + " and a " + to.fromStanding;
    }

    /** All of them in words, in a fixed order. */
    static String anyOf(Set<Place> places) {
        return places.stream().sorted().map(Place::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return words;
    }
}
