package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What holds the sensor, and so how the tissue beneath lets it move; see {@link Tissue}. The frequencies of a tight and a
 * loose belt are those of research, biomechanics §5.5; those between are a modelling choice.
 */
public enum Belt {
    /** Screwed to the bone: no movement of its own. */
    @JsonProperty("none")
    NONE(0, 0),
    /** Glued or strapped tightly. */
    @JsonProperty("tight")
    TIGHT(8, 14),
    /** As most people wear a belt. */
    @JsonProperty("normal")
    NORMAL(6, 10),
    /** Slack. */
    @JsonProperty("loose")
    LOOSE(4, 6);

    private final double slowestHz;
    private final double fastestHz;

    Belt(double slowestHz, double fastestHz) {
        this.slowestHz = slowestHz;
        this.fastestHz = fastestHz;
    }

    /** Natural frequency of the wobble, Hz, {@code share} of the way from its slowest to its fastest. */
    double wobbleHz(double share) {
        return slowestHz + share * (fastestHz - slowestHz);
    }
}
