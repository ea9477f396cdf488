package io.plumbline.analytics.repetition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When a speed passed some levels, and from that when the movement began or ended. A limb set in motion from rest gains
 * speed with the square of the time, so that the square root of the speed is a straight line: it is drawn through the
 * passing of one level and of four times that level, back (or on) to a speed of zero.
 */
final class SpeedCrossings {

    /** The least level, rad/s: a person who stands sways at half of it; each further one is twice the one before. */
    private static final double LEAST = Math.toRadians(2);

    private static final double[] LEVELS = {LEAST, 2 * LEAST, 4 * LEAST, 8 * LEAST, 16 * LEAST};

    /** The upper of the two levels is at most this share of the greatest speed: beyond, the square no longer holds. */
    private static final double USABLE_SHARE = 0.4;

    private final double[] seconds = new double[LEVELS.length];

    SpeedCrossings() {}

    SpeedCrossings(DataInput saved) throws IOException {
        for (int i = 0; i < LEVELS.length; i++) {
            seconds[i] = saved.readDouble();
        }
    }

    void save(DataOutput out) throws IOException {
        for (double value : seconds) {
            out.writeDouble(value);
        }
    }

    /** A speed before and on its way to its peak, rad/s. */
    void rising(double timeSeconds, double speed) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (speed < LEVELS[i]) {
                seconds[i] = timeSeconds;
            }
        }
    }

    /** A speed on its way from its peak, rad/s. */
    void falling(double timeSeconds, double speed) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (speed >= LEVELS[i]) {
                seconds[i] = timeSeconds;
            }
        }
    }

    /** When the speed was zero, s, given the greatest, rad/s. */
    double atRestSeconds(double peak) {
        int low = 0;
        while (low + 3 < LEVELS.length && LEVELS[low + 3] <= USABLE_SHARE * peak) {
            low++;
        }
        boolean usable = LEVELS[low + 2] <= USABLE_SHARE * peak;
        return usable ? 2 * seconds[low] - seconds[low + 2] : seconds[0];
    }
}
