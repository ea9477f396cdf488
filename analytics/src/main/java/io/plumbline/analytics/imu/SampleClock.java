package io.plumbline.analytics.imu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The step from one sample to the next, with a logger's rounding undone: where times stand on whole milliseconds, a
 * clock of the nominal rate is steered by them (a first-order phase lock) and its steps are given instead of theirs.
 * Times that are finer are taken as they are.
 *
 * <pre>{@code
 * SampleClock clock = new SampleClock(110);
 * double stepSeconds = clock.step(sample.timeSeconds());
 * }</pre>
 */
public final class SampleClock {

    /** How much of the difference to the stated time is taken up at each sample; follows 3 % of rate error. */
    private static final double STEERING = 0.05;

    /** A step that is off a whole number of periods by more than this share of one is taken as it is. */
    private static final double PERIOD_TOLERANCE = 0.3;

    private static final double MILLISECOND_ROUNDING_SECONDS = 1e-6;

    private final double periodSeconds;
    private double lastSeconds = Double.NaN;
    private double steeredSeconds = Double.NaN;
    private boolean lastRounded;

    /**
     * A clock that has seen nothing.
     *
     * @param rateHz nominal sampling rate, Hz
     */
    public SampleClock(double rateHz) {
        periodSeconds = 1 / rateHz;
    }

    /** Restores what {@link #save} wrote. */
    public SampleClock(double rateHz, DataInput saved) throws IOException {
        this(rateHz);
        lastSeconds = saved.readDouble();
        steeredSeconds = saved.readDouble();
        lastRounded = onWholeMilliseconds(lastSeconds);
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(lastSeconds);
        out.writeDouble(steeredSeconds);
    }

    /**
     * Takes the next time and gives the step that led to it.
     *
     * @param timeSeconds the sample's time, s, greater than the last
     * @return seconds since the last sample; one period for the first
     */
    public double step(double timeSeconds) {
        boolean bothRounded = lastRounded;
        lastRounded = onWholeMilliseconds(timeSeconds);
        bothRounded &= lastRounded;
        if (Double.isNaN(lastSeconds)) {
            lastSeconds = timeSeconds;
            steeredSeconds = timeSeconds;
            return periodSeconds;
        }
        double statedStep = timeSeconds - lastSeconds;
        lastSeconds = timeSeconds;
        double inPeriods = bothRounded ? statedStep / periodSeconds : 0;
        double periods = Math.rint(inPeriods);
        if (periods < 1 || Math.abs(inPeriods - periods) > PERIOD_TOLERANCE) {
            steeredSeconds = timeSeconds;
            return statedStep;
        }
        double predicted = steeredSeconds + periods * periodSeconds;
        double steered = predicted + STEERING * (timeSeconds - predicted);
        double step = steered - steeredSeconds;
        steeredSeconds = steered;
        return step;
    }

    private static boolean onWholeMilliseconds(double timeSeconds) {
        double milliseconds = timeSeconds * 1000;
        return Math.abs(milliseconds - Math.rint(milliseconds)) < MILLISECOND_ROUNDING_SECONDS * 1000;
    }
}
