package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** A movement of the body that begins and ends at rest. */
public sealed interface Movement permits Blend, Hinge, PlankHold, Squat, Turn {

    /** How long it takes, s. */
    double durationSeconds();

    /**
     * Sets a pose's sagittal angles, and adds to its heading, to what they are at a time.
     *
     * @param seconds since the movement began, in [0, duration]
     */
    void at(double seconds, Pose pose);

    /** How far the wearer has turned round by its end, rad, to the left positive. */
    default double turnRadians() {
        return 0;
    }
}
