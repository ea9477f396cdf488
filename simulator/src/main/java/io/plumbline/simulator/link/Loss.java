package io.plumbline.simulator.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Lost packets as a chain of two states, good and bad (E. N. Gilbert, Bell Syst. Tech. J. 39(5), 1960; E. O. Elliott, Bell
 * Syst. Tech. J. 42(5), 1963): each packet is lost with the probability of the state, which then may change.
 *
 * @param good share lost in the good state, [0, 1]
 * @param bad share lost in the bad state, [0, 1]
 * @param goodToBad probability, after each packet, to go from good to bad, [0, 1]
 * @param badToGood probability, after each packet, to go from bad to good, (0, 1]
 */
public record Loss(double good, double bad, double goodToBad, double badToGood) {

    /** Nothing is lost. */
    public static final Loss NONE = new Loss(0, 0, 0, 1);

    public Loss {
        share("p_good", good);
        share("p_bad", bad);
        share("good_to_bad", goodToBad);
        share("bad_to_good", badToGood);
        if (badToGood == 0) {
            throw new IllegalArgumentException(
                    "bad_to_good must be above 0, else nothing gets better again; for a sensor that falls silent for good"
                            + " there is the event battery-low");
        }
    }

    /** Reads a radio's {@code loss}. */
    @JsonCreator
    static Loss of(
            @JsonProperty(value = "p_good", required = true) double good,
            @JsonProperty(value = "p_bad", required = true) double bad,
            @JsonProperty(value = "good_to_bad", required = true) double goodToBad,
            @JsonProperty(value = "bad_to_good", required = true) double badToGood) {
        return new Loss(good, bad, goodToBad, badToGood);
    }

    /**
     * Losses that come in bursts in which nothing gets through. The radio's own link acknowledges every packet, so what an
     * application misses was thrown away while a sensor's queue was full: a run of packets, not one here and there.
     *
     * @param share of all packets that is lost, in [single, 1)
     * @param single share lost outside of bursts, [0, 1)
     * @param burstSeconds mean length of a burst, s; at least one packet is lost in each
     * @param packetSeconds from one packet to the next, s
     */
    static Loss bursts(double share, double single, double burstSeconds, double packetSeconds) {
        double badToGood = Math.min(1, packetSeconds / burstSeconds);
        double timeInBad = (share - single) / (1 - single);
        return new Loss(single, 1, Math.min(1, badToGood * timeInBad / (1 - timeInBad)), badToGood);
    }

    /** The share of packets that is lost in the long run. */
    public double share() {
        double timeInBad = goodToBad / (goodToBad + badToGood);
        return (1 - timeInBad) * good + timeInBad * bad;
    }

    /** Mean number of packets in one stay in the bad state. */
    public double packetsPerBurst() {
        return 1 / badToGood;
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be a share between 0 and 1, was " + value);
        }
    }
}
