package io.plumbline.simulator;

import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the trunk is rolled so far that its inclination can't be told from the up-vector: beyond 70°, short of the
 * singularity at 90°.
 */
final class SideLying {

    private static final double LARGEST_ROLL = Math.toRadians(70);
    private static final String REASON = "side-lying";

    private SideLying() {}

    /** All such stretches of a timeline, to a step. */
    static List<Unjudgeable> in(Timeline timeline, double stepSeconds) {
        List<Unjudgeable> found = new ArrayList<>();
        Pose pose = new Pose();
        double start = Double.NaN;
        int steps = (int) Math.floor(timeline.durationSeconds() / stepSeconds);
        for (int i = 0; i <= steps; i++) {
            double seconds = i * stepSeconds;
            timeline.at(seconds, pose);
            boolean onTheSide = Math.abs(pose.roll()) > LARGEST_ROLL;
            if (onTheSide && Double.isNaN(start)) {
                start = seconds;
            } else if (!onTheSide && !Double.isNaN(start)) {
                found.add(new Unjudgeable(start, seconds, REASON));
                start = Double.NaN;
            }
        }
        if (!Double.isNaN(start)) {
            found.add(new Unjudgeable(start, timeline.durationSeconds(), REASON));
        }
        return found;
    }
}
