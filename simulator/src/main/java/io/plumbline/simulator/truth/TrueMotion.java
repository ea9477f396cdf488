package io.plumbline.simulator.truth;

import io.plumbline.analytics.imu.Placement;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What the bones did, at equal steps from time 0 to the end of the session, and what of it passed a limit. Keeps the arrays
 * it is given.
 */
public final class TrueMotion {

    private final double stepSeconds;
    private final double[] lumbarFlexionDeg;
    private final double[] pelvisDeg;
    private final double[] hipHeightMetres;
    private final SortedMap<Placement, double[]> segmentDeg;

    /**
     * All signals are equally long, at least one value.
     *
     * @param stepSeconds between neighbours, s
     * @param lumbarFlexionDeg from neutral, flexion positive
     * @param pelvisDeg inclination of the pelvis, forward positive
     * @param hipHeightMetres of the hip joints above the floor
     * @param segmentDeg inclination of the segment beneath each sensor that is worn, forward positive
     */
    public TrueMotion(
            double stepSeconds,
            double[] lumbarFlexionDeg,
            double[] pelvisDeg,
            double[] hipHeightMetres,
            SortedMap<Placement, double[]> segmentDeg) {
        if (lumbarFlexionDeg.length == 0
                || pelvisDeg.length != lumbarFlexionDeg.length
                || hipHeightMetres.length != lumbarFlexionDeg.length
                || segmentDeg.values().stream().anyMatch(signal -> signal.length != lumbarFlexionDeg.length)) {
            throw new IllegalArgumentException("the signals must be equally long and not empty, were "
                    + lumbarFlexionDeg.length + ", " + pelvisDeg.length + ", " + hipHeightMetres.length
                    + segmentDeg.values().stream()
                            .map(signal -> ", " + signal.length)
                            .collect(Collectors.joining()));
        }
        this.stepSeconds = stepSeconds;
        this.lumbarFlexionDeg = lumbarFlexionDeg;
        this.pelvisDeg = pelvisDeg;
        this.hipHeightMetres = hipHeightMetres;
        this.segmentDeg = segmentDeg;
    }

    int samples() {
        return lumbarFlexionDeg.length;
    }

    double stepSeconds() {
        return stepSeconds;
    }

    double lumbarFlexionDeg(int sample) {
        return lumbarFlexionDeg[sample];
    }

    double pelvisDeg(int sample) {
        return pelvisDeg[sample];
    }

    /** Inclination of the thorax, which is the pelvis' and the lumbar flexion on it. */
    double trunkDeg(int sample) {
        return pelvisDeg[sample] + lumbarFlexionDeg[sample];
    }

    SortedMap<Placement, double[]> segmentDeg() {
        return segmentDeg;
    }

    double hipHeightMetres(int sample) {
        return hipHeightMetres[sample];
    }

    /** The sample nearest to a time. */
    int sampleAt(double seconds) {
        return Math.max(0, Math.min(samples() - 1, (int) Math.rint(seconds / stepSeconds)));
    }
}
