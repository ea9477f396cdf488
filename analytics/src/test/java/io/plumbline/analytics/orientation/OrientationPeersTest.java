package io.plumbline.analytics.orientation;

import static io.plumbline.analytics.orientation.MovingSensor.STILL;
import static io.plumbline.analytics.orientation.MovingSensor.turn;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

/** The filters that ours is timed against do find the vertical: otherwise their time says nothing. */
class OrientationPeersTest {

    private static final Vector3D UP = turn(new Vector3D(1, 2, 0), 40).applyInverseTo(Vector3D.PLUS_K);
    private static final Vector3D FORCE = UP.scalarMultiply(9.81);

    @Test
    void madgwickFindsTheVerticalAtRest() {
        MadgwickUpdate filter = new MadgwickUpdate();
        for (int i = 0; i < 2000; i++) {
            filter.update(0.01, 0, 0, 0, FORCE.getX(), FORCE.getY(), FORCE.getZ());
        }
        assertThat(Vector3D.distance(new Vector3D(filter.upX(), filter.upY(), filter.upZ()), UP))
                .isLessThan(0.01);
    }

    @Test
    void theComplementaryFilterFindsTheVerticalAtRest() {
        RotationComplementary filter = new RotationComplementary();
        for (int i = 0; i < 2000; i++) {
            filter.update(0.01, 0, 0, 0, FORCE.getX(), FORCE.getY(), FORCE.getZ());
        }
        assertThat(Vector3D.distance(filter.up(), UP)).isLessThan(0.01);
    }

    @Test
    void bothFollowATurn() {
        MadgwickUpdate madgwick = new MadgwickUpdate();
        RotationComplementary complementary = new RotationComplementary();
        OrientationFilter ours = new OrientationFilter(OrientationParameters.defaults(), 100);
        MovingSensor sensor = new MovingSensor(ours, 100, turn(Vector3D.PLUS_I, 0), Vector3D.ZERO);
        for (int i = 0; i < 300; i++) {
            Vector3D rateDegPerSecond = new Vector3D(20, 10, -15);
            sensor.move(rateDegPerSecond, STILL);
            Vector3D rate = rateDegPerSecond.scalarMultiply(Math.toRadians(1));
            Vector3D force = sensor.sensorToEarth().applyInverseTo(new Vector3D(0, 0, 9.81));
            double[] f = force.toArray();
            madgwick.update(0.01, rate.getX(), rate.getY(), rate.getZ(), f[0], f[1], f[2]);
            complementary.update(0.01, rate.getX(), rate.getY(), rate.getZ(), f[0], f[1], f[2]);
        }
        Vector3D up = sensor.sensorToEarth().applyInverseTo(Vector3D.PLUS_K);
        assertThat(Vector3D.distance(new Vector3D(madgwick.upX(), madgwick.upY(), madgwick.upZ()), up))
                .isLessThan(0.02);
        assertThat(Vector3D.distance(complementary.up(), up)).isLessThan(0.02);
    }
}
