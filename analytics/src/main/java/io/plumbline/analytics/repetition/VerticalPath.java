package io.plumbline.analytics.repetition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far down a repetition went: its vertical acceleration integrated twice without a leak, and freed at its end of
 * the constant acceleration that is an error, since a repetition ends at rest.
 */
final class VerticalPath {

    private double metresPerSecond;
    private double metres;
    private double seconds;
    private double metresAtTurn;
    private double secondsAtTurn;
    private boolean turned;

    VerticalPath() {}

    VerticalPath(DataInput saved) throws IOException {
        metresPerSecond = saved.readDouble();
        metres = saved.readDouble();
        seconds = saved.readDouble();
        metresAtTurn = saved.readDouble();
        secondsAtTurn = saved.readDouble();
        turned = saved.readBoolean();
    }

    void save(DataOutput out) throws IOException {
        for (double value : new double[] {metresPerSecond, metres, seconds, metresAtTurn, secondsAtTurn}) {
            out.writeDouble(value);
        }
        out.writeBoolean(turned);
    }

    /** Begins at a velocity, m/s. */
    void begin(double startMetresPerSecond) {
        metresPerSecond = startMetresPerSecond;
        metres = 0;
        seconds = 0;
        metresAtTurn = 0;
        secondsAtTurn = 0;
        turned = false;
    }

    /** Takes the next acceleration, m/s², up positive. */
    void update(double acceleration, double dt, boolean goesDown) {
        metresPerSecond += acceleration * dt;
        metres += metresPerSecond * dt;
        seconds += dt;
        turned |= !goesDown;
        if (!turned) {
            metresAtTurn = metres;
            secondsAtTurn = seconds;
        }
    }

    /** How far down the turn was, m, given that it rests now. */
    double depthAtRestMetres() {
        double error = seconds > 0 ? metresPerSecond / seconds : 0;
        return Math.max(0, error * secondsAtTurn * secondsAtTurn / 2 - metresAtTurn);
    }

    /** Where it is now against its beginning, m, up positive, given that it rests now. */
    double positionAtRestMetres() {
        return metres - metresPerSecond * seconds / 2;
    }

    /** How far down it went so far, m, while nothing is known of its end. */
    double depthSoFarMetres() {
        return Math.max(0, -metresAtTurn);
    }
}
