package io.plumbline.simulator.sensor;

import static io.plumbline.simulator.RecordedSamples.force;
import static io.plumbline.simulator.RecordedSamples.perfect;
import static io.plumbline.simulator.RecordedSamples.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Hinges;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sensor against the bones beneath it. Rotations are commons-math's, not those of the code under test. */
class SensorOnSkinTest {

    private static final Slip STEP = new Slip(9, 8, Slip.Axis.PITCH, 0.3);

    static List<String> scenarios() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theRateIntegratesToTheSensorsOwnPoseInEveryScenarioAtEveryPlacement(String name) {
        Scenario scenario = ScenarioLibrary.find(name).orElseThrow().withErrors(SensorErrors.NONE);
        for (Placement placement : Placement.values()) {
            Scenario slipping = wearing(scenario, placement, STEP, Belt.LOOSE);
            checkIntegration(SimulatedSession.of(slipping, 1).sensor(placement), name + " " + placement);
        }
    }

    private static void checkIntegration(VirtualSensor sensor, String what) {
        sensor.next();
        Rotation integrated = rotation(sensor.sensorToEarth());
        double largest = 0;
        while (sensor.hasNext()) {
            Vector3D rate = new Vector3D(rate(sensor.next()));
            if (rate.getNorm() > 0) {
                integrated = integrated.compose(
                        new Rotation(rate, rate.getNorm() * 0.01, RotationConvention.VECTOR_OPERATOR),
                        RotationConvention.VECTOR_OPERATOR);
            }
            largest = Math.max(largest, Rotation.distance(integrated, rotation(sensor.sensorToEarth())));
        }
        assertThat(Math.toDegrees(largest)).as(what).isLessThan(0.01);
    }

    @Test
    void aTurnOfTheWholeBodyAboutTheVerticalChangesNoInclination() {
        Scenario turning = perfect(100, List.of(new Step.Turn(137, 2), new Step.Turn(-400, 3)), Placement.L3)
                .withMountRotation(Quaternions.random(new Well19937c(3)));
        VirtualSensor sensor = SimulatedSession.of(turning, 1).sensor(Placement.L3);
        sensor.next();
        Rotation first = rotation(sensor.sensorToEarth());
        Vector3D up = first.applyInverseTo(Vector3D.PLUS_K);
        double furthest = 0;
        while (sensor.hasNext()) {
            sensor.next();
            Rotation now = rotation(sensor.sensorToEarth());
            assertThat(Vector3D.angle(now.applyInverseTo(Vector3D.PLUS_K), up)).isLessThan(1e-7);
            furthest = Math.max(furthest, Rotation.distance(first, now));
        }
        assertThat(furthest).isGreaterThan(3);
    }

    @Nested
    class ASlip {

        private final Scenario stand = perfect(100, List.of(new Step.Stand(12)), Placement.SACRUM);

        @ParameterizedTest
        @CsvSource({"PITCH, 0, 1, 0", "ROLL, 1, 0, 0", "YAW, 0, 0, 1"})
        void turnsTheSensorByItsAngleAboutItsAxisAndLeavesItSo(Slip.Axis axis, double x, double y, double z) {
            Slip slip = new Slip(2, 8, axis, 0.3);
            VirtualSensor sensor = SimulatedSession.of(wearing(stand, Placement.SACRUM, slip, Belt.NONE), 1)
                    .sensor(Placement.SACRUM);
            Rotation expected =
                    new Rotation(new Vector3D(x, y, z), Math.toRadians(8), RotationConvention.VECTOR_OPERATOR);
            while (sensor.hasNext()) {
                double seconds = sensor.next().timeSeconds();
                Rotation now = rotation(sensor.sensorToEarth());
                if (seconds <= 2) {
                    assertThat(Rotation.distance(now, Rotation.IDENTITY)).isLessThan(1e-7);
                } else if (seconds >= 2.3) {
                    assertThat(Rotation.distance(now, expected)).isLessThan(1e-7);
                }
            }
        }

        @Test
        void leavesGravityAsLargeAsItWas() {
            VirtualSensor sensor = SimulatedSession.of(wearing(stand, Placement.SACRUM, STEP, Belt.NONE), 1)
                    .sensor(Placement.SACRUM);
            while (sensor.hasNext()) {
                assertThat(new Vector3D(force(sensor.next())).getNorm()).isCloseTo(9.81, within(2e-5));
            }
        }

        @Test
        void cannotBeJudgedFromFourDegreesToTheEnd() {
            // a turn with the least jerk is half done at half of its time
            assertThat(unjudgeable(new Slip(2, -8, Slip.Axis.ROLL, 6)))
                    .containsExactly(new Unjudgeable(5, 12, "slipped"));
        }

        @Test
        void ofLessThanFourDegreesOrAfterTheEndTakesNothingAway() {
            assertThat(unjudgeable(new Slip(2, 3.9, Slip.Axis.PITCH, 0.3))).isEmpty();
            assertThat(unjudgeable(new Slip(12.5, 8, Slip.Axis.PITCH, 0.3))).isEmpty();
        }

        private List<Unjudgeable> unjudgeable(Slip slip) {
            return SimulatedSession.of(wearing(stand, Placement.SACRUM, slip, Belt.NONE), 1)
                    .truth()
                    .unjudgeable()
                    .stream()
                    .map(told -> new Unjudgeable(
                            Math.rint(told.startSeconds() * 1e6) / 1e6, told.endSeconds(), told.reason()))
                    .toList();
        }
    }

    @Nested
    class ABelt {

        private final Pace slow = new Pace(10, 4, 10, 0.5);
        private final Scenario slowStoop =
                perfect(100, List.of(new Hinges(1, 60, 0.5, slow, 0)), Placement.SACRUM, Placement.T12);
        private final Scenario quickSquats = perfect(
                100,
                List.of(new Step.Stand(0.5), Squats.good(3).withPace(new Pace(0.6, 0, 0.6, 0.3)), new Step.Stand(2)),
                Placement.T12);

        @Test
        void letsTheSkinTurnASensorBackByAShareOfTheLumbarFlexionBeneathIt() {
            SummaryStatistics share = new SummaryStatistics();
            for (long seed = 0; seed < 60; seed++) {
                share.addValue(backwardAtTheBottom(Placement.T12, seed) / 30);
                assertThat(backwardAtTheBottom(Placement.SACRUM, seed)).isCloseTo(0, within(0.1));
            }
            assertThat(share.getMean()).isCloseTo(0.08, within(0.02));
            assertThat(share.getStandardDeviation()).isCloseTo(0.05, within(0.015));
        }

        /** How far the sensor lies behind the bone half-way through the stoop, degrees. */
        private double backwardAtTheBottom(Placement placement, long seed) {
            double[] inclination = new double[2];
            for (Belt belt : List.of(Belt.NONE, Belt.TIGHT)) {
                VirtualSensor sensor = SimulatedSession.of(wearing(slowStoop, placement, null, belt), seed)
                        .sensor(placement);
                for (int i = 0; i < 1200; i++) {
                    sensor.next();
                }
                Vector3D up = rotation(sensor.sensorToEarth()).applyInverseTo(Vector3D.PLUS_K);
                inclination[belt == Belt.NONE ? 0 : 1] = Math.toDegrees(Math.atan2(-up.getX(), up.getZ()));
            }
            return inclination[0] - inclination[1];
        }

        @Test
        void letsASensorWobbleTheMoreTheLooserItIs() {
            double tight = 0;
            double normal = 0;
            double loose = 0;
            for (long seed = 1; seed <= 10; seed++) {
                tight += largestTurn(Belt.TIGHT, seed) / 10;
                normal += largestTurn(Belt.NORMAL, seed) / 10;
                loose += largestTurn(Belt.LOOSE, seed) / 10;
            }
            assertThat(tight).isBetween(1.0, 8.0);
            assertThat(normal).isGreaterThan(1.2 * tight);
            assertThat(loose).isGreaterThan(1.2 * normal);
        }

        private double largestTurn(Belt belt, long seed) {
            VirtualSensor bone = SimulatedSession.of(quickSquats, seed).sensor(Placement.T12);
            VirtualSensor skin = SimulatedSession.of(wearing(quickSquats, Placement.T12, null, belt), seed)
                    .sensor(Placement.T12);
            double largest = 0;
            while (skin.hasNext()) {
                bone.next();
                skin.next();
                largest = Math.max(
                        largest, Rotation.distance(rotation(bone.sensorToEarth()), rotation(skin.sensorToEarth())));
            }
            return Math.toDegrees(largest);
        }

        @ParameterizedTest
        @EnumSource(Belt.class)
        void bringsTheSensorToRestWithTheBody(Belt belt) {
            Scenario quicker = wearing(quickSquats, Placement.T12, null, belt);
            VirtualSensor sensor = SimulatedSession.of(quicker, 4).sensor(Placement.T12);
            Vector3D velocity = Vector3D.ZERO;
            ImuSample last = sensor.next();
            while (sensor.hasNext()) {
                last = sensor.next();
                Vector3D earth = rotation(sensor.sensorToEarth()).applyTo(new Vector3D(force(last)));
                velocity = velocity.add(0.01, earth.subtract(new Vector3D(0, 0, 9.81)));
            }
            // a squat swings it by 2 m/s; what turning axes add to the wobble is left out
            assertThat(velocity.getNorm()).isLessThan(belt == Belt.NONE ? 0.01 : 0.15);
            assertThat(new Vector3D(force(last)).getNorm()).isCloseTo(9.81, within(1e-3));
        }
    }

    private static Scenario wearing(Scenario scenario, Placement placement, @Nullable Slip slip, Belt belt) {
        Scenario alone = scenario.withSensors(List.of(new SensorSettings(placement, null, 100)));
        WornSensor worn = alone.sensors().get(0).withBelt(belt).withClock(null, 0);
        return alone.withWornSensors(List.of(worn.withSlip(slip)));
    }

    /** Hamilton's quaternion as a rotation of vectors; commons-math keeps its conjugate. */
    private static Rotation rotation(Quaternion q) {
        return new Rotation(q.w(), -q.x(), -q.y(), -q.z(), true);
    }
}
