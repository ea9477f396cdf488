package io.plumbline.analytics.fault;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The life of one rule's alerts: a fault begins when its limit has been passed for the dwell time, may turn red, and is
 * cleared well below the limit. Knows sizes and times only; ids, words and rest are the session's.
 */
public final class AlertRule {

    /** What a sample has brought about. */
    public enum Change {
        NONE,
        RAISED_AMBER,
        RAISED_RED,
        TURNED_RED,
        CLEARED
    }

    private enum State {
        QUIET,
        AMBER,
        RED
    }

    /** Times are whole microseconds at best; half of one keeps a dwell of exactly n steps exact. */
    private static final double TIME_TOLERANCE_SECONDS = 5e-7;

    private Limit limit;
    private State state = State.QUIET;
    private double amberSinceSeconds = Double.NaN;
    private double redSinceSeconds = Double.NaN;
    private double onsetSeconds = Double.NaN;
    private double peakDeg;

    /** A rule with nothing standing. */
    public AlertRule(Limit limit) {
        this.limit = limit;
    }

    /** Restores what {@link #save} wrote. */
    public AlertRule(Limit limit, DataInput saved) throws IOException {
        this(limit);
        state = State.valueOf(saved.readUTF());
        amberSinceSeconds = saved.readDouble();
        redSinceSeconds = saved.readDouble();
        onsetSeconds = saved.readDouble();
        peakDeg = saved.readDouble();
    }

    /** Writes the state; the limit is not part of it. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(state.name());
        out.writeDouble(amberSinceSeconds);
        out.writeDouble(redSinceSeconds);
        out.writeDouble(onsetSeconds);
        out.writeDouble(peakDeg);
    }

    /**
     * Takes the next size.
     *
     * @param timeSeconds session time, s
     * @param sizeDeg size of the fault, degrees; NaN: nothing can be said, and what stands is cleared
     * @param mayRaise whether a new alert may begin now
     */
    public Change update(double timeSeconds, double sizeDeg, boolean mayRaise) {
        if (Double.isNaN(sizeDeg)) {
            return cancel();
        }
        followPeak(sizeDeg);
        amberSinceSeconds = since(amberSinceSeconds, timeSeconds, sizeDeg > limit.amberDeg());
        redSinceSeconds = since(redSinceSeconds, timeSeconds, sizeDeg > limit.redDeg());
        boolean red = lasted(redSinceSeconds, timeSeconds, limit.redDwellSeconds());
        if (state == State.QUIET) {
            boolean amber = lasted(amberSinceSeconds, timeSeconds, limit.amberDwellSeconds());
            return mayRaise && (amber || red) ? raise(red) : Change.NONE;
        }
        if (sizeDeg < limit.clearDeg()) {
            state = State.QUIET;
            return Change.CLEARED;
        }
        if (state == State.AMBER && red) {
            state = State.RED;
            return Change.TURNED_RED;
        }
        return Change.NONE;
    }

    /** What is measured still moves: red is counted from here on. */
    public void restartRed() {
        redSinceSeconds = Double.NaN;
    }

    /** Forgets a fault that has not lasted long enough, and clears one that stands. */
    public Change cancel() {
        amberSinceSeconds = Double.NaN;
        redSinceSeconds = Double.NaN;
        boolean stood = state != State.QUIET;
        state = State.QUIET;
        return stood ? Change.CLEARED : Change.NONE;
    }

    /** The peak of what stands, or of what may come to stand: from its onset on. */
    private void followPeak(double sizeDeg) {
        boolean begun = state != State.QUIET || !Double.isNaN(amberSinceSeconds);
        peakDeg = begun ? Math.max(peakDeg, sizeDeg) : sizeDeg;
    }

    private Change raise(boolean red) {
        onsetSeconds = amberSinceSeconds;
        state = red ? State.RED : State.AMBER;
        return red ? Change.RAISED_RED : Change.RAISED_AMBER;
    }

    private static double since(double sinceSeconds, double timeSeconds, boolean past) {
        if (!past) {
            return Double.NaN;
        }
        return Double.isNaN(sinceSeconds) ? timeSeconds : sinceSeconds;
    }

    private static boolean lasted(double sinceSeconds, double timeSeconds, double dwellSeconds) {
        return timeSeconds - sinceSeconds >= dwellSeconds - TIME_TOLERANCE_SECONDS;
    }

    /** Holds other limits from now on. */
    public void setLimit(Limit newLimit) {
        limit = newLimit;
    }

    /** The limit held. */
    public Limit limit() {
        return limit;
    }

    /** Whether an alert stands. */
    public boolean stands() {
        return state != State.QUIET;
    }

    /** First sample past the limit of the last alert raised, s. */
    public double onsetSeconds() {
        return onsetSeconds;
    }

    /** Largest size since the onset of the alert that stands or was just cleared, degrees. */
    public double peakDeg() {
        return peakDeg;
    }
}
