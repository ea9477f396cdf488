package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import java.util.List;

/** Movements one after the other, with sway on top: the pose at any time of the session. */
public final class Timeline {

    private final Movement[] movements;
    private final double[] starts;
    private final double[] headings;
    private final double durationSeconds;
    private final Sway sway;

    /**
     * Strings movements together.
     *
     * @param movements at least one, each beginning in the pose in which the one before ends
     */
    public Timeline(List<Movement> movements, Sway sway) {
        this(movements, sway, Double.POSITIVE_INFINITY);
    }

    /** The same, cut off where it would last longer than {@code mostSeconds}. */
    public Timeline(List<Movement> movements, Sway sway, double mostSeconds) {
        this.movements = movements.toArray(Movement[]::new);
        this.sway = sway;
        starts = new double[this.movements.length];
        headings = new double[this.movements.length];
        double start = 0;
        double heading = 0;
        for (int i = 0; i < this.movements.length; i++) {
            starts[i] = start;
            headings[i] = heading;
            start += this.movements[i].durationSeconds();
            heading += this.movements[i].turnRadians();
        }
        durationSeconds = Math.min(start, mostSeconds);
    }

    /** All movements together, s. */
    public double durationSeconds() {
        return durationSeconds;
    }

    /**
     * Sets a pose to that of a time.
     *
     * @param seconds of the session; before it and after it the body sways on in its first and last pose
     */
    public void at(double seconds, Pose pose) {
        int i = movementAt(seconds);
        Movement movement = movements[i];
        pose.face(headings[i]);
        movement.at(Math.max(0, Math.min(movement.durationSeconds(), seconds - starts[i])), pose);
        sway.add(seconds, pose);
    }

    private int movementAt(double seconds) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= seconds) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
