package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.L1;
import static io.plumbline.analytics.imu.Placement.L3;
import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.BODY_AXES;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.plumbline.analytics.imu.ImuSample;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionCalibrationTest {

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

    @Nested
    class ByABow {

        @Test
        void nothingIsJudgedUntilThen() {
            List<SessionEvent> events =
                    Session.of(SACRUM, start("squat")).finish(calibrated().samples(LOW));

            assertThat(reasons(events)).containsExactly("uncalibrated", "judging");
            assertThat(only(Judging.class, events).get(0).message())
                    .isEqualTo("Stand still for 2 s, then bow once and come up again.");
            assertThat(only(Calibration.class, events)).singleElement().satisfies(found -> {
                assertThat(found.accepted()).isTrue();
                assertThat(found.placement()).isEqualTo(SACRUM);
                assertThat(found.neutral()).isEqualTo("still");
                assertThat(found.quality()).isCloseTo(1, within(0.01));
                assertThat(found.message()).isEqualTo("Axes found from your bow.");
            });
        }

        @Test
        void theBowIsNoRepetition() {
            List<SessionEvent> events = Session.of(SACRUM, start("hip-hinge"))
                    .finish(calibrated().stand(5).samples(LOW));

            assertThat(only(Repetition.class, events)).isEmpty();
        }

        @Test
        void aRejectedOneSaysWhyAndWhatToDo() {
            List<SessionEvent> events = Session.of(SACRUM, start("squat"))
                    .finish(new TestWearer().stand(3).bow(16, 3).stand(1).samples(LOW));

            assertThat(only(Calibration.class, events)).singleElement().satisfies(rejected -> {
                assertThat(rejected.accepted()).isFalse();
                assertThat(rejected.neutral()).isNull();
                assertThat(rejected.message())
                        .isEqualTo("The bow was only 16° (at least 20°). Stand still for 2 s, then bow 30 to"
                                + " 60° with a straight back.");
            });
            assertThat(reasons(events)).containsExactly("uncalibrated");
        }

        @Test
        void bothSensorsMustBeCalibrated() {
            List<SessionEvent> events = Session.of(SACRUM, T12, start("squat"))
                    .finish(new TestWearer()
                            .stand(3)
                            .curl(15, 40, 2)
                            .curl(-15, -40, 2)
                            .stand(3)
                            .samples(LOW, HIGH));

            assertThat(only(Calibration.class, events))
                    .extracting(Calibration::placement, Calibration::accepted)
                    .containsExactlyInAnyOrder(tuple(T12, true), tuple(SACRUM, false));
            assertThat(reasons(events)).containsExactly("uncalibrated");
        }

        @Test
        void aMarkBeginsAnew() {
            TestWearer wearer = calibrated().stand(1);
            double again = wearer.now();
            List<SessionEvent> events = Session.of(SACRUM, start("squat"), new Mark.Calibrate(again))
                    .finish(wearer.stand(3).bow(45, 4).stand(1).samples(LOW));

            assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "uncalibrated", "judging");
            assertThat(only(Judging.class, events).get(2).timeSeconds()).isCloseTo(again, within(0.011));
            assertThat(only(Calibration.class, events)).hasSize(2).allMatch(Calibration::accepted);
        }
    }

    @Nested
    class WithAStatedMount {

        private List<SessionEvent> oneSensor(TestWearer wearer) {
            return Session.of(settings(List.of(sensor(SACRUM, BODY_AXES)), Map.of(), false), start("squat"))
                    .finish(wearer.samples(LOW));
        }

        private List<SessionEvent> twoSensors(TestWearer wearer) {
            return Session.of(
                            settings(List.of(sensor(SACRUM, BODY_AXES), sensor(T12, BODY_AXES)), Map.of(), false),
                            start("squat"))
                    .finish(wearer.samples(LOW, HIGH));
        }

        @Test
        void aStillStandGivesNeutralAndFullConfidence() {
            List<SessionEvent> events =
                    twoSensors(new TestWearer().stand(3).squat(2.4, 22, 0).stand(1));

            assertThat(only(Calibration.class, events))
                    .hasSize(2)
                    .allMatch(
                            found -> found.neutral() != null && found.neutral().equals("still"))
                    .allMatch(found -> Double.isNaN(found.quality()));
            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::confidence)
                    .containsExactly("high");
        }

        @Test
        void nothingIsJudgedBeforeNeutralIsKnown() {
            List<SessionEvent> events = twoSensors(new TestWearer().stand(3));

            assertThat(reasons(events)).containsExactly("uncalibrated", "judging");
            assertThat(only(Judging.class, events).get(0).message())
                    .isEqualTo("Stand still for 2 s, so that I know your neutral.");
            assertThat(only(Judging.class, events).get(1).timeSeconds()).isBetween(1.9, 2.1);
        }

        @Test
        void withoutAStillStandNeutralIsTheUprightAngleBetweenRepetitions() {
            List<SessionEvent> events = oneSensor(
                    new TestWearer().squat(2.4, 0, 0).squat(2.4, 0, 18).squat(2.4, 0, 0));

            assertThat(only(Calibration.class, events)).singleElement().satisfies(found -> {
                assertThat(found.neutral()).isEqualTo("between-repetitions");
                assertThat(found.accepted()).isTrue();
                assertThat(found.message()).contains("low confidence");
            });
            assertThat(only(AlertRaised.class, events))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.confidence()).isEqualTo("low"));
        }

        @Test
        void twoSensorsWithoutAStillStandAreJudgedFromTheFirstRepetitionOn() {
            List<SessionEvent> events = twoSensors(
                    new TestWearer().squat(2.4, 0, 0).squat(2.4, 24, 0).squat(2.4, 0, 0));

            assertThat(reasons(events)).containsExactly("uncalibrated", "judging");
            assertThat(only(Calibration.class, events))
                    .extracting(Calibration::neutral)
                    .containsExactly("between-repetitions", "between-repetitions");
            assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
                assertThat(alert.repetition()).isEqualTo(2);
                assertThat(alert.confidence()).isEqualTo("low");
                assertThat(alert.angleDeg()).isBetween(15.0, 25.0);
            });
        }
    }

    /** The upper sensor's samples come 0.25 s before the lower's of the same time. */
    @Test
    void aCalibrationIsSaidWhenTheSessionHasComeToItsTime() {
        TestWearer wearer = calibrated();
        List<ImuSample> samples = new ArrayList<>(wearer.samples(LOW, HIGH));
        samples.sort(Comparator.comparingDouble(s -> s.timeSeconds() - (s.placement() == T12 ? 0.25 : 0)));
        SessionSettings settings = settings(List.of(sensor(SACRUM, BODY_AXES), sensor(T12, BODY_AXES)), Map.of(), true);

        List<SessionEvent> events = Session.of(settings, start("squat")).finish(samples);

        assertThat(events).isSortedAccordingTo(Comparator.comparingDouble(SessionEvent::timeSeconds));
        List<SessionEvent> inStep = Session.of(settings, start("squat")).finish(wearer.samples(LOW, HIGH));
        assertThat(only(Judging.class, events)).isEqualTo(only(Judging.class, inStep));
        assertThat(only(Calibration.class, events))
                .containsExactlyInAnyOrderElementsOf(only(Calibration.class, inStep));
    }

    @Nested
    class APlacementThatCannotShowTheFaults {

        private Judging first(Session session, TestSensor... sensors) {
            List<SessionEvent> events = session.finish(calibrated().samples(sensors));
            assertThat(only(Judging.class, events)).hasSize(1);
            return only(Judging.class, events).get(0);
        }

        @Test
        void ofOneSensorIsSaidWithWhereToWearIt() {
            Judging judging = first(Session.of(T12, start("squat")), HIGH);

            assertThat(judging.reason()).isEqualTo("placement");
            assertThat(judging.faults()).containsExactly("flexion");
            assertThat(judging.message())
                    .isEqualTo("A sensor at t12 alone can't show the faults of squat. Wear one at sacrum or l5, or two:"
                            + " one on the sacrum and one at t12 or l1.");
        }

        @Test
        void inAPlankTheSacrumIsTheWrongOne() {
            Judging judging = first(Session.of(SACRUM, start("plank")), LOW);

            assertThat(judging.faults()).containsExactly("flexion", "extension", "fatigue");
            assertThat(judging.message()).contains("Wear one at l1 or t12, or two:");
        }

        @Test
        void aHipHingeNeedsTwo() {
            assertThat(first(Session.of(SACRUM, start("hip-hinge")), LOW).message())
                    .isEqualTo("A sensor at sacrum alone can't show the faults of hip-hinge. Wear two: one on the"
                            + " sacrum and one at t12 or l1.");
        }

        @Test
        void ofTwoSensorsIsSaidToo() {
            assertThat(first(Session.of(L3, L1, start("squat")), TestSensor.at(L3), TestSensor.at(L1))
                            .message())
                    .startsWith("Sensors at l3 and l1 can't show the faults of squat.");
        }
    }
}
