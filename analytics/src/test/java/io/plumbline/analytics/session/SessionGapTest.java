package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionGapTest {

    private final TestWearer wearer = new TestWearer()
            .stand(3)
            .bow(45, 4)
            .stand(2)
            .squat(2.4, 0, 0)
            .stand(1)
            .squat(2.4, 0, 0)
            .stand(3);

    /** The middle of the second squat's descent. */
    private static final double IN_SQUAT = 13.2;

    /** What is left when a placement says nothing for a while after a time. */
    private static List<ImuSample> silent(List<ImuSample> samples, Placement placement, double from, double seconds) {
        List<ImuSample> left = new ArrayList<>(samples);
        left.removeIf(s -> s.placement() == placement
                && s.timeSeconds() > from + 0.001
                && s.timeSeconds() < from + seconds - 0.001);
        return left;
    }

    private List<SessionEvent> oneSensor(List<ImuSample> samples) {
        return Session.of(SACRUM, start("squat")).finish(samples);
    }

    private static List<SessionEvent> withPostures(List<ImuSample> samples) {
        List<SensorSettings> sensor = List.of(Session.sensor(SACRUM, null));
        return Session.of(Session.settings(sensor, Map.of(), true), start("squat"))
                .finish(samples);
    }

    private List<SessionEvent> twoSensors(List<ImuSample> samples) {
        return Session.of(SACRUM, T12, start("squat")).finish(samples);
    }

    private List<ImuSample> low() {
        return wearer.samples(TestSensor.at(SACRUM));
    }

    private List<ImuSample> both() {
        return wearer.samples(TestSensor.at(SACRUM), TestSensor.at(T12));
    }

    private static List<Boolean> complete(List<SessionEvent> events) {
        return only(Repetition.class, events).stream().map(Repetition::complete).toList();
    }

    /** Judging is said when it begins, and again around each gap. */
    private static List<Judging> judgingAfterCalibration(List<SessionEvent> events) {
        List<Judging> judging = only(Judging.class, events);
        return judging.subList(2, judging.size());
    }

    /** Who straightens up within a gap of 0.6 s and stands: what the gap hid is found again in the seconds after it. */
    @ParameterizedTest(name = "up by {0}°")
    @ValueSource(doubles = {20, 35})
    void aStandWhoseAngleIsInDoubtIsNobodysNeutral(double deg) {
        TestWearer straightens =
                new TestWearer().bend(deg, 0.8).stand(0.4).bend(-deg, 1).stand(8);
        List<SensorSettings> sensor = List.of(Session.sensor(SACRUM, Session.BODY_AXES));
        TestSensor mounted = TestSensor.at(SACRUM);
        List<ImuSample> lossy = silent(straightens.samples(mounted), SACRUM, 1.4, 0.6);
        List<SessionEvent> events = Session.of(Session.settings(sensor, Map.of(), true), start("squat"))
                .finish(lossy);

        SessionEvent.Calibration neutral =
                only(SessionEvent.Calibration.class, events).get(0);
        // Two seconds of standing were over at 4.2 s.
        assertThat(neutral.timeSeconds()).isGreaterThan(5);
        Posture then = only(Posture.class, events).stream()
                .filter(posture -> posture.timeSeconds() > neutral.timeSeconds() - 2)
                .findFirst()
                .orElseThrow();
        assertThat(then.sagittalDeg()).isCloseTo(0, within(2.0));
    }

    @Nested
    class OfUpToATenthOfASecond {

        @ParameterizedTest(name = "{0} s")
        @ValueSource(doubles = {0.02, 0.05, 0.10})
        void isInterpolatedSilently(double seconds) {
            List<SessionEvent> events = oneSensor(silent(low(), SACRUM, IN_SQUAT, seconds));

            assertThat(judgingAfterCalibration(events)).isEmpty();
            assertThat(complete(events)).containsExactly(true, true);
        }

        @Test
        void ofTheSecondSensorToo() {
            List<SessionEvent> events = twoSensors(silent(both(), T12, IN_SQUAT, 0.1));

            assertThat(judgingAfterCalibration(events)).isEmpty();
            assertThat(complete(events)).containsExactly(true, true);
        }
    }

    @Nested
    class Longer {

        @ParameterizedTest(name = "{1} s from {0} s")
        @CsvSource({"10, 0.12", "7.5, 0.12", "7.5, 0.3", "13.4, 0.12"})
        void stopsJudgingUntilOneSecondAfterItWhereNoGreatTurnCanBeHidden(double from, double seconds) {
            List<SessionEvent> events = oneSensor(silent(low(), SACRUM, from, seconds));

            List<Judging> judging = judgingAfterCalibration(events);
            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(0).message()).isEqualTo(String.format(Locale.ROOT, "No data for %.1f s.", seconds));
            assertThat(judging.get(0).timeSeconds()).isCloseTo(from + seconds, within(0.011));
            assertThat(judging.get(1).timeSeconds()).isCloseTo(from + seconds + 1, within(0.011));
        }

        @ParameterizedTest(name = "{1} s from {0} s")
        @CsvSource({"9.1, 0.3", "12.5, 0.3", "10, 0.9", "7.5, 0.9"})
        void stopsJudgingUntilTheAngleIsFoundAgainWhereATurnMayBeHidden(double from, double seconds) {
            List<SessionEvent> events = oneSensor(silent(low(), SACRUM, from, seconds));

            List<Judging> judging = judgingAfterCalibration(events);
            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(0).timeSeconds()).isCloseTo(from + seconds, within(0.011));
            assertThat(judging.get(1).timeSeconds() - from - seconds).isBetween(1.5, 2.1);
        }

        @Test
        void inASquatFollowedByAnotherOneCountsFromTheLast() {
            List<ImuSample> samples = silent(silent(low(), SACRUM, 10, 0.4), SACRUM, 11, 0.4);

            List<Judging> judging = judgingAfterCalibration(oneSensor(samples));

            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(1).timeSeconds() - 11.4).isBetween(1.5, 2.1);
        }

        @Test
        void leavesNoAngleThatIsJudgedMoreThanThreeDegreesWrong() {
            List<SessionEvent> whole = withPostures(low());
            for (double from = 8.8; from < 15; from += 0.2) {
                List<SessionEvent> events = withPostures(silent(low(), SACRUM, from, 0.5));
                assertThat(largestJudgedDifferenceDeg(whole, events, from))
                        .as("from %.1f s", from)
                        .isLessThan(3);
            }
        }

        private static double largestJudgedDifferenceDeg(
                List<SessionEvent> whole, List<SessionEvent> events, double fromSeconds) {
            Map<Long, Double> expected = only(Posture.class, whole).stream()
                    .collect(Collectors.toMap(p -> Math.round(p.timeSeconds() * 100), Posture::sagittalDeg));
            double largest = 0;
            boolean judging = false;
            for (SessionEvent event : events) {
                if (event instanceof Judging now) {
                    judging = now.judging();
                } else if (event instanceof Posture posture && judging && posture.timeSeconds() > fromSeconds + 1) {
                    Double there = expected.get(Math.round(posture.timeSeconds() * 100));
                    largest = there == null ? largest : Math.max(largest, Math.abs(posture.sagittalDeg() - there));
                }
            }
            return largest;
        }

        @Test
        void ofMoreThanASecondTheAngleIsFoundAnewForThreeSeconds() {
            List<Judging> judging = judgingAfterCalibration(oneSensor(silent(low(), SACRUM, 10, 2)));

            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(1).timeSeconds()).isCloseTo(15, within(0.011));
        }

        @Test
        void ofTheSecondSensorSaysItsLength() {
            List<Judging> judging = judgingAfterCalibration(twoSensors(silent(both(), T12, 10, 0.25)));

            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(0).message()).matches("No data for 0\\.[23] s\\.");
            assertThat(judging.get(1).timeSeconds()).isCloseTo(11.25, within(0.011));
        }

        @Test
        void ofASecondSensorThatNeverComesBackLastsToTheEnd() {
            List<Judging> judging = judgingAfterCalibration(twoSensors(silent(both(), T12, 10, 100)));

            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap");
            assertThat(judging.get(0).timeSeconds()).isBetween(10.0, 10.31);
        }

        @Test
        void theTimeWithoutJudgingIsSummedUp() {
            double whole = only(Summary.class, oneSensor(low())).get(0).notJudgedSeconds();
            double gap = only(Summary.class, oneSensor(silent(low(), SACRUM, 7.5, 0.3)))
                    .get(0)
                    .notJudgedSeconds();

            assertThat(gap - whole).isCloseTo(1.3, within(0.03));
        }
    }

    @Nested
    class InARepetition {

        @Test
        void ofMoreThanAFifthOfASecondCutsItOff() {
            List<SessionEvent> events = oneSensor(silent(low(), SACRUM, IN_SQUAT, 0.25));

            assertThat(complete(events)).containsExactly(true, false);
            Repetition cut = only(Repetition.class, events).get(1);
            assertThat(cut.repetition()).isEqualTo(2);
            assertThat(cut.timeSeconds()).isCloseTo(IN_SQUAT + 0.25, within(0.011));
            assertThat(only(Summary.class, events).get(0).repetitions()).isEqualTo(1);
        }

        @Test
        void ofLessLeavesItWhole() {
            assertThat(complete(oneSensor(silent(low(), SACRUM, IN_SQUAT, 0.19))))
                    .containsExactly(true, true);
        }

        @Test
        void afterAShorterOneStillCutsItOff() {
            List<ImuSample> samples = silent(silent(low(), SACRUM, IN_SQUAT - 0.4, 0.15), SACRUM, IN_SQUAT, 0.25);

            assertThat(complete(oneSensor(samples))).containsExactly(true, false);
        }

        @Test
        void ofTheSecondSensorCutsItOffToo() {
            assertThat(complete(twoSensors(silent(both(), T12, IN_SQUAT, 0.25))))
                    .containsExactly(true, false);
        }

        @Test
        void ofTheLowerSensorCutsItOffWhereTheUpperIsNamedFirst() {
            List<SessionEvent> events =
                    Session.of(T12, SACRUM, start("squat")).finish(silent(both(), SACRUM, IN_SQUAT, 0.6));

            assertThat(complete(events)).containsExactly(true, false);
            assertThat(only(Repetition.class, events).get(1).timeSeconds()).isBetween(IN_SQUAT, IN_SQUAT + 0.3);
        }
    }

    @Test
    void inAHoldEndsItAsIncompleteAndTheNextHasTheSameNumber() {
        TestWearer planking = new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(1)
                .bend(90, 2)
                .stand(20)
                .bend(-90, 2)
                .stand(3);

        List<SessionEvent> events =
                Session.of(T12, start("plank")).finish(silent(planking.samples(TestSensor.at(T12)), T12, 19, 0.3));

        assertThat(only(Hold.class, events))
                .extracting(Hold::hold, Hold::complete)
                .containsExactly(tuple(1, false), tuple(1, true));
        assertThat(only(Summary.class, events).get(0).repetitions()).isEqualTo(1);
    }

    @Nested
    class AfterARestartOfTheSensor {

        @Test
        void theAngleIsFoundAnewForThreeSeconds() {
            List<SessionEvent> events = Session.of(SACRUM, start("squat"), new Mark.SensorRestarted(10, SACRUM))
                    .finish(low());

            List<Judging> judging = judgingAfterCalibration(events);
            assertThat(judging).extracting(Judging::reason).containsExactly("sensor-gap", null);
            assertThat(judging.get(0).message())
                    .isEqualTo("A sensor has started anew: its angle is being found again.");
            assertThat(judging.get(1).timeSeconds()).isCloseTo(13, within(0.03));
        }

        @Test
        void anEarlierGapIsNotMentionedAgain() {
            List<SessionEvent> events = Session.of(SACRUM, start("squat"), new Mark.SensorRestarted(14, SACRUM))
                    .finish(silent(low(), SACRUM, 10, 0.5));

            assertThat(judgingAfterCalibration(events).get(2).message())
                    .isEqualTo("A sensor has started anew: its angle is being found again.");
        }
    }
}
