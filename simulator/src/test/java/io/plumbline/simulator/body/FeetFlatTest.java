package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FeetFlatTest {

    @Property(tries = 300)
    void theCentreOfMassIsOverTheMiddleOfTheFeet(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres,
            @ForAll @DoubleRange(min = 0, max = 140) double kneeDeg,
            @ForAll @DoubleRange(min = 0, max = 60) double pelvisDeg,
            @ForAll @DoubleRange(min = -10, max = 50) double flexionDeg,
            @ForAll @DoubleRange(min = 0, max = 1) double armsRaised) {
        Skeleton skeleton = new Skeleton(statureMetres);
        Pose pose = new Pose();
        new FeetFlat(skeleton)
                .place(
                        pose,
                        Math.toRadians(kneeDeg),
                        Math.toRadians(pelvisDeg),
                        Math.toRadians(flexionDeg),
                        armsRaised);

        assertThat(centreOfMassX(skeleton, pose, armsRaised)).isCloseTo(0, within(1e-9));
        assertThat(pose.shank() - pose.thigh()).isCloseTo(Math.toRadians(kneeDeg), within(1e-12));
        assertThat(pose.foot()).isEqualTo(skeleton.standingFoot());
    }

    @Test
    void aFlatFootHasItsAnkleAtTheAnklesHeightBehindTheMiddleOfTheFoot() {
        Skeleton skeleton = new Skeleton(1.70);
        double ankleX = skeleton.ballX() + skeleton.foot() * Math.sin(skeleton.standingFoot());
        double ankleZ = skeleton.foot() * Math.cos(skeleton.standingFoot());
        assertThat(ankleX).isCloseTo(-0.038 * 1.70, within(1e-12));
        assertThat(ankleZ).isCloseTo(0.039 * 1.70, within(1e-12));
    }

    @Test
    void aTrunkThatLeansPushesTheHipsBack() {
        Skeleton skeleton = new Skeleton(1.70);
        FeetFlat feetFlat = new FeetFlat(skeleton);
        Pose upright = new Pose();
        Pose leaning = new Pose();
        feetFlat.place(upright, 0, 0, 0, 0);
        feetFlat.place(leaning, 0, Math.toRadians(60), 0, 0);
        assertThat(skeleton.hipX(leaning)).isLessThan(skeleton.hipX(upright) - 0.05);
    }

    @Test
    void aPoseThatCannotBalanceIsRefused() {
        FeetFlat feetFlat = new FeetFlat(new Skeleton(1.70));
        assertThatThrownBy(() -> feetFlat.place(new Pose(), Math.toRadians(170), Math.toRadians(-90), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no balance");
    }

    /** Segment by segment from the joints, with the lumbar arc as five straight pieces of half, whole and half length. */
    private static double centreOfMassX(Skeleton skeleton, Pose pose, double armsRaised) {
        double height = skeleton.statureMetres();
        double ankle = skeleton.ballX() + skeleton.foot() * Math.sin(pose.foot());
        double knee = ankle + 0.246 * height * Math.sin(pose.shank());
        double hip = knee + 0.245 * height * Math.sin(pose.thigh());
        double sacrumTop = hip + 0.060 * height * Math.sin(pose.pelvis());
        double arcTop = sacrumTop;
        for (int piece = 0; piece <= 5; piece++) {
            double length = (piece == 0 || piece == 5 ? 0.1 : 0.2) * 0.105 * height;
            arcTop += length * Math.sin(pose.pelvis() + 0.2 * piece * pose.lumbarFlexion());
        }
        double shanks = ankle + 0.567 * (knee - ankle);
        double thighs = knee + 0.567 * (hip - knee);
        double thorax = arcTop + 0.0925 * height * Math.sin(pose.thorax());
        return 0.093 * shanks
                + 0.2 * thighs
                + 0.142 * 0.5 * (hip + sacrumTop)
                + 0.139 * 0.5 * (sacrumTop + arcTop)
                + 0.397 * thorax
                + 0.1 * armsRaised * 0.53 * 0.44 * height;
    }
}
