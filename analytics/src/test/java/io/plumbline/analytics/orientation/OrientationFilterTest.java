package io.plumbline.analytics.orientation;

import static io.plumbline.analytics.orientation.MovingSensor.STILL;
import static io.plumbline.analytics.orientation.MovingSensor.biasDegPerSecond;
import static io.plumbline.analytics.orientation.MovingSensor.turn;
import static io.plumbline.analytics.orientation.MovingSensor.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationFilterTest {

    private static final double RATE_HZ = 100;

    private final OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);

    private MovingSensor sensor(Rotation attitude) {
        return new MovingSensor(filter, RATE_HZ, attitude, Vector3D.ZERO);
    }

    private MovingSensor sensorWithBias(double x, double y, double z) {
        return new MovingSensor(filter, RATE_HZ, Rotation.IDENTITY, new Vector3D(x, y, z));
    }

    @Test
    void sensorAxesAreEarthAxesBeforeTheFirstSample() {
        assertThat(filter.sensorToEarth()).isEqualTo(Quaternion.IDENTITY);
        assertThat(up(filter)).isEqualTo(Vector3D.PLUS_K);
    }

    @Nested
    class OnOneWhoBreathes {

        /** A trunk that breaths of four seconds turn either way: the error from 10 s on, root mean square, degrees. */
        private double errorDeg(OrientationParameters parameters, double breathDeg, double biasDegPerSecond) {
            double squares = 0;
            int count = 0;
            for (int start = 0; start < 16; start++) {
                OrientationFilter worn = new OrientationFilter(parameters, RATE_HZ);
                for (int i = 0; i < 40 * RATE_HZ; i++) {
                    double phase = 2 * Math.PI * (0.25 * i / RATE_HZ + start / 16.0);
                    double angle = Math.toRadians(breathDeg * Math.sin(phase));
                    double breath = breathDeg * 2 * Math.PI * 0.25 * Math.cos(phase);
                    double rate = Math.toRadians(breath + biasDegPerSecond);
                    worn.update(1 / RATE_HZ, 0, rate, 0, -9.81 * Math.sin(angle), 0, 9.81 * Math.cos(angle));
                    double error = Math.toDegrees(Math.atan2(-worn.upX(), worn.upZ()) - angle);
                    squares += i < 10 * RATE_HZ ? 0 : error * error;
                    count += i < 10 * RATE_HZ ? 0 : 1;
                }
            }
            return Math.sqrt(squares / count);
        }

        @ParameterizedTest(name = "by {0}°, the gyroscope''s bias {1}°/s")
        @CsvSource({"1.3, 0.3", "1.6, 0", "1.6, 0.6", "2, 1"})
        void partsOfABreathAreNotLearntAsBias(double breathDeg, double biasDegPerSecond) {
            assertThat(errorDeg(OrientationParameters.worn(), breathDeg, biasDegPerSecond))
                    .isLessThan(1)
                    .isLessThan(0.6 * errorDeg(OrientationParameters.defaults(), breathDeg, biasDegPerSecond));
        }
    }

    @Nested
    class AtRest {

        @ParameterizedTest(name = "specific force {0}, {1}, {2}")
        @CsvSource({
            "0, 0, 9.81",
            "0, 0, -9.81",
            "9.81, 0, 0",
            "-9.81, 0, 0",
            "0, 9.81, 0",
            "0, -9.81, 0",
            "1, 2, 3",
            "-5, 5, -7"
        })
        void theFirstSampleGivesTheUpVector(double ax, double ay, double az) {
            filter.update(1 / RATE_HZ, 0, 0, 0, ax, ay, az);

            Vector3D expected = new Vector3D(ax, ay, az).normalize();
            assertThat(Vector3D.distance(up(filter), expected)).isLessThan(1e-7);
        }

        @Test
        void aBiasOfOneDegreePerSecondIsFound() {
            sensorWithBias(1, -0.5, 0.3).rest(10);

            assertThat(Vector3D.distance(biasDegPerSecond(filter), new Vector3D(1, -0.5, 0.3)))
                    .isLessThan(0.01);
        }

        @Test
        void aBiasDoesNotTiltTheUpVector() {
            MovingSensor sensor = sensorWithBias(1, -0.5, 0.3);
            sensor.rest(60);

            assertThat(sensor.inclinationErrorDeg()).isLessThan(0.02);
        }

        @Test
        void restIsSeenAfterOneAndAHalfSeconds() {
            MovingSensor sensor = sensorWithBias(1, 0, 0);
            sensor.rest(1.45);
            assertThat(filter.atRest()).isFalse();

            sensor.rest(0.1);
            assertThat(filter.atRest()).isTrue();
        }

        @Test
        void aJoltEndsRest() {
            MovingSensor sensor = sensor(Rotation.IDENTITY);
            sensor.rest(3);

            sensor.move(STILL, new Vector3D(0, 0, 0.6));

            assertThat(filter.atRest()).isFalse();
        }

        @Test
        void aSteadyTurnFasterThanAnyBiasIsNoRest() {
            MovingSensor sensor = sensor(Rotation.IDENTITY);
            for (int i = 0; i < 10 * RATE_HZ; i++) {
                sensor.move(new Vector3D(0, 0, 2.5), STILL);
                assertThat(filter.atRest()).isFalse();
            }
        }
    }

    @Nested
    class AfterAGapThatHidATurn {

        private MovingSensor turnedInTheGap(double deg) {
            sensor(Rotation.IDENTITY).rest(10);
            return sensor(turn(Vector3D.PLUS_I, deg));
        }

        @ParameterizedTest(name = "{0}°, {1} m/s² of shaking")
        @CsvSource({"5, 0", "20, 0", "40, 0", "20, 1", "40, 1"})
        void theErrorIsWithinTheDoubtWhichIsGoneInThreeSeconds(double deg, double shakingMps2) {
            MovingSensor sensor = turnedInTheGap(deg);

            filter.afterGap(Math.toRadians(deg));

            for (int i = 0; i < 2.9 * RATE_HZ - RATE_HZ * 2.921 / deg; i++) {
                double shaking = shakingMps2 * Math.cos(2 * Math.PI * i / RATE_HZ); // 1/(2π) m/s for each m/s²
                sensor.move(STILL, new Vector3D(0, shaking, 0));
                assertThat(sensor.inclinationErrorDeg())
                        .as("sample %d", i)
                        .isLessThan(Math.toDegrees(filter.inclinationDoubtRad()));
            }
            sensor.rest(0.2);
            assertThat(filter.inclinationDoubtRad()).isZero();
            assertThat(sensor.inclinationErrorDeg()).isLessThan(1.5);
        }

        @Test
        void aTurnThatIsMissedIsNotTakenForBias() {
            MovingSensor sensor = turnedInTheGap(20);

            filter.afterGap(Math.toRadians(20));
            for (int i = 0; i < 3 * RATE_HZ; i++) {
                sensor.move(new Vector3D(0, 0, 20 * Math.sin(0.1 * i)), STILL); // never at rest
            }

            assertThat(biasDegPerSecond(filter).getNorm()).isLessThan(0.1);
        }

        @Test
        void inWhichNoGreatTurnCanBeHiddenNothingChanges() {
            sensor(turn(Vector3D.PLUS_I, 10)).rest(10);

            filter.afterGap(Math.toRadians(0.9));

            assertThat(filter.inclinationDoubtRad()).isZero();
        }

        @Test
        void theDoubtOfTwoGapsIsMoreThanThatOfTheSecond() {
            sensor(Rotation.IDENTITY).rest(10);

            filter.afterGap(Math.toRadians(20));
            filter.afterGap(Math.toRadians(20));

            assertThat(Math.toDegrees(filter.inclinationDoubtRad())).isGreaterThan(40);
        }

        @Test
        void beforeTheFirstSampleNothingIsInDoubt() {
            filter.afterGap(1);

            assertThat(filter.inclinationDoubtRad()).isZero();
        }
    }

    @Nested
    class InMotion {

        @Test
        void aPureRotationIsFollowed() {
            MovingSensor sensor = sensor(turn(new Vector3D(1, 2, 0), 40));
            sensor.rest(2);
            for (int i = 0; i < 20 * RATE_HZ; i++) {
                double t = i / RATE_HZ;
                sensor.move(new Vector3D(300 * Math.sin(5 * t), 200 * Math.cos(3 * t), 250 * Math.sin(2 * t)), STILL);
                assertThat(sensor.inclinationErrorDeg()).as("at %s s", t).isLessThan(1e-6);
            }
        }

        @Test
        void aTurnOfTheHeadingLeavesInclinationUnchanged() {
            Rotation leaning = turn(Vector3D.PLUS_J, 30);
            MovingSensor sensor = sensor(leaning);
            sensor.rest(2);
            Vector3D before = up(filter);
            Quaternion facing = filter.sensorToEarth();

            Vector3D verticalInSensor = leaning.applyInverseTo(Vector3D.PLUS_K);
            for (int i = 0; i < 2 * RATE_HZ; i++) {
                sensor.move(verticalInSensor.scalarMultiply(90), STILL);
            }

            assertThat(Vector3D.distance(up(filter), before)).isLessThan(1e-9);
            Quaternion turned = filter.sensorToEarth();
            double cosineOfHalf = facing.w() * turned.w()
                    + facing.x() * turned.x()
                    + facing.y() * turned.y()
                    + facing.z() * turned.z();
            assertThat(Math.toDegrees(2 * Math.acos(Math.abs(cosineOfHalf)))).isCloseTo(180, within(0.1));
        }

        @ParameterizedTest(name = "{0} Hz")
        @ValueSource(doubles = {1, 2, 5})
        void horizontalShakingDoesNotTilt(double shakingHz) {
            MovingSensor sensor = sensor(turn(Vector3D.PLUS_J, 20));
            sensor.rest(3);
            for (int i = 0; i < 30 * RATE_HZ; i++) {
                double shaking = 5 * Math.cos(2 * Math.PI * shakingHz * i / RATE_HZ); // 27° to an accelerometer
                sensor.move(STILL, new Vector3D(shaking, 0.5 * shaking, 0));
                assertThat(sensor.inclinationErrorDeg()).isLessThan(0.5);
            }
        }

        @Test
        void aBiasIsFoundWithoutAnyRest() {
            MovingSensor sensor = sensorWithBias(1, -0.5, 0.3);
            for (int i = 0; i < 600 * RATE_HZ; i++) {
                double t = i / RATE_HZ;
                sensor.move(new Vector3D(60 * Math.sin(t), 60 * Math.cos(0.7 * t), 40 * Math.sin(0.4 * t)), STILL);
                assertThat(filter.atRest()).isFalse();
            }

            assertThat(Vector3D.distance(biasDegPerSecond(filter), new Vector3D(1, -0.5, 0.3)))
                    .isLessThan(0.05);
            assertThat(sensor.inclinationErrorDeg()).isLessThan(0.1);
        }

        @Test
        void unevenTimeStepsAreIntegratedByTheirLength() {
            sensor(Rotation.IDENTITY).rest(5);
            double angle = 0;
            for (double dt : new double[] {0.003, 0.03, 0.01, 0.017}) {
                angle += Math.toRadians(100) * dt;
                double ay = MovingSensor.GRAVITY * Math.sin(angle);
                double az = MovingSensor.GRAVITY * Math.cos(angle);
                filter.update(dt, Math.toRadians(100), 0, 0, 0, ay, az);
            }

            assertThat(Math.atan2(filter.upY(), filter.upZ())).isCloseTo(angle, within(1e-9));
        }
    }

    @Nested
    class AfterAGap {

        @Test
        void theNextSampleGivesTheInclinationAndTheBiasIsKept() {
            sensorWithBias(1, -0.5, 0.3).rest(10);
            Vector3D bias = biasDegPerSecond(filter);

            filter.restart();
            assertThat(biasDegPerSecond(filter)).isEqualTo(bias);
            assertThat(filter.atRest()).isFalse();

            Rotation lying = turn(Vector3D.PLUS_J, 90);
            MovingSensor sensor = new MovingSensor(filter, RATE_HZ, lying, new Vector3D(1, -0.5, 0.3));
            sensor.move(STILL, STILL);
            assertThat(sensor.inclinationErrorDeg()).isLessThan(0.01);
            assertThat(Vector3D.distance(biasDegPerSecond(filter), bias)).isLessThan(0.001);
        }

        @Test
        void aNewlyFoundInclinationIsNotTakenForBias() {
            sensor(turn(Vector3D.PLUS_I, 40)).move(STILL, STILL);
            assertThat(biasDegPerSecond(filter).getNorm()).isLessThan(1e-12);

            filter.restart();
            sensor(turn(Vector3D.PLUS_J, 70)).move(STILL, STILL);
            assertThat(biasDegPerSecond(filter).getNorm()).isLessThan(1e-12);
        }

        @Test
        void nothingOfTheTimeBeforeDisturbs() {
            MovingSensor before = sensor(turn(Vector3D.PLUS_I, 70));
            for (int i = 0; i < 5 * RATE_HZ; i++) {
                before.move(new Vector3D(0, 100, 0), new Vector3D(4, 0, 0));
            }
            filter.restart();

            MovingSensor after = sensor(turn(Vector3D.PLUS_J, 90));
            for (int i = 0; i < 10 * RATE_HZ; i++) {
                after.move(STILL, STILL);
                assertThat(after.inclinationErrorDeg()).isLessThan(0.5);
            }
        }
    }

    @Nested
    class WithBadInput {

        @ParameterizedTest(name = "value {0}")
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
        void aValueThatNoSensorSaysIsRefusedAndChangesNothing(int index) {
            sensor(turn(Vector3D.PLUS_I, 20)).rest(1);
            Quaternion before = filter.sensorToEarth();
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200}) {
                double[] v = {0.01, 1, 1, 1, 5, 5, 5};
                v[index] = bad;

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> filter.update(v[0], v[1], v[2], v[3], v[4], v[5], v[6]))
                        .withMessageContaining("must be finite")
                        .withMessageContaining(String.valueOf(bad));
            }
            assertThat(filter.sensorToEarth()).isEqualTo(before);
        }

        @Test
        void timeThatRunsBackwardsIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> filter.update(-0.01, 0, 0, 0, 0, 0, 9.81))
                    .withMessageContaining("-0.01 s");
        }

        @Test
        void anAccelerometerThatSaysNothingLeavesTheUpVectorToTheGyroscope() {
            for (int i = 0; i < 100; i++) {
                filter.update(1 / RATE_HZ, Math.toRadians(50), 0, 0, 0, 0, 0);
            }

            assertThat(Math.toDegrees(Math.atan2(filter.upY(), filter.upZ()))).isCloseTo(50, within(0.01));
        }

        @ParameterizedTest
        @ValueSource(doubles = {4.9, 2001, -100, Double.NaN})
        void aRateOutOfRangeIsRefused(double rateHz) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OrientationFilter(OrientationParameters.defaults(), rateHz))
                    .withMessage("rateHz must be between 5 and 2000, was " + rateHz);
        }
    }
}
