package io.plumbline.simulator.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StirringTest {

    private static final Skeleton SKELETON = new Skeleton(1.70);

    @ParameterizedTest(name = "at {0} s, at it for {1} s: leans {2}")
    @CsvSource({"3, 10, 0", "5.5, 10, 0.1035", "6, 10, 0.5", "20, 10, 1", "20, 1, 0.5", "20, 0, 0"})
    void oneWhoLeansDoesSoAtWorkOnly(double seconds, double effortSeconds, double share) {
        Pose pose = new Pose();
        new SideLean(0.2, -0.1, 5).add(seconds, effortSeconds, pose);

        assertThat(pose.roll()).isCloseTo(0.2 * share, within(1e-4));
        assertThat(pose.sideBend()).isCloseTo(-0.1 * share, within(1e-4));
    }

    @Nested
    class ABreath {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void movesThoraxAndPelvisTwelveToEighteenTimesAMinute(long seed) {
            Breathing breathing = new Breathing(Math.toRadians(0.5), new Well19937c(seed));
            double thorax = 0;
            double pelvis = 0;
            int breaths = 0;
            double before = 0;
            for (int i = 0; i < 30_000; i++) {
                Pose pose = new Pose();
                breathing.add(i * 0.01, 0, pose);
                thorax = Math.max(thorax, Math.abs(pose.thorax()));
                pelvis = Math.max(pelvis, Math.abs(pose.pelvis()));
                breaths += before < 0 && pose.pelvis() >= 0 ? 1 : 0;
                before = pose.pelvis();
            }
            assertThat(Math.toDegrees(thorax)).isCloseTo(0.5, within(0.001));
            assertThat(Math.toDegrees(pelvis)).isCloseTo(0.2, within(0.001));
            assertThat(breaths / 300.0).isBetween(0.2, 0.3);
        }
    }

    @Nested
    class ATremor {

        @ParameterizedTest
        @CsvSource({"1, 0.05", "2, 0.05", "3, 0.10", "4, 0.10"})
        void isAsStrongAsAskedForInARestedTrunkAndThreeTimesAsStrongInAnExhaustedOne(long seed, double acceleration) {
            Pose standing = new Pose();
            new FeetFlat(SKELETON).place(standing, 0, 0, 0, 0);
            ThereAndBack work =
                    new ThereAndBack(new Stroke(50, 50, 50), (share, pose) -> pose.setBetween(standing, standing, 0));
            Tremor tremor = new Tremor(acceleration, 60, 2, new Well19937c(seed));
            Timeline timeline = new Timeline(List.of(Blend.still(standing, 30), work), tremor);
            assertThat(acceleration(timeline, 0, 30)).isBetween(0.75 * acceleration, 1.35 * acceleration);
            assertThat(acceleration(timeline, 95, 125)).isBetween(2.25 * acceleration, 4.05 * acceleration);
        }

        @Test
        void isBetweenSixAndTenHertz() {
            Tremor tremor = new Tremor(0.1, 60, 2, new Well19937c(9));
            int crossings = 0;
            double before = 0;
            for (int i = 0; i < 60_000; i++) {
                Pose pose = new Pose();
                tremor.add(i * 1e-3, 0, pose);
                crossings += before < 0 && pose.z() >= 0 ? 1 : 0;
                before = pose.z();
            }
            assertThat(crossings / 60.0).isBetween(6.0, 10.0);
        }

        @ParameterizedTest(name = "growth {0}: {1} times")
        @CsvSource({"0, 1", "2, 3", "4, 5"})
        void growsAsMuchAsIsSaid(double growth, double times) {
            Pose rested = new Pose();
            Pose exhausted = new Pose();
            Tremor tremor = new Tremor(0.1, 40, growth, new Well19937c(3));
            tremor.add(1.23, 0, rested);
            tremor.add(1.23, 40, exhausted);
            assertThat(exhausted.z()).isCloseTo(times * rested.z(), within(1e-12));
            assertThat(rested.z()).isNotZero();
        }

        @Test
        void growsInAHoldAndWanesAsFastAtRest() {
            ElbowsAndToes elbowsAndToes = new ElbowsAndToes(SKELETON);
            Pose planking = new Pose();
            elbowsAndToes.place(planking, 0, 0);
            Tremor tremor = new Tremor(0.1, 40, 2, new Well19937c(3));
            Timeline timeline = new Timeline(
                    List.of(new PlankHold(elbowsAndToes, 40, List.of()), Blend.still(planking, 100)), tremor);
            double fresh = acceleration(timeline, 0, 5);
            double middle = acceleration(timeline, 18, 23);
            double end = acceleration(timeline, 37, 43);
            double rested = acceleration(timeline, 85, 90);
            assertThat(middle).isGreaterThan(1.4 * fresh);
            assertThat(end).isGreaterThan(1.2 * middle);
            assertThat(rested).isLessThan(0.6 * middle);
        }

        /** Root mean square of T12's acceleration, m/s². */
        private double acceleration(Timeline timeline, double from, double to) {
            SensorPoint t12 = new SensorPoint(SKELETON, Placement.T12);
            double h = 1e-3;
            double squares = 0;
            int count = 0;
            for (double t = from; t < to; t += 0.013) {
                double[] before = at(timeline, t12, t - h);
                double[] here = at(timeline, t12, t);
                double[] after = at(timeline, t12, t + h);
                for (int axis = 0; axis < 3; axis++) {
                    double a = (before[axis] - 2 * here[axis] + after[axis]) / (h * h);
                    squares += a * a;
                }
                count++;
            }
            return Math.sqrt(squares / count);
        }

        private double[] at(Timeline timeline, SensorPoint point, double seconds) {
            Pose pose = new Pose();
            double[] metres = new double[3];
            timeline.at(seconds, pose);
            point.locate(pose, metres);
            return metres;
        }
    }
}
