package io.plumbline.analytics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.calibration.Alignment.Accepted;
import io.plumbline.analytics.calibration.Alignment.Rejected;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BowCalibrationTest {

    private static final TestSensor SENSOR = TestSensor.at(Placement.SACRUM);

    private static List<Alignment> outcomes(TestWearer wearer, TestSensor sensor) {
        return outcomes(wearer, sensor, -1);
    }

    /** What a calibration says that is saved and restored before one sample. */
    private static List<Alignment> outcomes(TestWearer wearer, TestSensor sensor, int savedAt) {
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), sensor.rateHz());
        BowCalibration calibration = new BowCalibration();
        List<Alignment> outcomes = new ArrayList<>();
        double dt = 1 / sensor.rateHz();
        int i = 0;
        for (ImuSample s : wearer.samples(sensor)) {
            if (i++ == savedAt) {
                calibration = SavedState.copy(calibration::save, BowCalibration::new);
            }
            filter.update(dt, s.gx(), s.gy(), s.gz(), s.ax(), s.ay(), s.az());
            double force = Math.sqrt(s.ax() * s.ax() + s.ay() * s.ay() + s.az() * s.az());
            Alignment outcome =
                    calibration.update(dt, filter.upX(), filter.upY(), filter.upZ(), s.gx(), s.gy(), s.gz(), force);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private static double offDeg(Accepted found, TestSensor sensor) {
        Vector3D forward = new Vector3D(found.forwardX(), found.forwardY(), found.forwardZ());
        Vector3D left = new Vector3D(found.leftX(), found.leftY(), found.leftZ());
        Vector3D up = new Vector3D(found.upX(), found.upY(), found.upZ());
        double off = Math.max(
                Vector3D.angle(up, sensor.mount().applyTo(Vector3D.PLUS_K)),
                Math.max(
                        Vector3D.angle(left, sensor.mount().applyTo(Vector3D.PLUS_J)),
                        Vector3D.angle(forward, sensor.mount().applyTo(Vector3D.PLUS_I))));
        return Math.toDegrees(off);
    }

    @Nested
    class AWearerWhoLiesAtTheStart {

        @Test
        void isTakenToStandOnceStanding() {
            List<Alignment> outcomes = outcomes(
                    new TestWearer()
                            .bend(-88, 0.01)
                            .stand(4)
                            .bend(88, 2)
                            .stand(3)
                            .bow(45, 4)
                            .stand(1),
                    SENSOR);

            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            found -> assertThat(offDeg(found, SENSOR)).isLessThan(1));
        }

        @Test
        void isToldToStandUpFirst() {
            TestWearer wearer = new TestWearer().bend(-88, 0.01).stand(4).bend(88, 2);
            for (int i = 0; i < 10; i++) {
                wearer.bend(10, 0.6).bend(-10, 0.6);
            }

            assertThat(outcomes(wearer, SENSOR))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.advice())
                                    .isEqualTo("Stand up first, then stand still for 2 s and bow once."));
        }
    }

    @Nested
    class AcceptedBows {

        @ParameterizedTest(name = "bias {0}, {1}, {2} °/s")
        @CsvSource({"1, 0, 0", "0, 1, 0", "0, -1, 0", "0, 0, 1", "0.6, -0.6, 0.6"})
        void aBiasOfOneDegreePerSecondDoesNotMatter(double x, double y, double z) {
            TestSensor sensor = SENSOR.biased(x, y, z);

            List<Alignment> outcomes =
                    outcomes(new TestWearer().stand(3).bow(45, 4).stand(1), sensor);

            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            found -> assertThat(offDeg(found, sensor)).isLessThan(2));
        }

        @Test
        void swayBeforeTheBowIsIgnored() {
            TestWearer wearer = new TestWearer().stand(3);
            for (int i = 0; i < 5; i++) {
                wearer.bow(10, 3).lean(9, 1).lean(-9, 1);
            }

            assertThat(outcomes(wearer.bow(45, 4).stand(1), SENSOR))
                    .singleElement()
                    .isInstanceOf(Accepted.class);
        }

        @Test
        void aBowThatIsHeldStillIsNotTakenForTheStand() {
            TestWearer wearer =
                    new TestWearer().stand(3).bend(45, 2).stand(3).bend(-45, 2).stand(3);

            assertThat(outcomes(wearer, SENSOR))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            found -> assertThat(offDeg(found, SENSOR)).isLessThan(2));
        }

        @Test
        void aSlightTurnDuringTheBowIsForgiven() {
            TestWearer wearer = new TestWearer()
                    .stand(3)
                    .lean(4, 0.5)
                    .bow(45, 4)
                    .lean(-4, 0.5)
                    .stand(1);

            assertThat(outcomes(wearer, SENSOR)).singleElement().isInstanceOf(Accepted.class);
        }
    }

    @Nested
    class RejectedBows {

        private Rejected only(TestWearer wearer) {
            List<Alignment> outcomes = outcomes(wearer, SENSOR);
            assertThat(outcomes).singleElement().isInstanceOf(Rejected.class);
            return (Rejected) outcomes.get(0);
        }

        @Test
        void shouldRejectABowThatIsTooShallow() {
            Rejected rejected = only(new TestWearer().stand(3).bow(16, 3).stand(1));

            assertThat(rejected.reason()).isEqualTo("the bow was only 16° (at least 20°)");
            assertThat(rejected.advice()).contains("Stand still for 2 s").contains("30 to 60°");
        }

        @Test
        void shouldRejectABowThatIsTooLarge() {
            assertThat(only(new TestWearer().stand(3).bow(115, 5).stand(1)).reason())
                    .isEqualTo("the bow was 115° (at most 110°)");
        }

        @Test
        void shouldRejectABowThatTakesTooLong() {
            TestWearer wearer = new TestWearer().stand(3).bend(45, 2);
            for (int i = 0; i < 6; i++) {
                wearer.bow(-15, 1.9);
            }

            assertThat(only(wearer).reason()).isEqualTo("the bow took more than 12 s");
        }

        @Test
        void shouldRejectABowThatIsTooSlow() {
            TestWearer wearer =
                    new TestWearer().stand(3).bend(7, 1.4).bend(7, 1.4).bend(7, 1.4);
            Rejected rejected =
                    only(wearer.bend(-7, 1.4).bend(-7, 1.4).bend(-7, 1.4).stand(2));

            assertThat(rejected.reason()).isEqualTo("the bow was never faster than 10° a second");
            assertThat(rejected.advice()).contains("in about 4 s");
        }

        @Test
        void shouldRejectABowWithATwist() {
            Rejected rejected = only(new TestWearer()
                    .stand(3)
                    .bend(40, 1.5)
                    .turn(60, 1)
                    .bend(-40, 1.5)
                    .stand(1));

            assertThat(rejected.reason()).matches("only \\d+ % of the bow was about one axis \\(at least 90 %\\)");
            assertThat(rejected.advice()).contains("without turning");
            assertThat(rejected.quality()).isBetween(0.3, 0.9);
        }
    }

    @Test
    void withoutAStillStandABowIsNotAwaited() {
        TestWearer wearer = new TestWearer().stand(1.5).bow(45, 4).bow(45, 4);

        assertThat(outcomes(wearer, SENSOR)).isEmpty();
    }

    @Test
    void theNextStillStandBeginsAnotherAttempt() {
        TestWearer wearer =
                new TestWearer().stand(3).bow(16, 3).stand(3).bow(45, 4).stand(1);

        assertThat(outcomes(wearer, SENSOR))
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Rejected", "Accepted");
    }

    @Property(tries = 60)
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 1700) int savedAt) {
        TestWearer wearer =
                new TestWearer().stand(3).bow(16, 3).stand(3).bow(45, 4).stand(4);

        assertThat(outcomes(wearer, SENSOR, savedAt))
                .isEqualTo(outcomes(wearer, SENSOR))
                .hasSize(2);
    }

    @Property(tries = 100)
    void theTrueAxesAreFoundHoweverTheSensorSits(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -1, max = 1) double axisX,
            @ForAll @DoubleRange(min = -1, max = 1) double axisY,
            @ForAll @DoubleRange(min = -180, max = 180) double mountDeg,
            @ForAll @DoubleRange(min = 30, max = 60) double bowDeg,
            @ForAll @DoubleRange(min = 3, max = 6) double bowSeconds) {
        TestSensor sensor =
                SENSOR.turned(new Vector3D(axisX, axisY, 0.5), mountDeg).noisy(seed);

        List<Alignment> outcomes =
                outcomes(new TestWearer().stand(3).bow(bowDeg, bowSeconds).stand(1), sensor);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Accepted.class, found -> {
            assertThat(offDeg(found, sensor)).isLessThan(2);
            assertThat(found.quality()).isGreaterThan(0.99);
        });
    }
}
