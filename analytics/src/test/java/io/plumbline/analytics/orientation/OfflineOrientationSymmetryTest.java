package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

class OfflineOrientationSymmetryTest {

    private static final double RATE_HZ = 50;
    private static final int SAMPLES = 1500;

    /** Angular rate of the step that leads to a sample, and specific force at it. */
    private record Reading(Vector3D rate, Vector3D force) {}

    @Property(tries = 20, seed = "7")
    void reversingTimeAndRatesGivesTheMirroredResult(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        List<Reading> readings = readings(seed);
        List<Reading> mirrored = new ArrayList<>();
        for (int i = SAMPLES - 1; i >= 0; i--) {
            Vector3D back = readings.get(Math.min(i + 1, SAMPLES - 1)).rate().negate();
            mirrored.add(new Reading(back, readings.get(i).force()));
        }

        List<Vector3D> ups = ups(readings);
        List<Vector3D> mirroredUps = ups(mirrored);
        double largest = 0;
        for (int i = 0; i < SAMPLES; i++) {
            largest = Math.max(largest, Vector3D.distance(ups.get(i), mirroredUps.get(SAMPLES - 1 - i)));
        }
        // The low pass runs over the mirrored ends in the other order, and is not quite settled there.
        assertThat(Math.toDegrees(largest)).isLessThan(0.02);
    }

    @Property(tries = 20, seed = "8")
    void turningTheSensorAxesTurnsTheResult(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = -1, max = 1) double axisX,
            @ForAll @DoubleRange(min = -1, max = 1) double axisY,
            @ForAll @DoubleRange(min = -180, max = 180) double angleDeg) {
        Rotation mount = MovingSensor.turn(new Vector3D(axisX, axisY, 0.5), angleDeg);
        List<Reading> readings = readings(seed);
        List<Vector3D> straight = ups(readings);
        List<Vector3D> turned = ups(readings.stream()
                .map(r -> new Reading(mount.applyTo(r.rate()), mount.applyTo(r.force())))
                .toList());

        for (int i = 0; i < SAMPLES; i++) {
            assertThat(Vector3D.distance(mount.applyTo(straight.get(i)), turned.get(i)))
                    .as("up direction at sample %d", i)
                    .isLessThan(1e-7);
        }
    }

    /** A sensor that turns and accelerates at random for 20 s and rests for 10. */
    private static List<Reading> readings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Reading> readings = new ArrayList<>();
        Rotation sensorToEarth = Rotation.IDENTITY;
        Vector3D rate = Vector3D.ZERO;
        Vector3D bias = anyVector(random, 0.015);
        for (int i = 0; i < SAMPLES; i++) {
            boolean still = i > 20 * RATE_HZ;
            rate = still ? Vector3D.ZERO : new Vector3D(0.9, rate, 1, anyVector(random, 0.5));
            if (rate.getNorm() > 0) {
                Rotation step = MovingSensor.turn(rate, Math.toDegrees(rate.getNorm() / RATE_HZ));
                sensorToEarth = sensorToEarth.applyTo(step);
            }
            Vector3D acceleration = still ? Vector3D.ZERO : anyVector(random, 4);
            Vector3D force = sensorToEarth.applyInverseTo(acceleration.add(9.81, Vector3D.PLUS_K));
            readings.add(new Reading(rate.add(bias), force));
        }
        return readings;
    }

    private static Vector3D anyVector(SplittableRandom random, double size) {
        return new Vector3D(
                random.nextDouble(-size, size), random.nextDouble(-size, size), random.nextDouble(-size, size));
    }

    private static List<Vector3D> ups(List<Reading> readings) {
        OfflineOrientation recording = new OfflineOrientation(OrientationParameters.defaults(), RATE_HZ);
        for (Reading reading : readings) {
            Vector3D rate = reading.rate();
            Vector3D force = reading.force();
            recording.add(1 / RATE_HZ, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
        }
        return recording.sensorToEarth().stream().map(MovingSensor::up).toList();
    }
}
