package io.plumbline.gateway.ble;

import java.util.Arrays;

/** The share of samples that were lost in the last minute. Pure; not thread-safe. */
final class LossCount {

    private static final int SECONDS = 60;

    private final long[] second = new long[SECONDS];
    private final int[] came = new int[SECONDS];
    private final int[] lost = new int[SECONDS];

    LossCount() {
        Arrays.fill(second, Long.MIN_VALUE);
    }

    /**
     * A sample came.
     *
     * @param nowSeconds when, s of the host's clock
     * @param lostBefore how many did not come since the last
     */
    void came(double nowSeconds, long lostBefore) {
        long now = (long) Math.floor(nowSeconds);
        int slot = (int) Math.floorMod(now, (long) SECONDS);
        if (second[slot] != now) {
            second[slot] = now;
            came[slot] = 0;
            lost[slot] = 0;
        }
        came[slot]++;
        lost[slot] += (int) Math.min(lostBefore, 1_000_000);
    }

    /** The share, 0 to 1, of the minute before {@code nowSeconds}; NaN where nothing came in it. */
    double share(double nowSeconds) {
        long now = (long) Math.floor(nowSeconds);
        long all = 0;
        long missing = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (second[slot] > now - SECONDS) {
                all += came[slot] + lost[slot];
                missing += lost[slot];
            }
        }
        return all == 0 ? Double.NaN : (double) missing / all;
    }
}
