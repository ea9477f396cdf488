package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/** Movements one after the other, with the stirring of a living body on top: the pose at any time of the session. */
public final class Timeline {

    private final Movement[] movements;
    private final double[] starts;
    private final double[] headings;
    private final double[] x;
    private final double[] y;
    /** How long the wearer has been at it when each movement begins, s. */
    private final double[] efforts;

    private final double durationSeconds;
    private final Stirring[] stirrings;

    /**
     * Strings movements together.
     *
     * @param movements at least one, each beginning in the pose in which the one before ends
     * @param stirrings what is added all the time
     */
    public Timeline(List<Movement> movements, Stirring... stirrings) {
        this(movements, Double.POSITIVE_INFINITY, stirrings);
    }

    /** The same, cut off where it would last longer than {@code mostSeconds}. */
    public Timeline(List<Movement> movements, double mostSeconds, Stirring... stirrings) {
        this.movements = movements.toArray(Movement[]::new);
        this.stirrings = stirrings.clone();
        starts = new double[this.movements.length];
        headings = new double[this.movements.length];
        x = new double[this.movements.length];
        y = new double[this.movements.length];
        efforts = new double[this.movements.length];
        for (int i = 0; i + 1 < this.movements.length; i++) {
            Movement movement = this.movements[i];
            starts[i + 1] = starts[i] + movement.durationSeconds();
            headings[i + 1] = headings[i] + movement.turnRadians();
            x[i + 1] = x[i] + movement.aheadMetres() * FastMath.cos(headings[i]);
            y[i + 1] = y[i] + movement.aheadMetres() * FastMath.sin(headings[i]);
            efforts[i + 1] = effort(i, movement.durationSeconds());
        }
        int last = this.movements.length - 1;
        durationSeconds = Math.min(starts[last] + this.movements[last].durationSeconds(), mostSeconds);
    }

    /** All movements together, s. */
    public double durationSeconds() {
        return durationSeconds;
    }

    /**
     * Sets a pose to that of a time.
     *
     * @param seconds of the session; before it and after it the body stirs on in its first and last pose
     */
    public void at(double seconds, Pose pose) {
        int i = movementAt(seconds);
        Movement movement = movements[i];
        double into = Math.max(0, Math.min(movement.durationSeconds(), seconds - starts[i]));
        pose.stand(x[i], y[i], headings[i]);
        movement.at(into, pose);
        double effortSeconds = effort(i, into);
        for (Stirring stirring : stirrings) {
            stirring.add(seconds, effortSeconds, pose);
        }
    }

    /** How long the wearer has been at it some seconds into a movement: work adds its time, rest takes it away again. */
    private double effort(int movement, double seconds) {
        return movements[movement].tires() ? efforts[movement] + seconds : Math.max(0, efforts[movement] - seconds);
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
