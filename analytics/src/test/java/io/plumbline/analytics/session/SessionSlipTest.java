package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.BODY_AXES;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calibration expires when a sensor has moved on the body. */
class SessionSlipTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    private static TestWearer calibrated() {
        return new TestWearer().stand(3).bow(45, 4).stand(1);
    }

    private static List<String> reasons(List<SessionEvent> events) {
        return only(Judging.class, events).stream()
                .map(judging -> judging.reason() == null ? "judging" : judging.reason())
                .toList();
    }

    private static Session two() {
        return Session.of(SACRUM, T12, start("squat"));
    }

    /** Squats, between which a sensor slips; a rounded and a tucked one; then a stand, a bow and a rounded squat. */
    private static TestWearer slipping(Placement placement, Vector3D axis, double deg, double turnDeg) {
        return calibrated()
                .squat(2.4, 0, 0)
                .turn(turnDeg, 2)
                .slip(placement, axis, deg)
                .stand(2.8)
                .squat(2.4, 22, 0)
                .squat(2.4, 0, 14)
                .stand(3)
                .bow(45, 4)
                .stand(1.5)
                .squat(2.4, 22, 14);
    }

    private static final double SLIP_SECONDS = 8 + 2.4 + 2;
    private static final double TOLD_SECONDS = SLIP_SECONDS + 0.4 + 2.8;

    private static void checkSlip(List<SessionEvent> events) {
        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped", "judging");
        Judging slipped = only(Judging.class, events).get(2);
        assertThat(slipped.timeSeconds()).isBetween(SLIP_SECONDS + 2, TOLD_SECONDS);
        double again = only(Judging.class, events).get(3).timeSeconds();
        assertThat(again).isGreaterThan(TOLD_SECONDS + 4.8 + 3);
        assertThat(only(AlertRaised.class, events))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.onsetSeconds()).isGreaterThan(again));
    }

    @Property(tries = 20, seed = "11")
    void aSlipThatGravityCanSeeIsToldAtTheNextStandAndNothingIsAlertedUntilANewBow(
            @ForAll @DoubleRange(min = -180, max = 180) double direction,
            @ForAll @DoubleRange(min = 8, max = 20) double deg,
            @ForAll boolean ofUpper,
            @ForAll @DoubleRange(min = -180, max = 180) double mountDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double turnDeg) {
        Vector3D axis = new Vector3D(Math.cos(Math.toRadians(direction)), Math.sin(Math.toRadians(direction)), 0);
        Vector3D mount = new Vector3D(0.3, -0.5, 0.8);
        TestWearer wearer = slipping(ofUpper ? T12 : SACRUM, axis, deg, turnDeg);

        checkSlip(two().finish(wearer.samples(
                LOW.turned(mount, mountDeg).noisy(1),
                HIGH.turned(mount, -mountDeg).noisy(2))));
    }

    /** Two squats after the slip, a stand, two more and a stand: with one sensor the second stand tells. */
    private static TestWearer slippingAlone(Vector3D axis, double deg) {
        return calibrated()
                .squat(2.4, 0, 0)
                .slip(SACRUM, axis, deg)
                .stand(3)
                .squat(2.4, 0, 0)
                .stand(6)
                .bow(45, 4)
                .stand(1.5)
                .squat(2.4, 0, 14);
    }

    @Property(tries = 20, seed = "12")
    void withOneSensorASlipIsToldAtTheSecondStandThatShowsIt(
            @ForAll @DoubleRange(min = -180, max = 180) double direction,
            @ForAll @DoubleRange(min = 8, max = 20) double deg,
            @ForAll @DoubleRange(min = -180, max = 180) double mountDeg) {
        Vector3D axis = new Vector3D(Math.cos(Math.toRadians(direction)), Math.sin(Math.toRadians(direction)), 0);
        List<SessionEvent> events = Session.of(SACRUM, start("squat"))
                .finish(slippingAlone(axis, deg)
                        .samples(LOW.turned(new Vector3D(1, 2, 3), mountDeg).noisy(3)));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped", "judging");
        double told = only(Judging.class, events).get(2).timeSeconds();
        assertThat(told).isBetween(8 + 2.4 + 3.4 + 2.4 + 1.9, 8 + 2.4 + 3.4 + 2.4 + 3.5);
        assertThat(only(AlertRaised.class, events))
                .singleElement()
                .satisfies(alert -> assertThat(alert.onsetSeconds())
                        .isGreaterThan(only(Judging.class, events).get(3).timeSeconds()));
    }

    @Test
    void theMessageNamesTheSensorAndSaysWhatToDo() {
        List<SessionEvent> ofTwo =
                two().finish(slipping(T12, Vector3D.PLUS_I, 9, 0).samples(LOW, HIGH));
        List<SessionEvent> ofOne = Session.of(SACRUM, start("squat"))
                .finish(slippingAlone(Vector3D.PLUS_J, 9).samples(LOW));

        assertThat(only(Judging.class, ofTwo).get(2).message())
                .isEqualTo("The sensor at t12 has moved. Stand still for 2 s, then bow once and come up again.");
        assertThat(only(Judging.class, ofOne).get(2).message())
                .isEqualTo("The sensor on the lower back has moved. Stand still for 2 s, then bow once and come up"
                        + " again.");
    }

    private static List<SessionEvent> ofStatedMounts(TestWearer wearer) {
        SessionSettings stated = settings(List.of(sensor(SACRUM, BODY_AXES), sensor(T12, BODY_AXES)), Map.of(), false);
        return Session.of(stated, start("squat")).finish(wearer.samples(LOW, HIGH));
    }

    @Test
    void withAStatedMountTooItTakesABow() {
        List<SessionEvent> events = ofStatedMounts(new TestWearer()
                .stand(3)
                .squat(2.4, 0, 0)
                .stand(1)
                .slip(SACRUM, Vector3D.PLUS_J, 9)
                .stand(6)
                .lean(9, 1)
                .stand(3)
                .lean(-9, 1)
                .stand(3)
                .bow(40, 3)
                .stand(1)
                .squat(2.4, 0, 0)
                .squat(2.4, 22, 0)
                .stand(1));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped", "judging");
        assertThat(only(Judging.class, events).get(2).message())
                .isEqualTo("The sensor at sacrum has moved. Stand still for 2 s, then bow once and come up again.");
        assertThat(only(Judging.class, events).get(3).timeSeconds()).isGreaterThan(23);
        assertThat(only(Calibration.class, events)).hasSize(4);
        assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.repetition()).isEqualTo(3);
            assertThat(alert.confidence()).isEqualTo("high");
        });
    }

    /** He sits down, reaches for his shoes and comes back, which looks like a bow. */
    @Test
    void neutralIsNotTakenFromASeat() {
        List<SessionEvent> events = two().finish(calibrated()
                .stand(1)
                .slip(SACRUM, Vector3D.PLUS_J, 9)
                .stand(3)
                .curl(-20, 12, 1.5)
                .stand(4)
                .bow(40, 4)
                .stand(4)
                .curl(20, -12, 1.5)
                .stand(3)
                .samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped");
        assertThat(only(Calibration.class, events))
                .filteredOn(calibration -> calibration.timeSeconds() > 12)
                .hasSize(2)
                .filteredOn(calibration -> !calibration.accepted())
                .singleElement()
                .satisfies(refused -> assertThat(refused.message())
                        .isEqualTo(
                                "You stood 12° otherwise than at the start (at most 8°). Stand upright as then for 2 s,"
                                        + " and bow once. If you have moved this sensor too, calibrate anew."));
    }

    @Test
    void theNewBowIsNoRepetition() {
        TestWearer wearer = calibrated()
                .slip(SACRUM, Vector3D.PLUS_J, 10)
                .stand(6)
                .bow(45, 4)
                .stand(2);
        List<SessionEvent> events = Session.of(SACRUM, T12, start("hip-hinge")).finish(wearer.samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped", "judging");
        assertThat(only(Repetition.class, events)).isEmpty();
    }

    @Test
    void aLeanTurnsBothSensorsAndIsNoSlip() {
        List<SessionEvent> events = two().finish(calibrated()
                .bend(12, 1)
                .stand(4)
                .bend(-20, 1)
                .stand(4)
                .lean(9, 1)
                .stand(4)
                .samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging");
    }

    /** With the pelvis tilted back and the trunk nearly as in standing, as people sit upright and slouched. */
    @ParameterizedTest(name = "{0}, pelvis {1}°, trunk {2}°")
    @CsvSource({
        "squat, -32, -4",
        "squat, -12, -2",
        "squat, -20, 3",
        "daily, -10, 0",
        "daily, -24, -3",
        "hip-hinge, -15, 5"
    })
    void sittingDownIsNoSlip(String exercise, double pelvis, double trunk) {
        TestWearer wearer = calibrated().stand(2);
        for (int i = 0; i < 3; i++) {
            wearer.curl(25, 30, 1)
                    .curl(pelvis - 25, trunk - 30, 1)
                    .stand(6)
                    .curl(-pelvis + 25, -trunk + 30, 1)
                    .curl(-25, -30, 1)
                    .stand(4);
        }
        assertThat(reasons(Session.of(SACRUM, T12, start(exercise)).finish(wearer.samples(LOW, HIGH))))
                .doesNotContain("slipped", "swapped")
                .contains("judging");
    }

    @Test
    void oneWhoTucksThePelvisStandingIsJudgedAgainWithoutABowOnceHeStandsAsBefore() {
        List<SessionEvent> events = two().finish(calibrated()
                .stand(1)
                .curl(-9, 0, 1)
                .stand(4)
                .curl(9, 0, 1)
                .stand(3)
                .samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped", "judging");
        assertThat(only(Calibration.class, events)).hasSize(2);
    }

    @Test
    void aRestAtTheBottomOfASquatIsNoStand() {
        List<SessionEvent> events = Session.of(SACRUM, start("squat"))
                .finish(calibrated()
                        .squat(2.4, 0, 0)
                        .rise(-0.4, 1.0)
                        .bend(15, 0.5)
                        .stand(4)
                        .bend(-15, 0.5)
                        .rise(0.4, 1.0)
                        .stand(2)
                        .samples(LOW));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging");
    }

    @Test
    void aSmallSlipIsToldAtTheThirdStandThatShowsIt() {
        TestWearer wearer = calibrated().slip(SACRUM, Vector3D.PLUS_I, 4.8);
        for (int i = 0; i < 3; i++) {
            wearer.stand(3).squat(2.4, 0, 0);
        }
        List<SessionEvent> events = two().finish(wearer.samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "slipped");
        assertThat(only(Judging.class, events).get(2).timeSeconds()).isCloseTo(8.4 + 2 * 5.4 + 2, within(0.5));
    }

    @Test
    void aSensorThatWasTakenOffSaysSo() {
        List<SessionEvent> events = two().finish(
                        calibrated().slip(T12, Vector3D.PLUS_I, 120).stand(6).samples(LOW, HIGH));

        assertThat(only(Judging.class, events).get(2).reason()).isEqualTo("slipped");
        assertThat(only(Judging.class, events).get(2).message())
                .isEqualTo("The sensor at t12 was taken off or turned. Put it back as it was. Stand still for 2 s, then"
                        + " bow once and come up again.");
    }

    @Test
    void aSensorThatStartedAnewIsHeldAgainstGravityMoreStrictly() {
        TestWearer wearer = calibrated().slip(SACRUM, Vector3D.PLUS_I, 6).stand(6);

        assertThat(reasons(Session.of(SACRUM, T12, start("squat"), new Mark.SensorRestarted(8.5, SACRUM))
                        .finish(wearer.samples(LOW, HIGH))))
                .containsExactly("uncalibrated", "judging", "sensor-gap", "judging", "slipped");
        assertThat(reasons(two().finish(wearer.samples(LOW, HIGH)))).containsExactly("uncalibrated", "judging");
        assertThat(reasons(Session.of(SACRUM, T12, start("squat"), new Mark.SensorRestarted(8.5, SACRUM))
                        .finish(calibrated().stand(6).samples(LOW, HIGH))))
                .containsExactly("uncalibrated", "judging", "sensor-gap", "judging");
    }

    @Test
    void swappedSensorsAreToldByTheFirstBendInWhichTheBackGives() {
        TestWearer wearer = calibrated().squat(2.4, 25, 0).stand(5).bow(45, 4).stand(1);
        List<SessionEvent> events = Session.of(T12, SACRUM, start("squat"))
                .finish(wearer.samples(LOW, HIGH).stream()
                        .map(s -> new ImuSample(
                                s.placement() == T12 ? SACRUM : T12,
                                s.timeSeconds(),
                                s.ax(),
                                s.ay(),
                                s.az(),
                                s.gx(),
                                s.gy(),
                                s.gz()))
                        .toList());

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "swapped", "judging");
        assertThat(only(Judging.class, events).get(2).message())
                .isEqualTo("The sensors look swapped: when you bend, the one called t12 turns less than the one called"
                        + " sacrum. Swap them. Stand still for 2 s, then bow once and come up again.");
    }

    @Test
    void oneWhoLiesAtTheStartIsAskedToStandUpFirst() {
        SessionSettings stated = settings(List.of(sensor(SACRUM, BODY_AXES)), Map.of(), false);
        List<SessionEvent> events = Session.of(stated, start("squat"))
                .finish(new TestWearer()
                        .bend(-88, 0.01).stand(5).bend(88, 2).stand(4).samples(LOW).stream()
                                .filter(s -> s.timeSeconds() > 0.02)
                                .toList());

        assertThat(only(Judging.class, events).get(0).message())
                .isEqualTo("Stand up first, then stand still for 2 s, so that I know your neutral.");
        assertThat(only(Calibration.class, events).get(0).timeSeconds()).isGreaterThan(7);
    }

    @Test
    void aGyroscopeAtTheEndOfItsRangeIsSaid() {
        double range = Math.toRadians(250);
        List<SessionEvent> events = two().finish(
                        calibrated().stand(1).bend(60, 0.3).bend(-60, 0.3).stand(4).samples(LOW.noisy(1), HIGH).stream()
                                .map(s -> new ImuSample(
                                        s.placement(),
                                        s.timeSeconds(),
                                        s.ax(),
                                        s.ay(),
                                        s.az(),
                                        s.gx(),
                                        s.placement() == SACRUM ? Math.max(-range, Math.min(range, s.gy())) : s.gy(),
                                        s.gz()))
                                .toList());

        assertThat(reasons(events)).startsWith("uncalibrated", "judging", "saturated");
        assertThat(only(Judging.class, events).get(2).message())
                .isEqualTo("The sensor at sacrum is at the end of its range: move more gently, or set a wider range in"
                        + " it.");
        assertThat(reasons(events)).endsWith("judging");
    }

    private static List<SessionEvent> eventsWhenSavedBefore(int savedAt) {
        Session session = two();
        List<ImuSample> samples = slipping(SACRUM, Vector3D.PLUS_I, 9, 60)
                .samples(LOW.noisy(1), HIGH.atRate(93).noisy(2));
        for (int i = 0; i < samples.size(); i++) {
            if (i == savedAt) {
                session.saveAndRestore();
            }
            session.accept(samples.subList(i, i + 1));
        }
        return session.finish(List.of());
    }

    private static final List<SessionEvent> NEVER_SAVED = eventsWhenSavedBefore(-1);

    @Property(tries = 30, seed = "13")
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 5300) int savedAt) {
        assertThat(eventsWhenSavedBefore(savedAt)).isEqualTo(NEVER_SAVED);
    }

    /** Neither stream is ever more than 0.25 s ahead of the other. */
    @Property(tries = 15, seed = "14")
    void theOrderInWhichTwoStreamsArriveChangesNothing(@ForAll long seed) {
        List<ImuSample> samples = new ArrayList<>(slipping(SACRUM, Vector3D.PLUS_I, 9, 60)
                .samples(LOW.noisy(1), HIGH.atRate(93).noisy(2)));
        double[] delays = new SplittableRandom(seed).doubles(400, 0, 0.25).toArray();
        samples.sort(Comparator.comparingDouble(s -> {
            int chunk = (int) (s.timeSeconds() / 0.25);
            return chunk * 0.25 + delays[2 * chunk + (s.placement() == SACRUM ? 0 : 1)];
        }));

        assertThat(two().finish(samples)).isEqualTo(NEVER_SAVED);
    }
}
