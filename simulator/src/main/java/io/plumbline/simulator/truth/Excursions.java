package io.plumbline.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Finds where a sampled angle is past a limit; the crossings lie on the straight lines between samples. */
record Excursions(String kind, double limitDeg, double stepSeconds) {

    /**
     * Every stretch past the limit.
     *
     * @param angleDeg the angle of a sample, in the fault's direction
     * @param first first sample looked at; an angle past the limit there is taken to begin there
     * @param last last sample looked at, likewise
     */
    List<TrueFault> in(IntToDoubleFunction angleDeg, int first, int last) {
        List<TrueFault> found = new ArrayList<>();
        double start = Double.NaN;
        double peak = 0;
        double before = limitDeg;
        for (int i = first; i <= last; i++) {
            double angle = angleDeg.applyAsDouble(i);
            boolean past = angle > limitDeg;
            if (past && Double.isNaN(start)) {
                start = i == first ? i * stepSeconds : crossing(i, before, angle);
                peak = angle;
            } else if (past) {
                peak = Math.max(peak, angle);
            } else if (!Double.isNaN(start)) {
                found.add(new TrueFault(kind, start, crossing(i, before, angle), peak, limitDeg));
                start = Double.NaN;
            }
            before = angle;
        }
        if (!Double.isNaN(start)) {
            found.add(new TrueFault(kind, start, last * stepSeconds, peak, limitDeg));
        }
        return found;
    }

    /** When the angle was at the limit, between the sample before and this one. */
    private double crossing(int sample, double before, double angle) {
        return stepSeconds * (sample - 1 + (limitDeg - before) / (angle - before));
    }
}
