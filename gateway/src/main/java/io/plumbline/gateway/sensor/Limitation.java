package io.plumbline.gateway.sensor;

import java.util.Set;

/** What a sensor is not good for. */
public enum Limitation {
    /** It tells no angular rate: a reading has a force alone. */
    NO_GYROSCOPE(
            false,
            "It has no gyroscope, so that movement and tilt can't be told apart: nothing is judged."
                    + " Wear a sensor that has one."),
    /** It sends fewer than {@link #FEWEST_SAMPLES_HZ} samples a second. */
    FEW_SAMPLES(
            false,
            "It sends 10 samples a second or little more: posture only, no movement is judged."
                    + " Wear a sensor that sends 50 or more."),
    /** Its samples come about a second after they were measured. */
    LATE(
            true,
            "Its data come about a second late: good for a recording and its report, too late for cues while you"
                    + " move.");

    /**
     * So many samples a second a movement takes to be judged, Hz: a tuck near the bottom of a squat lasts some 0.3 s, and its
     * dwell time of 150 ms must hold several samples; chosen.
     */
    public static final double FEWEST_SAMPLES_HZ = 25;

    private final boolean allowsJudging;
    private final String sentence;

    Limitation(boolean allowsJudging, String sentence) {
        this.allowsJudging = allowsJudging;
        this.sentence = sentence;
    }

    /** Whether a movement may be judged by such a sensor nevertheless. */
    public boolean allowsJudging() {
        return allowsJudging;
    }

    /** For the wearer: what it is and what to do. */
    public String sentence() {
        return sentence;
    }

    /** Whether a movement may be judged by a sensor with all these. */
    public static boolean allowJudging(Set<Limitation> limitations) {
        return limitations.stream().allMatch(Limitation::allowsJudging);
    }
}
