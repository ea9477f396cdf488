package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorPointTest {

    private static final Skeleton SKELETON = new Skeleton(1.70);

    @ParameterizedTest
    @CsvSource({"SACRUM, 0", "L5, 2", "L3, 10", "L1, 18", "T12, 20", "T10, 20", "CHEST, 20"})
    void aSiteIsInclinedByItsShareOfTheLumbarFlexion(Placement placement, double expectedDeg) {
        Pose pose = new Pose();
        pose.setTrunk(Math.toRadians(30), Math.toRadians(20));
        assertThat(Math.toDegrees(new SensorPoint(SKELETON, placement).inclination(pose)))
                .isCloseTo(30 + expectedDeg, within(1e-9));
    }

    @Property(tries = 200)
    void turningTheWholeBodyAboutTheVerticalChangesNoInclinationAndNoHeight(
            @ForAll Placement placement,
            @ForAll @DoubleRange(min = -180, max = 180) double pelvisDeg,
            @ForAll @DoubleRange(min = -60, max = 60) double rollDeg,
            @ForAll @DoubleRange(min = -360, max = 360) double headingDeg) {
        SensorPoint point = new SensorPoint(SKELETON, placement);
        Pose pose = new Pose();
        pose.setTrunk(Math.toRadians(pelvisDeg), 0.2);
        pose.sway(0, 0, Math.toRadians(rollDeg), 0.1);
        double[] before = new double[3];
        point.locate(pose, before);
        pose.face(Math.toRadians(headingDeg));
        double[] after = new double[3];
        point.locate(pose, after);
        double[] up = up(point, pose);

        assertThat(wrapped(Math.atan2(-up[0], up[2]) - point.inclination(pose))).isCloseTo(0, within(1e-9));
        assertThat(Math.toDegrees(Math.asin(up[1]))).isCloseTo(rollDeg, within(1e-9));
        assertThat(after[2]).isEqualTo(before[2]);
        assertThat(Math.hypot(after[0], after[1])).isCloseTo(Math.hypot(before[0], before[1]), within(1e-12));
    }

    @Property(tries = 200)
    void aSpineBentSidewaysTurnsTheThoraxAboutThePelvisFrontAndThenForward(
            @ForAll @DoubleRange(min = -90, max = 120) double pelvisDeg,
            @ForAll @DoubleRange(min = -40, max = 60) double flexionDeg,
            @ForAll @DoubleRange(min = -20, max = 20) double sideBendDeg) {
        Pose pose = new Pose();
        pose.setTrunk(Math.toRadians(pelvisDeg), Math.toRadians(flexionDeg));
        pose.bendSideways(Math.toRadians(sideBendDeg));
        SensorPoint thorax = new SensorPoint(SKELETON, Placement.T12);
        double[] up = up(thorax, pose);

        Rotation pelvis = new Rotation(Vector3D.PLUS_J, Math.toRadians(pelvisDeg), RotationConvention.VECTOR_OPERATOR);
        Rotation side = new Rotation(Vector3D.PLUS_I, Math.toRadians(sideBendDeg), RotationConvention.VECTOR_OPERATOR);
        Rotation bent = new Rotation(Vector3D.PLUS_J, Math.toRadians(flexionDeg), RotationConvention.VECTOR_OPERATOR);
        Vector3D expected = pelvis.applyTo(side).applyTo(bent).applyInverseTo(Vector3D.PLUS_K);
        assertThat(new Vector3D(up).distance(expected)).isLessThan(1e-9);
        assertThat(wrapped(thorax.inclinationByUp(pose) - Math.atan2(-up[0], up[2])))
                .isCloseTo(0, within(1e-9));
        assertThat(new SensorPoint(SKELETON, Placement.SACRUM).inclinationByUp(pose))
                .isEqualTo(pose.pelvis());
    }

    @Property(tries = 200)
    void whatSitsOnTheThoraxTurnsWithItAsOneRigidBody(
            @ForAll @DoubleRange(min = -90, max = 180) double pelvisDeg,
            @ForAll @DoubleRange(min = -40, max = 60) double flexionDeg,
            @ForAll @DoubleRange(min = -40, max = 40) double rollDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double headingDeg) {
        Pose pose = new Pose();
        pose.setTrunk(Math.toRadians(pelvisDeg), Math.toRadians(flexionDeg));
        pose.sway(0, 0, Math.toRadians(rollDeg), 0.3);
        pose.face(Math.toRadians(headingDeg));
        double[] q = new double[4];
        new SensorPoint(SKELETON, Placement.T12).orient(pose, q);
        Rotation thoraxToEarth = new Rotation(q[0], -q[1], -q[2], -q[3], false);
        Vector3D t12 = new Vector3D(located(pose, Placement.T12));

        assertThat(thoraxToEarth.applyTo(new Vector3D(-0.01, 0, 0.055)).add(t12).toArray())
                .containsExactly(located(pose, Placement.T10), within(1e-12));
        assertThat(thoraxToEarth.applyTo(new Vector3D(0.19, 0, 0.12)).add(t12).toArray())
                .containsExactly(located(pose, Placement.CHEST), within(1e-12));
    }

    @Test
    void whenUprightTheSpineIsStraightAndTheSensorsAreBehindIt() {
        Pose pose = new Pose();
        new FeetFlat(SKELETON).place(pose, 0, 0, 0, 0);
        double hipX = SKELETON.hipX(pose);
        double hipZ = SKELETON.hipZ(pose);
        assertThat(located(pose, Placement.SACRUM))
                .containsExactly(new double[] {hipX - 0.10, 0, hipZ + 0.05}, within(1e-9));
        double arc = 0.105 * 1.70;
        double base = hipZ + 0.060 * 1.70;
        assertThat(located(pose, Placement.L5))
                .containsExactly(new double[] {hipX - 0.07, 0, base + 0.1 * arc}, within(1e-9));
        assertThat(located(pose, Placement.L3))
                .containsExactly(new double[] {hipX - 0.06, 0, base + 0.5 * arc}, within(1e-9));
        assertThat(located(pose, Placement.L1))
                .containsExactly(new double[] {hipX - 0.05, 0, base + 0.9 * arc}, within(1e-9));
        assertThat(located(pose, Placement.T12))
                .containsExactly(new double[] {hipX - 0.05, 0, base + arc}, within(1e-9));
    }

    private static double[] located(Pose pose, Placement placement) {
        double[] metres = new double[3];
        new SensorPoint(SKELETON, placement).locate(pose, metres);
        return metres;
    }

    /** The vertical in the site's axes: the last row of its rotation matrix. */
    private static double[] up(SensorPoint point, Pose pose) {
        double[] q = new double[4];
        point.orient(pose, q);
        return new double[] {
            2 * (q[1] * q[3] - q[0] * q[2]), 2 * (q[2] * q[3] + q[0] * q[1]), 1 - 2 * (q[1] * q[1] + q[2] * q[2])
        };
    }

    private static double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
