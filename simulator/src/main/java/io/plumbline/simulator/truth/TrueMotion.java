package io.plumbline.simulator.truth;

/**
 * What the bones did, at equal steps from time 0 to the end of the session, and what of it passed a limit. Keeps the arrays
 * it is given.
 */
public final class TrueMotion {

    private final double stepSeconds;
    private final double[] lumbarFlexionDeg;
    private final double[] pelvisDeg;
    private final double[] hipHeightMetres;

    /**
     * All three signals are equally long, at least one value.
     *
     * @param stepSeconds between neighbours, s
     * @param lumbarFlexionDeg from neutral, flexion positive
     * @param pelvisDeg inclination of the pelvis, forward positive
     * @param hipHeightMetres of the hip joints above the floor
     */
    public TrueMotion(double stepSeconds, double[] lumbarFlexionDeg, double[] pelvisDeg, double[] hipHeightMetres) {
        if (lumbarFlexionDeg.length == 0
                || pelvisDeg.length != lumbarFlexionDeg.length
                || hipHeightMetres.length != lumbarFlexionDeg.length) {
            throw new IllegalArgumentException("the three signals must be equally long and not empty, were "
                    + lumbarFlexionDeg.length + ", " + pelvisDeg.length + " and " + hipHeightMetres.length);
        }
        this.stepSeconds = stepSeconds;
        this.lumbarFlexionDeg = lumbarFlexionDeg;
        this.pelvisDeg = pelvisDeg;
        this.hipHeightMetres = hipHeightMetres;
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

    double hipHeightMetres(int sample) {
        return hipHeightMetres[sample];
    }

    /** The sample nearest to a time. */
    int sampleAt(double seconds) {
        return Math.max(0, Math.min(samples() - 1, (int) Math.rint(seconds / stepSeconds)));
    }
}
