package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What bears on the floor stays where it is, whatever the rest does. */
class FloorChainsTest {

    private static final Offset<Double> A_HAIR = within(1e-9);

    @Property(tries = 200)
    void onAllFoursHandsAndKneesStay(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double stature,
            @ForAll @DoubleRange(min = -40, max = 40) double flexionDeg) {
        Skeleton skeleton = new Skeleton(stature);
        OnTheKnees onTheKnees = new OnTheKnees(skeleton);
        Pose neutral = new Pose();
        Pose moved = new Pose();
        onTheKnees.onAllFours(neutral, 0);
        onTheKnees.onAllFours(moved, Math.toRadians(flexionDeg));
        assertThat(hand(skeleton, moved)).containsExactly(hand(skeleton, neutral), A_HAIR);
        assertThat(hand(skeleton, moved)[1]).isCloseTo(0.020 * stature, A_HAIR);
        assertThat(skeleton.hipX(moved)).isCloseTo(skeleton.hipX(neutral), A_HAIR);
        assertThat(Math.toDegrees(neutral.pelvis())).isBetween(80.0, 95.0);
    }

    @Property(tries = 200)
    void inABridgeFeetAndShouldersStayAndTheHipsRise(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double stature,
            @ForAll @DoubleRange(min = 0.8, max = 1.2) double siteScale,
            @ForAll @DoubleRange(min = 1, max = 42) double liftDeg,
            @ForAll @DoubleRange(min = -30, max = 0) double flexionDeg) {
        Skeleton skeleton = new Skeleton(stature, siteScale);
        OnTheBack onTheBack = new OnTheBack(skeleton);
        Pose lying = new Pose();
        Pose lifted = new Pose();
        onTheBack.lie(lying);
        onTheBack.bridge(lifted, Math.toRadians(liftDeg), Math.toRadians(flexionDeg));
        assertThat(skeleton.shoulderX(lifted)).isCloseTo(skeleton.shoulderX(lying), A_HAIR);
        assertThat(skeleton.shoulderZ(lifted)).isCloseTo(skeleton.shoulderZ(lying), A_HAIR);
        assertThat(lifted.foot()).isEqualTo(skeleton.standingFoot());
        assertThat(Math.toDegrees(lifted.thorax())).isCloseTo(-90 - liftDeg, within(1e-9));
        assertThat(knee(lifted)).isBetween(15.0, 150.0);
    }

    @Test
    void aBridgeWithTrunkAndThighsInLineLiftsTheHipsAboutTwentyCentimetres() {
        Skeleton skeleton = new Skeleton(1.70);
        OnTheBack onTheBack = new OnTheBack(skeleton);
        Pose pose = new Pose();
        onTheBack.lie(pose);
        double floor = skeleton.hipZ(pose);
        onTheBack.bridge(pose, Math.toRadians(22), 0);
        assertThat(skeleton.hipZ(pose) - floor).isBetween(0.15, 0.25);
        assertThat(Math.toDegrees(pose.pelvis() - pose.thigh())).isBetween(-20.0, 20.0);
    }

    @Property(tries = 200)
    void inAPressUpPelvisAndHandsStay(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double stature,
            @ForAll @DoubleRange(min = 0, max = 60) double extensionDeg) {
        Skeleton skeleton = new Skeleton(stature);
        FaceDown faceDown = new FaceDown(skeleton);
        Pose lying = new Pose();
        Pose up = new Pose();
        faceDown.lie(lying);
        faceDown.pressUp(up, Math.toRadians(extensionDeg));
        assertThat(hand(skeleton, up)).containsExactly(hand(skeleton, lying), A_HAIR);
        assertThat(skeleton.hipZ(up)).isEqualTo(skeleton.hipZ(lying));
        assertThat(up.pelvis()).isEqualTo(lying.pelvis());
        assertThat(Math.toDegrees(up.thorax())).isCloseTo(90 - extensionDeg, within(1e-9));
    }

    @Property(tries = 100)
    void aSupermanLiesOnHisPelvisWhileChestAndFeetRise(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double stature,
            @ForAll @DoubleRange(min = 0.1, max = 1) double share) {
        Skeleton skeleton = new Skeleton(stature);
        FaceDown faceDown = new FaceDown(skeleton);
        Pose lying = new Pose();
        Pose lifted = new Pose();
        faceDown.lie(lying);
        faceDown.superman(lifted, share, Math.toRadians(25), Math.toRadians(8));
        assertThat(skeleton.hipZ(lifted)).isCloseTo(skeleton.hipZ(lying), A_HAIR);
        assertThat(skeleton.hipX(lifted) + lifted.x()).isCloseTo(skeleton.hipX(lying), A_HAIR);
        assertThat(lifted.z()).isPositive();
        assertThat(skeleton.shoulderZ(lifted)).isGreaterThan(skeleton.shoulderZ(lying));
    }

    @Test
    void inACrunchOnlyTheLumbarSpineMoves() {
        Skeleton skeleton = new Skeleton(1.70);
        OnTheBack onTheBack = new OnTheBack(skeleton);
        Pose lying = new Pose();
        Pose curled = new Pose();
        onTheBack.lie(lying);
        onTheBack.crunch(curled, Math.toRadians(30));
        assertThat(curled.pelvis()).isCloseTo(lying.pelvis(), A_HAIR);
        assertThat(curled.thigh()).isEqualTo(lying.thigh());
        assertThat(Math.toDegrees(curled.thorax())).isCloseTo(-60, within(1e-9));
    }

    @Property(tries = 100)
    void inAForearmPlankTheArmsReachTheElbows(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double stature,
            @ForAll @DoubleRange(min = -10, max = 25) double hipDeg,
            @ForAll @DoubleRange(min = -20, max = 20) double lumbarDeg) {
        Skeleton skeleton = new Skeleton(stature);
        ElbowsAndToes elbowsAndToes = new ElbowsAndToes(skeleton);
        Pose pose = new Pose();
        elbowsAndToes.place(pose, Math.toRadians(hipDeg), Math.toRadians(lumbarDeg));
        double upper = 0.186 * stature;
        assertThat(skeleton.shoulderX(pose) - upper * Math.sin(pose.upperArm()))
                .isCloseTo(skeleton.ballX() + elbowsAndToes.elbowsAheadOfBall(), A_HAIR);
        assertThat(skeleton.shoulderZ(pose) - upper * Math.cos(pose.upperArm())).isCloseTo(0.023 * stature, A_HAIR);
    }

    private static double knee(Pose pose) {
        return Math.toDegrees(pose.shank() - pose.thigh());
    }

    /** Where the wrist is, from the shoulder down both parts of the arm. */
    private static double[] hand(Skeleton skeleton, Pose pose) {
        double upper = 0.186 * skeleton.statureMetres();
        double lower = 0.146 * skeleton.statureMetres();
        return new double[] {
            skeleton.shoulderX(pose) - upper * Math.sin(pose.upperArm()) - lower * Math.sin(pose.forearm()),
            skeleton.shoulderZ(pose) - upper * Math.cos(pose.upperArm()) - lower * Math.cos(pose.forearm())
        };
    }
}
