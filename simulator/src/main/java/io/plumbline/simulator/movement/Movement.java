package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** A movement of the body that begins and ends at rest. */
public sealed interface Movement permits Blend, Hinge, Jolts, PlankHold, Squat, ThereAndBack, Turn, Walk {

    /** How long it takes, s. */
    double durationSeconds();

    /**
     * Sets a pose's sagittal angles to what they are at a time, and adds to its heading, roll, twist and place.
     *
     * @param seconds since the movement began, in [0, duration]
     */
    void at(double seconds, Pose pose);

    /** How far the wearer has turned round by its end, rad, to the left positive. */
    default double turnRadians() {
        return 0;
    }

    /** How far along its heading the wearer has walked by its end, m. */
    default double aheadMetres() {
        return 0;
    }

    /** Whether it is work, by which a wearer tires. */
    default boolean tires() {
        return false;
    }
}
