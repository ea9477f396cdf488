package io.plumbline.analytics.orientation;

import static org.apache.commons.math3.geometry.euclidean.threed.RotationConvention.VECTOR_OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

class AttitudeTest {

    private static final Vector3D VECTOR = new Vector3D(1, -2, 3);

    @Property
    void turnsOfAnySizeAreExact(
            @ForAll @DoubleRange(min = -3, max = 3) double x,
            @ForAll @DoubleRange(min = -3, max = 3) double y,
            @ForAll @DoubleRange(min = -3, max = 3) double z,
            @ForAll @DoubleRange(min = 0.01, max = 1) double second) {
        Attitude attitude = new Attitude();
        attitude.turn(x, y, z);
        attitude.turn(second * y, second * z, second * x);

        Rotation expected = rotation(new Vector3D(x, y, z))
                .compose(rotation(new Vector3D(second * y, second * z, second * x)), VECTOR_OPERATOR);
        assertThat(Vector3D.distance(rotated(attitude), expected.applyTo(VECTOR)))
                .isLessThan(1e-13);
    }

    @Test
    void aMillionTurnsKeepItARotation() {
        Attitude attitude = new Attitude();
        for (int i = 0; i < 1_000_000; i++) {
            attitude.turn(0.01, -0.02, 0.005);
            attitude.tilt(Math.cos(0.001), Math.sin(0.001), 0);
        }

        Quaternion q = attitude.toQuaternion();
        assertThat(Math.abs(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z() - 1))
                .isLessThan(1e-15);
    }

    private static Rotation rotation(Vector3D turn) {
        return turn.getNorm() == 0 ? Rotation.IDENTITY : new Rotation(turn, turn.getNorm(), VECTOR_OPERATOR);
    }

    private static Vector3D rotated(Attitude attitude) {
        double x = VECTOR.getX();
        double y = VECTOR.getY();
        double z = VECTOR.getZ();
        return new Vector3D(attitude.rotatedX(x, y, z), attitude.rotatedY(x, y, z), attitude.rotatedZ(x, y, z));
    }
}
