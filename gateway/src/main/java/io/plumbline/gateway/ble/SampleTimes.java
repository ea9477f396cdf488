package io.plumbline.gateway.ble;

import io.plumbline.analytics.clock.ClockFit;

/**
 * Tells the times of one sensor's samples: increasing from one connection to the next, at the pace of the sensor's own
 * clock, never that of arrival. Pure: a function of the times given. Not thread-safe.
 *
 * <p>A sensor with a clock keeps it: its times are shifted once, so that the session's begin with that of arrival, and
 * again by the host's clock where the sensor's own has started anew. The samples of a sensor without one are counted. Their
 * period is fitted to the host's clock by the earliest arrivals ({@link ClockFit}); that samples were lost shows in that
 * those that follow come later than their count says: {@value #BACKLOG_SECONDS} s after a gap, when what was only held up
 * has come, and within half a second where there was no gap.
 */
final class SampleTimes {

    /** A clock that shows so much else than the host's after a reconnection has started anew, s; a queue holds less. */
    private static final double CLOCK_TOLERANCE_SECONDS = 0.5;

    /** The share of a time without data that a clock may gain or lose in it (an RC oscillator: research, biomechanics §5.6). */
    private static final double CLOCK_TOLERANCE = 0.03;

    /** A clock set back by less has sent something twice or out of order, s. */
    private static final double SET_BACK_SECONDS = 1;

    /** A gap of arrival that is more than the radio's stirring, s (bursts of 50–150 ms are common: §5.6). */
    private static final double GAP_SECONDS = 0.25;

    /** For so long lateness must last to be a loss and no burst, s. */
    private static final double LATE_FOR_SECONDS = 0.5;

    /**
     * Lateness of less is none, in periods: as the samples drift against the connection's events the earliest of an event
     * comes up to one period later than at another time, and it stirs. One lost sample alone may so go unnoticed until the next.
     */
    private static final double LOST_PERIODS = 1.6;

    private static final double ROUNDING_PERIODS = 0.1;
    /** What was only held up comes at once when the radio is free again, s; chosen: two connection intervals. */
    private static final double BACKLOG_SECONDS = 0.06;

    /** After so long the rate of a counted sensor is held against what it was said to be, s. */
    private static final double RATE_CHECK_SECONDS = 2;

    private static final double RATE_TOLERANCE = 0.04;

    private final ClockFit fit = new ClockFit();
    private double periodSeconds = 0.01;
    private boolean begun;
    private boolean reconnected;
    private boolean restarted;
    private double sensorSeconds;
    private double offsetSeconds;
    private double arrivalSeconds;
    private double toldSeconds;
    private double firstArrival;
    private double halfArrival = Double.NEGATIVE_INFINITY;
    private long countedAtHalf;
    private double leastDelay;
    private long counted;
    private double latenessSince;
    private double leastLateness;
    private boolean afterGap;

    /**
     * A new connection: the sensor's decoder starts anew.
     *
     * @param rateHz samples a second that it is said to send
     */
    void connected(double rateHz) {
        periodSeconds = 1 / rateHz;
        reconnected = begun;
    }

    /**
     * The time of the next sample, s.
     *
     * @param ofSensor on the sensor's clock, s; NaN where it has none
     * @param arrival on the host's, s
     * @return greater than the last; NaN where the sample is to be left out, since it came before
     */
    double tell(double ofSensor, double arrival) {
        restarted = false;
        if (!begun) {
            begun = true;
            begin(Double.isNaN(ofSensor) ? 0 : ofSensor, arrival, arrival);
            return toldSeconds;
        }
        return Double.isNaN(ofSensor) ? count(arrival) : follow(ofSensor, arrival);
    }

    /** Whether with the sample last told the sensor's clock has started anew, or may have. */
    boolean restarted() {
        return restarted;
    }

    /** Seconds from one sample to the next, as far as that is known. */
    double periodSeconds() {
        return periodSeconds;
    }

    private void begin(double ofSensor, double arrival, double told) {
        fit.restart();
        fit.add(ofSensor, arrival);
        sensorSeconds = ofSensor;
        offsetSeconds = told - ofSensor;
        arrivalSeconds = arrival;
        toldSeconds = told;
        firstArrival = arrival;
        halfArrival = Double.NEGATIVE_INFINITY;
        leastDelay = arrival - ofSensor;
        counted = 1;
        resetLateness(arrival);
    }

    private void beginAnew(double ofSensor, double arrival) {
        restarted = true;
        begin(ofSensor, arrival, toldSeconds + Math.max(arrival - arrivalSeconds, periodSeconds));
    }

    private double follow(double ofSensor, double arrival) {
        double step = ofSensor - sensorSeconds;
        double elapsed = arrival - arrivalSeconds;
        if (reconnected) {
            reconnected = false;
            double tolerance = CLOCK_TOLERANCE_SECONDS + CLOCK_TOLERANCE * elapsed;
            if (!(step > 0) || Math.abs(step - elapsed) > tolerance) {
                beginAnew(ofSensor, arrival);
                return toldSeconds;
            }
        } else if (step <= -SET_BACK_SECONDS) {
            beginAnew(ofSensor, arrival);
            return toldSeconds;
        } else if (!(step > 0)) {
            return Double.NaN;
        }
        if (fit.add(ofSensor, arrival)) {
            beginAnew(ofSensor, arrival);
            return toldSeconds;
        }
        sensorSeconds = ofSensor;
        arrivalSeconds = arrival;
        toldSeconds = ofSensor + offsetSeconds;
        return toldSeconds;
    }

    private double count(double arrival) {
        if (reconnected) {
            reconnected = false;
            beginAnew(0, arrival);
            return toldSeconds;
        }
        double next = sensorSeconds + periodSeconds;
        double late = arrival - hostSeconds(next);
        next += lost(late, arrival) * periodSeconds;
        double rate = fit.known() ? fit.hostRate() : 1;
        toldSeconds += (next - sensorSeconds) * rate;
        sensorSeconds = next;
        arrivalSeconds = arrival;
        leastDelay = Math.min(leastDelay, arrival - next);
        counted++;
        if (fit.add(next, arrival)) {
            leastDelay = arrival - next;
        }
        checkRate(arrival);
        return toldSeconds;
    }

    private double hostSeconds(double ofSensor) {
        return fit.known() ? fit.hostSeconds(ofSensor) : ofSensor + leastDelay;
    }

    /** How many samples were lost before this one. */
    private long lost(double late, double arrival) {
        if (arrival - arrivalSeconds > GAP_SECONDS && late > GAP_SECONDS) {
            resetLateness(arrival);
            afterGap = true;
        }
        leastLateness = Math.min(leastLateness, late);
        if (arrival - latenessSince < (afterGap ? BACKLOG_SECONDS : LATE_FOR_SECONDS)) {
            return 0;
        }
        double least = leastLateness;
        boolean sure = fit.known() || (afterGap && least > GAP_SECONDS / 2);
        resetLateness(arrival);
        return sure ? periods(least) : 0;
    }

    private long periods(double late) {
        double periods = late / periodSeconds;
        return periods > LOST_PERIODS ? (long) Math.floor(periods + ROUNDING_PERIODS) : 0;
    }

    private void resetLateness(double arrival) {
        latenessSince = arrival;
        afterGap = false;
        leastLateness = Double.POSITIVE_INFINITY;
    }

    /**
     * A sensor that sends another number of samples than it was told to: the fit follows a few percent only. Both halves of
     * the check must show it, since one alone does where the radio, or this program, begins slowly.
     */
    private void checkRate(double arrival) {
        double seen = arrival - firstArrival;
        if (fit.known() || firstArrival == Double.NEGATIVE_INFINITY || seen < RATE_CHECK_SECONDS / 2) {
            return;
        }
        if (halfArrival == Double.NEGATIVE_INFINITY) {
            halfArrival = arrival;
            countedAtHalf = counted;
        }
        if (seen < RATE_CHECK_SECONDS) {
            return;
        }
        double first = (halfArrival - firstArrival) / (countedAtHalf - 1) / periodSeconds - 1;
        double second = (arrival - halfArrival) / (counted - countedAtHalf) / periodSeconds - 1;
        if (Math.min(Math.abs(first), Math.abs(second)) > RATE_TOLERANCE && first * second > 0) {
            periodSeconds = seen / (counted - 1);
            fit.restart();
            fit.add(sensorSeconds, arrival);
            leastDelay = arrival - sensorSeconds;
            resetLateness(arrival);
        }
        firstArrival = Double.NEGATIVE_INFINITY;
    }
}
