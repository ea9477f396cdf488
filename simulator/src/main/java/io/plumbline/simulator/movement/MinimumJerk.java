package io.plumbline.simulator.movement;

/**
 * The way from 0 to 1 with the least jerk, at rest at both ends: 10 x³ − 15 x⁴ + 6 x⁵ (Flash and Hogan, J Neurosci 5(7),
 * 1985). Velocity and acceleration are zero at both ends, so that movements put together are smooth.
 */
public final class MinimumJerk {

    private MinimumJerk() {}

    /** The share of the way gone after a share of the time; 0 before and 1 after. */
    public static double at(double share) {
        if (share <= 0) {
            return 0;
        }
        if (share >= 1) {
            return 1;
        }
        return share * share * share * (10 + share * (-15 + 6 * share));
    }
}
