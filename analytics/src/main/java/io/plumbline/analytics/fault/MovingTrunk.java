package io.plumbline.analytics.fault;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether a trunk that was held is on its way to somewhere else: it turns fast, or rises. One sensor on the trunk can't
 * tell knees that go down on the mat from hips that sag; but who puts the knees down gets up, and who sags goes down and
 * stays. Slow sags, which are those of tired muscles, stay below these limits.
 */
public final class MovingTrunk {

    /** As fast as a sag of 15° in 4 s at its fastest (chosen). */
    private static final double FAST_RAD_PER_S = Math.toRadians(6);

    /** Takes the trembling out of the rate, s. */
    private static final double RATE_TIME_CONSTANT_SECONDS = 0.1;

    /** Rising at this the trunk is not sagging; what an accelerometer's offset makes of a trunk at rest is a tenth of it (chosen). */
    private static final double RISING_METRES_PER_S = 0.05;

    /** Over which velocity is taken from acceleration, and the accelerometer's offset from its mean, s. */
    private static final double VELOCITY_TIME_CONSTANT_SECONDS = 1;

    private static final double OFFSET_TIME_CONSTANT_SECONDS = 5;

    private double rate;
    private double meanUpForce = Double.NaN;
    private double velocity;

    /** One at rest. */
    public MovingTrunk() {}

    /** Restores what {@link #save} wrote. */
    public MovingTrunk(DataInput saved) throws IOException {
        rate = saved.readDouble();
        meanUpForce = saved.readDouble();
        velocity = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(rate);
        out.writeDouble(meanUpForce);
        out.writeDouble(velocity);
    }

    /** Takes the next motion of the trunk, whose axes are known. */
    public void update(SegmentMotion trunk) {
        if (Double.isNaN(meanUpForce)) {
            meanUpForce = trunk.upForce();
        }
        double dt = Math.min(trunk.stepSeconds(), RATE_TIME_CONSTANT_SECONDS);
        rate += dt / RATE_TIME_CONSTANT_SECONDS * (trunk.sagittalRateRadPerS() - rate);
        meanUpForce += dt / OFFSET_TIME_CONSTANT_SECONDS * (trunk.upForce() - meanUpForce);
        velocity += dt * (trunk.upForce() - meanUpForce - velocity / VELOCITY_TIME_CONSTANT_SECONDS);
    }

    /** Whether it turns fast or rises. */
    public boolean moves() {
        return Math.abs(rate) > FAST_RAD_PER_S || velocity > RISING_METRES_PER_S;
    }
}
