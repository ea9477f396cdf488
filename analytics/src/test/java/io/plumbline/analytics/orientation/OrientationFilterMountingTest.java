package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

class OrientationFilterMountingTest {

    private static final double RATE_HZ = 50;

    @Property(tries = 40)
    void turningTheSensorAxesTurnsTheResult(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -1, max = 1) double axisX,
            @ForAll @DoubleRange(min = -1, max = 1) double axisY,
            @ForAll @DoubleRange(min = -180, max = 180) double angleDeg) {
        Rotation mount = MovingSensor.turn(new Vector3D(axisX, axisY, 0.5), angleDeg);
        SplittableRandom random = new SplittableRandom(seed);
        OrientationFilter straight = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
        OrientationFilter turned = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
        Vector3D force = new Vector3D(0, 0, 9.81);
        for (int i = 0; i < 20 * RATE_HZ; i++) {
            boolean still = i > 10 * RATE_HZ;
            Vector3D rate = still ? new Vector3D(0.01, -0.02, 0.01) : anyVector(random, 3);
            force = still ? force : new Vector3D(0.9, force, 1, anyVector(random, 3), 0.1, new Vector3D(3, -4, 8));
            update(straight, rate, force);
            update(turned, mount.applyTo(rate), mount.applyTo(force));

            assertThat(Vector3D.distance(mount.applyTo(MovingSensor.up(straight)), MovingSensor.up(turned)))
                    .as("up direction at sample %d", i)
                    .isLessThan(1e-8);
            assertThat(Vector3D.distance(
                            mount.applyTo(MovingSensor.biasDegPerSecond(straight)),
                            MovingSensor.biasDegPerSecond(turned)))
                    .as("bias at sample %d, °/s", i)
                    // rounding alone, fed back for 20 s, has been seen to come to 1.2e-7
                    .isLessThan(1e-6);
            assertThat(turned.atRest()).isEqualTo(straight.atRest());
        }
        assertThat(straight.atRest()).isTrue();
    }

    private static Vector3D anyVector(SplittableRandom random, double size) {
        return new Vector3D(
                random.nextDouble(-size, size), random.nextDouble(-size, size), random.nextDouble(-size, size));
    }

    private static void update(OrientationFilter filter, Vector3D rate, Vector3D force) {
        filter.update(1 / RATE_HZ, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
    }
}
