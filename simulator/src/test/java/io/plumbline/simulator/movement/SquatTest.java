package io.plumbline.simulator.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SquatTest {

    private static final Skeleton SKELETON = new Skeleton(1.70);
    private static final FeetFlat FEET_FLAT = new FeetFlat(SKELETON);
    private static final Stroke STROKE = new Stroke(1.5, 0.2, 1.2);
    private static final double BOTTOM = 1.6;

    @Property(tries = 100)
    void goesAsDeepAsChosenAndComesBack(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres,
            @ForAll @DoubleRange(min = 0.05, max = 0.33) double depthPerStature,
            @ForAll @DoubleRange(min = 0, max = 40) double tuckDeg,
            @ForAll @DoubleRange(min = 0, max = 50) double roundingDeg) {
        Skeleton skeleton = new Skeleton(statureMetres);
        double depth = depthPerStature * statureMetres;
        Movement squat = new Squat(
                skeleton,
                new FeetFlat(skeleton),
                STROKE,
                depth,
                0.1,
                Math.toRadians(tuckDeg),
                Math.toRadians(roundingDeg));
        Pose pose = new Pose();
        squat.at(0, pose);
        double top = skeleton.hipZ(pose);
        squat.at(BOTTOM, pose);
        double bottom = skeleton.hipZ(pose);
        squat.at(squat.durationSeconds(), pose);
        assertThat(top - bottom).isCloseTo(depth, within(1e-6));
        assertThat(skeleton.hipZ(pose)).isCloseTo(top, within(1e-9));
    }

    @Property(tries = 50)
    void whenTuckedTheLumbarSpineRoundsAsThePelvisTipsBackAndTheThoraxStays(
            @ForAll @DoubleRange(min = 1, max = 30) double tuckDeg,
            @ForAll @DoubleRange(min = 0, max = 2.9) double seconds) {
        Pose good = new Pose();
        Pose tucked = new Pose();
        squat(0, 0).at(seconds, good);
        squat(tuckDeg, 0).at(seconds, tucked);
        assertThat(tucked.thorax()).isCloseTo(good.thorax(), within(1e-12));
        assertThat(tucked.lumbarFlexion()).isGreaterThanOrEqualTo(good.lumbarFlexion());
    }

    @Test
    void whenTuckedThePelvisTurnsBackByThatMuchBeforeTheBottom() {
        Movement squat = squat(15, 0);
        Pose pose = new Pose();
        double furthest = 0;
        for (double t = 0; t <= BOTTOM; t += 0.001) {
            squat.at(t, pose);
            furthest = Math.max(furthest, pose.pelvis());
        }
        squat.at(BOTTOM, pose);
        assertThat(Math.toDegrees(furthest - pose.pelvis())).isCloseTo(15, within(0.01));
    }

    @Test
    void whenRoundedTheThoraxComesForwardAndThePelvisStays() {
        Pose good = new Pose();
        Pose rounded = new Pose();
        squat(0, 0).at(BOTTOM, good);
        squat(0, 25).at(BOTTOM, rounded);
        assertThat(rounded.pelvis()).isEqualTo(good.pelvis());
        assertThat(Math.toDegrees(rounded.thorax() - good.thorax())).isCloseTo(25, within(1e-9));
    }

    @Test
    void whenGoodThePelvisNeverTurnsBackOnTheWayDown() {
        Pose pose = new Pose();
        double before = 0;
        for (double t = 0; t <= BOTTOM; t += 0.01) {
            squat(0, 0).at(t, pose);
            assertThat(pose.pelvis()).isGreaterThanOrEqualTo(before - 1e-12);
            before = pose.pelvis();
        }
    }

    @Test
    void deeperThanTheBodyGoesIsRefusedWithHowDeepItGoes() {
        assertThatThrownBy(() -> new Squat(SKELETON, FEET_FLAT, STROKE, 0.9, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("a wearer of 1\\.70 m can squat 0\\.[56]\\d m deep, not 0\\.90 m");
    }

    private Movement squat(double tuckDeg, double roundingDeg) {
        return new Squat(
                SKELETON,
                FEET_FLAT,
                STROKE,
                0.42,
                Math.toRadians(8),
                Math.toRadians(tuckDeg),
                Math.toRadians(roundingDeg));
    }
}
