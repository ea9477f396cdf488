package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import org.apache.commons.math3.util.FastMath;

/**
 * Walks straight ahead: the trunk goes up and down and the pelvis pitches once a step, the trunk sways sideways, rolls and
 * twists once every two. Steps come at 1.8 to 2 Hz with a vertical acceleration of 2 to 4 m/s² at the pelvis, which
 * pitches by 3 to 5° (a modelling choice, after usual figures of level walking). The legs of the model don't step.
 */
public final class Walk implements Movement {

    private static final double USUAL_SPEED = 1.3;
    private static final double USUAL_STEP_HZ = 1.9;
    private static final double USUAL_BOUNCE = 2.8;
    private static final double RAMP_SECONDS = 1.5;
    private static final double PITCH = Math.toRadians(3.5);
    /** What the lumbar spine takes back of the pelvis' pitch, so that the thorax stays steadier. */
    private static final double STEADIED = 0.5;

    private static final double ROLL = Math.toRadians(2.5);
    private static final double TWIST = Math.toRadians(4);
    private static final double SIDEWAYS_METRES = 0.02;

    private final Pose standing;
    private final double durationSeconds;
    private final double speed;
    private final double rampSeconds;
    private final double stepOmega;
    private final double bounceMetres;

    /**
     * A walk that begins and ends standing.
     *
     * @param speed in its middle, m/s
     */
    public Walk(Pose standing, double durationSeconds, double speed) {
        this.standing = standing;
        this.durationSeconds = durationSeconds;
        this.speed = speed;
        rampSeconds = Math.min(RAMP_SECONDS, 0.5 * durationSeconds);
        double pace = speed / USUAL_SPEED;
        stepOmega = 2 * Math.PI * clipped(USUAL_STEP_HZ * Math.sqrt(pace), 1.8, 2.0);
        bounceMetres = clipped(USUAL_BOUNCE * pace, 2.2, 3.6) / (stepOmega * stepOmega);
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public double aheadMetres() {
        return speed * (durationSeconds - rampSeconds);
    }

    @Override
    public void at(double seconds, Pose pose) {
        double toEnd = durationSeconds - seconds;
        double size = MinimumJerk.at(seconds / rampSeconds) * MinimumJerk.at(toEnd / rampSeconds);
        double sin = FastMath.sin(0.5 * stepOmega * seconds);
        double cos = FastMath.cos(0.5 * stepOmega * seconds);
        double pitch = PITCH * size * 2 * sin * cos;
        double bounce = bounceMetres * size * (1 - 2 * sin * sin);
        pose.setBetween(standing, standing, 0);
        pose.sway(pitch, -STEADIED * pitch, ROLL * size * sin, TWIST * size * cos);
        pose.carry(gone(seconds), SIDEWAYS_METRES * size * sin, bounce);
    }

    /** The way gone, m: the integral of a speed that rises and falls with minimum jerk. */
    private double gone(double seconds) {
        double end = durationSeconds - rampSeconds;
        if (seconds <= rampSeconds) {
            return speed * rampSeconds * risen(seconds / rampSeconds);
        }
        return seconds <= end
                ? speed * (seconds - 0.5 * rampSeconds)
                : aheadMetres() - speed * rampSeconds * risen((durationSeconds - seconds) / rampSeconds);
    }

    /** The integral of {@link MinimumJerk} from 0. */
    private static double risen(double share) {
        double square = share * share;
        return square * square * (2.5 + share * (-3 + share));
    }

    private static double clipped(double value, double smallest, double largest) {
        return Math.max(smallest, Math.min(largest, value));
    }
}
