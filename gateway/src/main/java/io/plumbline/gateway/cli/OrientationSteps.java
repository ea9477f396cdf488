package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.SampleClock;

/** The step from one sample of a sensor to the next, and whether so much was lost that orientation is found anew. */
final class OrientationSteps {

    /** After a longer loss the orientation is found anew, s. */
    private static final double GAP_SECONDS = 1;

    private final SampleClock clock;
    private final double periodSeconds;
    private double lastSeconds = Double.NaN;
    private boolean afterGap;

    OrientationSteps(double rateHz) {
        clock = new SampleClock(rateHz);
        periodSeconds = 1 / rateHz;
    }

    /** The step that leads to a sample at this time, s; the nominal one for the first and after a gap. */
    double next(double timeSeconds) {
        double step = clock.step(timeSeconds);
        afterGap = timeSeconds - lastSeconds > GAP_SECONDS;
        lastSeconds = timeSeconds;
        return afterGap ? periodSeconds : step;
    }

    /** Whether the last sample came after a gap. */
    boolean afterGap() {
        return afterGap;
    }
}
