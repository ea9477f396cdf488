package io.plumbline.analytics.orientation;

import static io.plumbline.analytics.orientation.MovingSensor.STILL;
import static io.plumbline.analytics.orientation.MovingSensor.turn;
import static io.plumbline.analytics.orientation.MovingSensor.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineOrientationTest {

    private static final double RATE_HZ = 100;

    private final OfflineOrientation recording = new OfflineOrientation(OrientationParameters.defaults(), RATE_HZ);

    private void still(int samples, double ax, double ay, double az) {
        for (int i = 0; i < samples; i++) {
            recording.add(1 / RATE_HZ, 0, 0, 0, ax, ay, az);
        }
    }

    @Test
    void anEmptyRecordingHasNoOrientation() {
        assertThat(recording.sensorToEarth()).isEmpty();
    }

    @ParameterizedTest(name = "specific force {0}, {1}, {2}")
    @CsvSource({"0, 0, 9.81", "0, 0, -9.81", "9.81, 0, 0", "0, -9.81, 0", "1, 2, 3", "-5, 5, -7"})
    void oneSampleGivesTheUpVector(double ax, double ay, double az) {
        still(1, ax, ay, az);

        Vector3D expected = new Vector3D(ax, ay, az).normalize();
        assertThat(Vector3D.distance(up(recording.sensorToEarth().get(0)), expected))
                .isLessThan(1e-7);
    }

    @ParameterizedTest(name = "for {0} samples")
    @ValueSource(ints = {2, 299, 6000})
    void aConstantPoseStays(int samples) {
        still(samples, 1, -5, 7);

        List<Quaternion> orientations = recording.sensorToEarth();
        assertThat(orientations)
                .hasSize(samples)
                .allSatisfy(q -> assertThat(difference(q, orientations.get(0))).isLessThan(1e-9));
    }

    private static double difference(Quaternion a, Quaternion b) {
        return Math.abs(a.w() - b.w()) + Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) + Math.abs(a.z() - b.z());
    }

    @Nested
    class WithABiasOfOneDegreePerSecond {

        private final OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
        private final MovingSensor sensor =
                new MovingSensor(filter, RATE_HZ, turn(new Vector3D(1, 2, 0), 40), new Vector3D(0.6, -0.64, 0.48));
        private final List<Rotation> truth = new ArrayList<>();
        private final List<Vector3D> causal = new ArrayList<>();

        /** Turns to and fro with accelerations, ten seconds, then rests for four; three times. */
        private void moveAndRest() {
            sensor.record(recording);
            for (int i = 0; i < 42 * RATE_HZ; i++) {
                double t = i / RATE_HZ;
                if (t % 14 < 10) {
                    sensor.move(
                            new Vector3D(90 * Math.sin(2 * t), 60 * Math.cos(3 * t), 40 * Math.sin(t)),
                            new Vector3D(2 * Math.sin(5 * t), 2 * Math.cos(4 * t), 3 * Math.sin(6 * t)));
                } else {
                    sensor.move(STILL, STILL);
                }
                truth.add(sensor.sensorToEarth());
                causal.add(up(filter));
            }
        }

        private double rmseDeg(List<Vector3D> ups) {
            double squares = 0;
            for (int i = 0; i < ups.size(); i++) {
                squares += Math.pow(MovingSensor.inclinationErrorDeg(ups.get(i), truth.get(i)), 2);
            }
            return Math.sqrt(squares / ups.size());
        }

        @Test
        void restsRemoveItBetterThanCausally() {
            moveAndRest();

            List<Vector3D> acausal =
                    recording.sensorToEarth().stream().map(MovingSensor::up).toList();
            assertThat(rmseDeg(acausal)).isLessThan(0.5 * rmseDeg(causal));
        }

        @Test
        void restsTakeTheDriftOffTheHeadingFromTheBeginning() {
            moveAndRest();

            List<Quaternion> orientations = recording.sensorToEarth();
            int last = orientations.size() - 1;
            double driftDeg = Math.abs(headingErrorDeg(orientations, last) - headingErrorDeg(orientations, 0));
            assertThat(driftDeg).isLessThan(2); // 20° with the bias left in
        }

        /** The angle about the vertical from the true orientation to the estimated one. */
        private double headingErrorDeg(List<Quaternion> orientations, int sample) {
            Quaternion q = orientations.get(sample);
            Rotation estimate = new Rotation(q.w(), -q.x(), -q.y(), -q.z(), false); // its conjugate, by convention
            Rotation error = estimate.applyTo(truth.get(sample).revert());
            return Math.toDegrees(2 * Math.atan2(error.getQ3(), error.getQ0()));
        }
    }

    @Nested
    class AfterAGap {

        @Test
        void theInclinationIsFoundAnew() {
            still(500, 9.81, 0, 0);
            recording.restart();
            still(500, 0, 9.81, 0);

            List<Quaternion> orientations = recording.sensorToEarth();
            assertThat(Vector3D.distance(up(orientations.get(499)), Vector3D.PLUS_I))
                    .isLessThan(1e-7);
            assertThat(Vector3D.distance(up(orientations.get(500)), Vector3D.PLUS_J))
                    .isLessThan(1e-7);
        }

        @Test
        void theBiasIsCarriedAcrossBothWays() {
            double bias = Math.toRadians(1);
            for (int stretch = 0; stretch < 2; stretch++) {
                recording.restart();
                for (int i = 0; i < 300; i++) { // shaken from side to side: no rest, and heading unseen
                    boolean rests = stretch == 1;
                    recording.add(1 / RATE_HZ, 0, 0, bias, rests ? 0 : 2 * Math.cos(Math.PI * i), 0, 9.81);
                }
            }

            List<Quaternion> orientations = recording.sensorToEarth();
            assertThat(difference(orientations.get(0), orientations.get(299)))
                    .isLessThan(0.1 * Math.sin(bias * 3 / 2)); // 3° with the bias left in
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e7})
        void aValueThatNoSensorGivesAndGoesOnWithoutIt(double value) {
            still(1, 0, 0, 9.81);
            assertThatIllegalArgumentException().isThrownBy(() -> recording.add(0.01, 0, value, 0, 0, 0, 9.81));
            assertThat(recording.sensorToEarth()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(doubles = {4.9, 2001, Double.NaN})
        void aRateThatNoSensorHas(double rateHz) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OfflineOrientation(OrientationParameters.defaults(), rateHz))
                    .withMessageContaining("rateHz must be between 5 and 2000");
        }
    }
}
