package io.plumbline.simulator.sensor;

import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What moves a gyroscope's bias while it is worn: its slow wandering, its warmth and the force upon it. rad/s. */
final class GyroDrift {

    private final @Nullable BiasWalk walk;
    private final @Nullable WarmUp warmUp;
    private final @Nullable Matrix ofForce;
    private final double[] sum = new double[3];

    private GyroDrift(@Nullable BiasWalk walk, @Nullable WarmUp warmUp, @Nullable Matrix ofForce) {
        this.walk = walk;
        this.warmUp = warmUp;
        this.ofForce = ofForce;
    }

    /** That of a device; null where nothing moves its bias. */
    static @Nullable GyroDrift of(
            GyroErrors errors, double intervalSeconds, Function<SensorDraw, RandomGenerator> random) {
        BiasWalk walk = errors.walkSd() == 0
                ? null
                : new BiasWalk(
                        Math.toRadians(errors.walkSd()),
                        errors.walkSeconds(),
                        intervalSeconds,
                        random.apply(SensorDraw.WALK));
        double perKelvin = Math.toRadians(errors.temperatureSd());
        WarmUp warmUp = perKelvin == 0 || errors.warmUpKelvin() == 0
                ? null
                : new WarmUp(perKelvin, errors.warmUpKelvin(), random.apply(SensorDraw.TEMPERATURE));
        Matrix ofForce = Matrix.drawn(
                Math.toRadians(errors.gSensitivitySd()) / SensorMotion.GRAVITY, random.apply(SensorDraw.G_SENSITIVITY));
        return walk == null && warmUp == null && ofForce == null ? null : new GyroDrift(walk, warmUp, ofForce);
    }

    /**
     * Goes on to the next sampling instant.
     *
     * @param force upon the sensor, m/s²
     * @return what is added to each axis' bias; the same array every time
     */
    double[] next(double seconds, double[] force) {
        if (walk != null) {
            walk.advance();
        }
        if (warmUp != null) {
            warmUp.at(seconds);
        }
        for (int axis = 0; axis < 3; axis++) {
            sum[axis] = (walk == null ? 0 : walk.bias(axis))
                    + (warmUp == null ? 0 : warmUp.bias(axis))
                    + (ofForce == null ? 0 : ofForce.row(axis, force));
        }
        return sum;
    }
}
