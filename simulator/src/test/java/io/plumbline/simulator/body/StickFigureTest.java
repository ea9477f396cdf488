package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StickFigureTest {

    private static final double STATURE = 1.80;
    private static final Skeleton SKELETON = new Skeleton(STATURE);

    @Property(tries = 300, seed = "7")
    void inEveryPoseTheJointsAreAsFarApartAsTheSegmentsAreLong(
            @ForAll @DoubleRange(min = -120, max = 120) double footDeg,
            @ForAll @DoubleRange(min = -120, max = 120) double shankDeg,
            @ForAll @DoubleRange(min = -120, max = 120) double thighDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double pelvisDeg,
            @ForAll @DoubleRange(min = -60, max = 60) double flexionDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double upperArmDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double forearmDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double headingDeg) {
        Pose pose = new Pose();
        pose.setLegs(Math.toRadians(footDeg), Math.toRadians(shankDeg), Math.toRadians(thighDeg));
        pose.setTrunk(Math.toRadians(pelvisDeg), Math.toRadians(flexionDeg));
        pose.setArms(Math.toRadians(upperArmDeg), Math.toRadians(forearmDeg));
        pose.face(Math.toRadians(headingDeg));

        StickFigure figure = StickFigure.of(SKELETON, pose);

        assertThat(figure.ball().to(figure.ankle())).isCloseTo(Math.hypot(0.071, 0.039) * STATURE, within(1e-9));
        assertThat(figure.ankle().to(figure.knee())).isCloseTo(0.246 * STATURE, within(1e-9));
        assertThat(figure.knee().to(figure.hip())).isCloseTo(0.245 * STATURE, within(1e-9));
        assertThat(figure.hip().to(figure.lumbarArc().get(0))).isCloseTo(0.060 * STATURE, within(1e-9));
        assertThat(lumbarLength(figure)).isCloseTo(0.105 * STATURE, within(1e-9));
        assertThat(figure.lumbarArc().get(6).to(figure.shoulder())).isCloseTo(0.123 * STATURE, within(1e-9));
        assertThat(figure.shoulder().to(figure.elbow())).isCloseTo(0.186 * STATURE, within(1e-9));
        assertThat(figure.elbow().to(figure.wrist())).isCloseTo(0.146 * STATURE, within(1e-9));
    }

    @Test
    void standingItsSoleIsOnTheFloorAndItsCrownAtTheStature() {
        Pose pose = new Pose();
        pose.setLegs(SKELETON.standingFoot(), 0, 0);

        StickFigure figure = StickFigure.of(SKELETON, pose);

        assertThat(figure.heel().z()).isCloseTo(0, within(1e-9));
        assertThat(figure.ball().z()).isCloseTo(0, within(1e-9));
        assertThat(figure.heel().x()).isLessThan(figure.ankle().x());
        assertThat(figure.head().z() + figure.headRadius()).isCloseTo(STATURE, within(1e-9));
    }

    @Property(tries = 100, seed = "7")
    void aSensorIsWhereItsPhysicsHasIt(
            @ForAll Placement placement,
            @ForAll @DoubleRange(min = -90, max = 90) double pelvisDeg,
            @ForAll @DoubleRange(min = -40, max = 40) double flexionDeg) {
        Pose pose = new Pose();
        new FeetFlat(SKELETON).place(pose, 0.5, 0.3, 0.1, 0);
        pose.setTrunk(Math.toRadians(pelvisDeg), Math.toRadians(flexionDeg));
        double[] metres = new double[3];
        new SensorPoint(SKELETON, placement).locate(pose, metres);

        StickFigure.Point site = StickFigure.site(SKELETON, placement, pose);

        assertThat(site.x()).isCloseTo(metres[0], within(1e-9));
        assertThat(site.z()).isCloseTo(metres[2], within(1e-9));
    }

    private static double lumbarLength(StickFigure figure) {
        double length = 0;
        for (int i = 1; i < figure.lumbarArc().size(); i++) {
            length += figure.lumbarArc().get(i - 1).to(figure.lumbarArc().get(i));
        }
        return length;
    }
}
