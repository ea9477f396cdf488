package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** A small motion that a living body adds to whatever it does. */
public sealed interface Stirring permits Breathing, SideLean, Sway, Tremor {

    /**
     * Adds to a pose what is there at a time.
     *
     * @param seconds of the session
     * @param effortSeconds how long the wearer has been at it: grows in a set or a hold and wanes as fast at rest, s
     */
    void add(double seconds, double effortSeconds, Pose pose);
}
