package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElbowsAndToesTest {

    /** Changes from neutral of an independent planar four-link model, stature 1.75 m; degrees and centimetres. */
    @ParameterizedTest(name = "hips flexed {0}, lumbar spine flexed {1}")
    @CsvSource({
        "  0, -10,  2.2, -2.8, -7.8, -3.3",
        "  0, -20,  4.4, -5.6,-15.6, -6.5",
        "  8, -15,  8.4,  0.9, -6.6, -0.6",
        "-10,   0, -6.3, -6.3, -6.3, -5.4",
        " 20,   0, 12.5, 12.5, 12.5, 10.9",
        " 30,  10, 16.3, 21.3, 26.3, 19.5",
        "  0,  15, -3.4,  4.1, 11.6,  5.0",
        "-10,  15, -9.7, -2.2,  5.3, -0.4",
    })
    void pelvisAndThoraxTurnAsTheFourLinkModelSays(
            double hipDeg, double lumbarDeg, double sacrumDeg, double l3Deg, double t12Deg, double hipsCentimetres) {
        Skeleton skeleton = new Skeleton(1.75);
        ElbowsAndToes elbowsAndToes = new ElbowsAndToes(skeleton);
        Pose neutral = new Pose();
        Pose fault = new Pose();
        elbowsAndToes.place(neutral, 0, 0);
        elbowsAndToes.place(fault, Math.toRadians(hipDeg), Math.toRadians(lumbarDeg));

        double pelvis = Math.toDegrees(fault.pelvis() - neutral.pelvis());
        double thorax = Math.toDegrees(fault.thorax() - neutral.thorax());
        assertThat(pelvis).isCloseTo(sacrumDeg, within(0.4));
        assertThat(0.5 * (pelvis + thorax)).isCloseTo(l3Deg, within(0.4));
        assertThat(thorax).isCloseTo(t12Deg, within(0.4));
        assertThat(100 * (skeleton.hipZ(fault) - skeleton.hipZ(neutral))).isCloseTo(hipsCentimetres, within(1.3));
    }

    @Test
    void perDegreeOfExtensionTheSacrumGainsAFifthAndT12LosesFourFifths() {
        ElbowsAndToes elbowsAndToes = new ElbowsAndToes(new Skeleton(1.75));
        Pose neutral = new Pose();
        Pose sagging = new Pose();
        elbowsAndToes.place(neutral, 0, 0);
        elbowsAndToes.place(sagging, 0, Math.toRadians(-1));
        assertThat(Math.toDegrees(sagging.pelvis() - neutral.pelvis())).isCloseTo(0.22, within(0.02));
        assertThat(Math.toDegrees(sagging.thorax() - neutral.thorax())).isCloseTo(-0.78, within(0.02));
    }

    @Property(tries = 300)
    void elbowsAndToesStayWhereTheyAre(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres,
            @ForAll @DoubleRange(min = -10, max = 30) double hipDeg,
            @ForAll @DoubleRange(min = -30, max = 30) double lumbarDeg) {
        Skeleton skeleton = new Skeleton(statureMetres);
        ElbowsAndToes elbowsAndToes = new ElbowsAndToes(skeleton);
        Pose pose = new Pose();
        elbowsAndToes.place(pose, Math.toRadians(hipDeg), Math.toRadians(lumbarDeg));

        // the toes are where the chain begins; from there to the shoulder and one upper arm to the elbow
        double[] shoulder = shoulder(skeleton, pose);
        double elbowX = skeleton.ballX() + elbowsAndToes.elbowsAheadOfBall();
        double elbowZ = 0.023 * statureMetres;
        assertThat(Math.hypot(shoulder[0] - elbowX, shoulder[1] - elbowZ))
                .isCloseTo(0.186 * statureMetres, within(1e-9));
        assertThat(shoulder[1]).isGreaterThan(elbowZ);
        assertThat(pose.shank()).isEqualTo(pose.thigh());
    }

    @Test
    void inNeutralTheBodyIsStraightAndTheUpperArmsAreUpright() {
        Skeleton skeleton = new Skeleton(1.75);
        ElbowsAndToes elbowsAndToes = new ElbowsAndToes(skeleton);
        Pose pose = new Pose();
        elbowsAndToes.place(pose, 0, 0);
        assertThat(shoulder(skeleton, pose)[0])
                .isCloseTo(skeleton.ballX() + elbowsAndToes.elbowsAheadOfBall(), within(1e-9));
        assertThat(pose.pelvis()).isEqualTo(pose.thigh());
        assertThat(Math.toDegrees(pose.pelvis())).isBetween(77.0, 83.0);
        assertThat(skeleton.hipZ(pose)).isCloseTo(0.27, within(0.02));
    }

    private static double[] shoulder(Skeleton skeleton, Pose pose) {
        double height = skeleton.statureMetres();
        double x = skeleton.hipX(pose) + 0.060 * height * Math.sin(pose.pelvis());
        double z = skeleton.hipZ(pose) + 0.060 * height * Math.cos(pose.pelvis());
        for (int piece = 0; piece <= 5; piece++) {
            double length = (piece == 0 || piece == 5 ? 0.1 : 0.2) * 0.105 * height;
            x += length * Math.sin(pose.pelvis() + 0.2 * piece * pose.lumbarFlexion());
            z += length * Math.cos(pose.pelvis() + 0.2 * piece * pose.lumbarFlexion());
        }
        return new double[] {x + 0.123 * height * Math.sin(pose.thorax()), z + 0.123 * height * Math.cos(pose.thorax())
        };
    }
}
