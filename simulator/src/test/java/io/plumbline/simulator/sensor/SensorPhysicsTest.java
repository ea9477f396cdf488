package io.plumbline.simulator.sensor;

import static io.plumbline.simulator.RecordedSamples.force;
import static io.plumbline.simulator.RecordedSamples.perfect;
import static io.plumbline.simulator.RecordedSamples.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.RecordedSamples;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What samples must obey whatever the body does. Rotations are commons-math's, not those of the code under test. */
class SensorPhysicsTest {

    private static final Pace FAST = new Pace(0.6, 0, 0.6, 0.2);
    private static final List<Step> ALL_OVER = List.of(
            new Step.Stand(0.5),
            new Step.Turn(100, 1.5),
            new Step.Bow(60, 3),
            new Squats(2, 0.25, FAST, 15, 10, 0.05),
            new Step.GetDown(4),
            new Plank(4, List.of(new Plank.Fault(Plank.FaultKind.SAG, 0.5, 20, 0.5, 0.5, 0.5))),
            new Step.GetUp(4));

    @Nested
    class AtRest {

        @Test
        void theSpecificForceIsGravityUpwards() {
            for (ImuSample sample : RecordedSamples.all(
                    SimulatedSession.of(perfect(100, List.of(new Step.Stand(0.5)), Placement.SACRUM), 1))) {
                assertThat(force(sample)).containsExactly(new double[] {0, 0, 9.81}, within(1e-5));
                assertThat(rate(sample)).containsExactly(0, 0, 0);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"up,left,back", "down,left,front", "left,front,down"})
        void aStatedMountPutsGravityOnTheAxisThatPointsUp(String words) {
            Mount mount = Mount.parse(words);
            Scenario scenario = perfect(100, List.of(new Step.Stand(0.5)), Placement.SACRUM)
                    .withSensors(List.of(new SensorSettings(Placement.SACRUM, mount, 100)));
            double[] sensorToBody = mount.sensorToBody();
            ImuSample sample = SimulatedSession.of(scenario, 1).samples().next();
            assertThat(force(sample))
                    .containsExactly(
                            new double[] {9.81 * sensorToBody[6], 9.81 * sensorToBody[7], 9.81 * sensorToBody[8]},
                            within(1e-5));
        }

        @ParameterizedTest
        @EnumSource(Placement.class)
        void inAnyMountingItsSizeIsThatOfGravity(Placement placement) {
            Scenario scenario = perfect(100, List.of(new Step.Stand(0.5)), Placement.SACRUM)
                    .withSensors(List.of(new SensorSettings(placement, null, 100)));
            ImuSample sample = SimulatedSession.of(scenario, 99).samples().next();
            assertThat(norm(force(sample))).isCloseTo(9.81, within(2e-5));
        }
    }

    @Nested
    class TheAngularRate {

        @ParameterizedTest
        @EnumSource(Placement.class)
        void bringsASessionThatEndsAsItBeganBackToWhereItBegan(Placement placement) {
            Rotation sensorToEarth = Rotation.IDENTITY;
            for (ImuSample sample : RecordedSamples.all(SimulatedSession.of(perfect(100, ALL_OVER, placement), 1))) {
                sensorToEarth = turned(sensorToEarth, sample, 0.01);
            }
            Rotation turnedLeft =
                    new Rotation(Vector3D.PLUS_K, Math.toRadians(100), RotationConvention.VECTOR_OPERATOR);
            assertThat(Math.toDegrees(Rotation.distance(sensorToEarth, turnedLeft)))
                    .isLessThan(0.01);
        }
    }

    @Nested
    class TheSpecificForce {

        @ParameterizedTest
        @EnumSource(
                value = Placement.class,
                names = {"SACRUM", "L3", "T12"})
        void integratesTwiceToADepthThatReturns(Placement placement) {
            List<ImuSample> samples = RecordedSamples.all(SimulatedSession.of(
                    perfect(
                            500,
                            List.of(new Step.Stand(0.5), Squats.good(1).withVariation(0), new Step.Stand(0.5)),
                            placement),
                    1));
            Rotation sensorToEarth = Rotation.IDENTITY;
            double velocity = 0;
            double height = 0;
            double lowest = 0;
            for (ImuSample sample : samples) {
                sensorToEarth = turned(sensorToEarth, sample, 0.002);
                double upwards =
                        sensorToEarth.applyTo(new Vector3D(force(sample))).getZ() - 9.81;
                velocity += upwards * 0.002;
                height += velocity * 0.002;
                lowest = Math.min(lowest, height);
            }
            assertThat(velocity).isCloseTo(0, within(1e-3));
            assertThat(height).isCloseTo(0, within(2e-3));
            // the hips go down by a quarter of 1.70 m; on a pelvis or trunk that leans a sensor behind the spine rises
            // a little
            assertThat(-lowest).isBetween(0.34, 0.48);
        }

        @ParameterizedTest
        @CsvSource({"T10, -0.01, 0.055", "CHEST, 0.19, 0.12"})
        void ofTwoSensorsOnOneRigidSegmentDiffersByTheLeverArmOnly(Placement other, double ahead, double above) {
            List<ImuSample> samples = RecordedSamples.all(SimulatedSession.of(
                    perfect(1000, List.of(new Squats(1, 0.25, FAST, 0, 30, 0)), Placement.T12, other), 1));
            Vector3D arm = new Vector3D(ahead, 0, above);
            double largest = 0;
            for (int i = 2; i + 3 < samples.size(); i += 2) {
                // a rate is the mean over the millisecond before its sample: the rate now lies between this and the
                // next
                Vector3D before = new Vector3D(rate(samples.get(i)));
                Vector3D after = new Vector3D(rate(samples.get(i + 2)));
                Vector3D omega = before.add(after).scalarMultiply(0.5);
                Vector3D alpha = after.subtract(before).scalarMultiply(1000);
                Vector3D expected = alpha.crossProduct(arm).add(omega.crossProduct(omega.crossProduct(arm)));
                Vector3D difference =
                        new Vector3D(force(samples.get(i + 1))).subtract(new Vector3D(force(samples.get(i))));
                assertThat(difference.subtract(expected).getNorm()).isLessThan(0.02);
                assertThat(rate(samples.get(i + 1))).containsExactly(rate(samples.get(i)), within(2e-6));
                largest = Math.max(largest, difference.getNorm());
            }
            assertThat(largest).isGreaterThan(0.5);
        }

        @ParameterizedTest
        @ValueSource(strings = {"session", "squats-tucked", "hip-hinge", "plank-hunch", "stand"})
        void neverJumps(String name) {
            Scenario scenario = ScenarioLibrary.find(name)
                    .orElseThrow()
                    .withErrors(SensorErrors.NONE)
                    .withSensors(List.of(new SensorSettings(Placement.T12, null, 1000)));
            Iterator<ImuSample> samples = SimulatedSession.of(scenario, 1).samples();
            ImuSample before = samples.next();
            while (samples.hasNext()) {
                ImuSample sample = samples.next();
                assertThat(new Vector3D(force(sample)).distance(new Vector3D(force(before))))
                        .as("change of specific force at %s s", sample.timeSeconds())
                        .isLessThan(0.5);
                assertThat(new Vector3D(rate(sample)).distance(new Vector3D(rate(before))))
                        .as("change of angular rate at %s s", sample.timeSeconds())
                        .isLessThan(0.03);
                before = sample;
            }
        }
    }

    @Test
    void facingAnotherWayChangesNoSample() {
        List<Step> squats = List.of(Squats.good(2).withTuckDeg(10));
        List<ImuSample> turned = RecordedSamples.all(SimulatedSession.of(
                perfect(100, List.of(new Step.Turn(137, 2), squats.get(0)), Placement.SACRUM), 1));
        List<ImuSample> straight = RecordedSamples.all(
                SimulatedSession.of(perfect(100, List.of(new Step.Stand(2), squats.get(0)), Placement.SACRUM), 1));
        assertThat(turned).hasSameSizeAs(straight);
        for (int i = 201; i < turned.size(); i++) {
            assertThat(force(turned.get(i))).containsExactly(force(straight.get(i)), within(2e-5));
            assertThat(rate(turned.get(i))).containsExactly(rate(straight.get(i)), within(2e-6));
        }
    }

    @Property(tries = 30)
    void turningTheSensorOnItsMountTurnsTheSamplesAndNothingElse(
            @ForAll @DoubleRange(min = -1, max = 1) double x,
            @ForAll @DoubleRange(min = -1, max = 1) double y,
            @ForAll @DoubleRange(min = 0.1, max = 1) double z,
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle) {
        Rotation sensorToBody = new Rotation(new Vector3D(x, y, z), angle, RotationConvention.VECTOR_OPERATOR);
        double length = Math.sqrt(x * x + y * y + z * z);
        double sin = Math.sin(angle / 2) / length;
        Quaternion mount = new Quaternion(Math.cos(angle / 2), sin * x, sin * y, sin * z);
        Scenario scenario = perfect(50, List.of(new Step.Bow(60, 2)), Placement.L3);
        List<ImuSample> straight = RecordedSamples.all(SimulatedSession.of(scenario, 1));
        List<ImuSample> skew = RecordedSamples.all(SimulatedSession.of(scenario.withMountRotation(mount), 1));

        for (int i = 0; i < straight.size(); i++) {
            assertThat(skew.get(i).timeSeconds()).isEqualTo(straight.get(i).timeSeconds());
            assertThat(sensorToBody.applyTo(new Vector3D(force(skew.get(i)))).toArray())
                    .containsExactly(force(straight.get(i)), within(3e-5));
            assertThat(sensorToBody.applyTo(new Vector3D(rate(skew.get(i)))).toArray())
                    .containsExactly(rate(straight.get(i)), within(3e-6));
        }
    }

    private static Rotation turned(Rotation sensorToEarth, ImuSample sample, double seconds) {
        Vector3D rate = new Vector3D(rate(sample));
        if (rate.getNorm() == 0) {
            return sensorToEarth;
        }
        Rotation step = new Rotation(rate, rate.getNorm() * seconds, RotationConvention.VECTOR_OPERATOR);
        return sensorToEarth.compose(step, RotationConvention.VECTOR_OPERATOR);
    }

    private static double norm(double[] vector) {
        return new Vector3D(vector).getNorm();
    }
}
