package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionMarksTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    private static TestWearer calibrated() {
        return new TestWearer().stand(3).bow(45, 4).stand(2);
    }

    private static List<String> reasons(List<SessionEvent> events) {
        return only(Judging.class, events).stream()
                .map(judging -> judging.reason() == null ? "judging" : judging.reason())
                .toList();
    }

    @Nested
    class WithoutAnExercise {

        @Test
        void itIsSaidOnceAndNothingElseButCalibrations() {
            List<SessionEvent> events = Session.of(SACRUM)
                    .finish(calibrated().squat(2.4, 30, 0).stand(1).samples(LOW));

            assertThat(only(Judging.class, events)).singleElement().satisfies(judging -> {
                assertThat(judging.reason()).isEqualTo("no-exercise");
                assertThat(judging.faults()).isEmpty();
                assertThat(judging.timeSeconds()).isZero();
                assertThat(judging.message()).isEqualTo("No exercise is chosen: angles and posture only.");
            });
            assertThat(events).hasSize(2);
        }
    }

    @Nested
    class PostureEvents {

        private List<SessionEvent> events(boolean asked) {
            return Session.of(settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of(), asked))
                    .finish(calibrated().curl(20, 50, 2).stand(1).samples(LOW, HIGH));
        }

        @Test
        void comeTenTimesASecondOnceTheAxesAreKnown() {
            List<Posture> postures = only(Posture.class, events(true));

            assertThat(postures.get(0).timeSeconds()).isBetween(6.0, 6.8);
            for (int i = 1; i < postures.size(); i++) {
                double step =
                        postures.get(i).timeSeconds() - postures.get(i - 1).timeSeconds();
                assertThat(step).as("step to event %d", i).isCloseTo(0.1, within(i == 1 ? 0.1 : 1e-6));
            }
            Posture last = postures.get(postures.size() - 1);
            assertThat(last.sagittalDeg()).isCloseTo(20, within(0.5));
            assertThat(last.lateralDeg()).isCloseTo(0, within(0.5));
            assertThat(last.lumbarFlexionDeg()).isCloseTo(30, within(0.5));
        }

        @Test
        void comeOnlyWhenAskedFor() {
            assertThat(only(Posture.class, events(false))).isEmpty();
        }

        @Test
        void ofOneSensorTellNoLumbarFlexion() {
            List<SessionEvent> events = Session.of(settings(List.of(sensor(SACRUM, null)), Map.of(), true))
                    .finish(calibrated().samples(LOW));

            assertThat(only(Posture.class, events))
                    .isNotEmpty()
                    .allMatch(posture -> Double.isNaN(posture.lumbarFlexionDeg()));
        }
    }

    @Nested
    class APause {

        private final TestWearer wearer = calibrated().stand(1.2);
        private final double begins = wearer.now() + 1;

        private List<SessionEvent> events() {
            TestWearer squatting =
                    wearer.squat(2.4, 20, 0).stand(2).squat(2.4, 20, 0).stand(2);
            return Session.of(SACRUM, T12, start("squat"), new Mark.Pause(begins), new Mark.Resume(begins + 2))
                    .finish(squatting.samples(LOW, HIGH));
        }

        @Test
        void stopsJudgingUntilTheEndOfIt() {
            List<Judging> judging = only(Judging.class, events());

            assertThat(judging).extracting(Judging::reason).containsExactly("uncalibrated", null, "paused", null);
            assertThat(judging.get(2).message()).isEqualTo("Paused.");
            assertThat(judging.get(2).timeSeconds()).isCloseTo(begins, within(0.011));
            assertThat(judging.get(3).timeSeconds()).isCloseTo(begins + 2, within(0.011));
        }

        @Test
        void cutsTheRepetitionOffAndTheNextHasItsNumber() {
            assertThat(only(Repetition.class, events()))
                    .extracting(Repetition::repetition, Repetition::complete)
                    .containsExactly(tuple(1, false), tuple(1, true));
        }

        @Test
        void clearsTheAlertThatStands() {
            List<SessionEvent> events = events();

            assertThat(only(AlertRaised.class, events)).hasSize(2);
            assertThat(only(AlertCleared.class, events).get(0).timeSeconds()).isCloseTo(begins, within(0.011));
        }
    }

    @Nested
    class AChangeOfExercise {

        private final TestWearer wearer =
                calibrated().squat(2.4, 0, 0).squat(2.4, 22, 0).stand(1);
        private final double change = wearer.now();
        private final List<SessionEvent> events = Session.of(SACRUM, T12, start("squat"), start(change, "plank"))
                .finish(wearer.stand(1)
                        .bend(88, 2)
                        .stand(8)
                        .sag(12, 2)
                        .stand(2)
                        .sag(-12, 2)
                        .bend(-88, 2)
                        .stand(2)
                        .samples(LOW, HIGH));

        @Test
        void sumsUpEachExerciseAtItsEnd() {
            assertThat(only(Summary.class, events))
                    .extracting(Summary::exercise, Summary::repetitions, Summary::cleanRepetitions, Summary::alerts)
                    .containsExactly(tuple("squat", 2, 1, 1), tuple("plank", 1, 0, 1));
            assertThat(only(Summary.class, events).get(0).timeSeconds()).isCloseTo(change, within(0.011));
        }

        @Test
        void judgesEachByItsOwnRules() {
            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::exercise, AlertRaised::pattern)
                    .containsExactly(tuple("squat", "rounded-back"), tuple("plank", "sag"));
            assertThat(only(Hold.class, events)).hasSize(1);
        }

        @Test
        void saysWhetherTheNewOneIsJudged() {
            assertThat(reasons(events))
                    .containsExactly("uncalibrated", "judging", "transition", "judging", "transition");
        }

        @Test
        void goesOnNumberingAlerts() {
            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::id)
                    .containsExactly("s-1", "s-2");
        }

        @Test
        void leavesAllEventsInOrderOfTime() {
            assertThat(events).isSortedAccordingTo(Comparator.comparingDouble(SessionEvent::timeSeconds));
        }
    }

    @Test
    void aRepetitionUnderWayAtTheEndIsIncomplete() {
        List<ImuSample> samples = calibrated().squat(2.4, 0, 0).samples(LOW);
        samples.removeIf(s -> s.timeSeconds() > 10.1);

        List<SessionEvent> events = Session.of(SACRUM, start("squat")).finish(samples);

        assertThat(only(Repetition.class, events)).singleElement().satisfies(cut -> {
            assertThat(cut.complete()).isFalse();
            assertThat(cut.repetition()).isEqualTo(1);
            assertThat(cut.endSeconds()).isCloseTo(10.1, within(0.011));
        });
        assertThat(only(Summary.class, events).get(0).repetitions()).isZero();
    }

    @Test
    void lyingOnTheSideIsNotJudged() {
        List<SessionEvent> events = Session.of(SACRUM, start("squat"))
                .finish(calibrated().lean(80, 2).stand(2).lean(-80, 2).stand(3).samples(LOW));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "side-lying", "transition", "judging");
    }

    @Test
    void afterComingBackToTheExercisesPostureNothingIsJudgedForASecond() {
        List<SessionEvent> events = Session.of(SACRUM, T12, start("squat"))
                .finish(calibrated().bend(90, 2).stand(3).bend(-90, 2).stand(3).samples(LOW, HIGH));

        assertThat(reasons(events)).containsExactly("uncalibrated", "judging", "transition", "judging");
        List<Judging> judging = only(Judging.class, events);
        assertThat(judging.get(2).message()).isEqualTo("Moving between positions.");
        // The pelvis comes below 57° a second before it stands; half of the median's half second, and a second more.
        assertThat(judging.get(3).timeSeconds()).isCloseTo(14.8 + 0.25 + 1, within(0.3));
    }

    @Nested
    class ALimit {

        private final TestWearer wearer =
                calibrated().squat(2.4, 20, 0).stand(1).squat(2.4, 20, 0).stand(1);

        @Test
        void statedForTheSessionReplacesTheExercisesOwn() {
            SessionSettings stricter =
                    settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of("flexion", 9.0), false);

            List<SessionEvent> events = Session.of(stricter, start("squat")).finish(wearer.samples(LOW, HIGH));

            assertThat(only(AlertRaised.class, events)).hasSize(2);
            assertThat(only(AlertRaised.class, events).get(0).limitDeg()).isIn(9.0, 15.0);
        }

        @Test
        void setByAMarkHoldsFromThenOn() {
            List<SessionEvent> events = Session.of(SACRUM, T12, start("squat"), new Mark.SetLimit(11.5, "flexion", 30))
                    .finish(wearer.samples(LOW, HIGH));

            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::repetition)
                    .containsExactly(1);
        }

        @Test
        void setByAMarkHoldsForTheNextExerciseToo() {
            List<SessionEvent> events = Session.of(
                            SACRUM, T12, start("squat"), new Mark.SetLimit(5, "flexion", 30), start(8.5, "hip-hinge"))
                    .finish(calibrated()
                            .curl(40, 65, 1.5)
                            .curl(-40, -65, 1.5)
                            .stand(1)
                            .samples(LOW, HIGH));

            assertThat(only(AlertRaised.class, events)).isEmpty();
        }

        @Test
        void outOfRangeIsRefusedWhenItIsMarked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Mark.SetLimit(1, "tuck", 90))
                    .withMessage("limit tuck must be in (0, 90) degrees, was 90.0");
        }
    }

    @Test
    void marksTakeEffectInOrderOfTimeHoweverTheyCame() {
        List<ImuSample> samples = calibrated().squat(2.4, 0, 0).stand(1).samples(LOW);

        assertThat(Session.of(SACRUM, new Mark.Resume(9), start("squat"), new Mark.Pause(8))
                        .finish(samples))
                .isEqualTo(Session.of(SACRUM, start("squat"), new Mark.Pause(8), new Mark.Resume(9))
                        .finish(samples));
    }

    @Nested
    class Refused {

        private final SessionAnalyzer analyzer =
                new SessionAnalyzer(settings(List.of(sensor(SACRUM, null)), Map.of(), false));

        @Test
        void anExerciseThatIsNotThere() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyzer.mark(start("yoga")))
                    .withMessage("no exercise is called 'yoga'");
        }

        @Test
        void aRestartOfASensorThatIsNotThere() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyzer.mark(new Mark.SensorRestarted(0, T12)))
                    .withMessage("no sensor of this session is at t12");
        }

        @Test
        void aSampleOfASensorThatIsNotThere() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyzer.accept(new ImuSample(T12, 0, 0, 0, 9.8, 0, 0, 0), event -> {}))
                    .withMessage("no sensor of this session is at t12");
        }

        @Test
        void aTimeThatDoesNotIncrease() {
            analyzer.accept(new ImuSample(SACRUM, 1, 0, 0, 9.8, 0, 0, 0), event -> {});

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyzer.accept(new ImuSample(SACRUM, 1, 0, 0, 9.8, 0, 0, 0), event -> {}))
                    .withMessage("time of sacrum must increase, was 1.0 s after 1.0 s");
        }
    }

    @Test
    void theBetweenRepetitionsCalibrationComesBeforeWhatItAllows() {
        SessionSettings stated = settings(List.of(sensor(SACRUM, Session.BODY_AXES)), Map.of(), false);
        List<SessionEvent> events = Session.of(stated, start("squat"))
                .finish(new TestWearer().squat(2.4, 0, 0).squat(2.4, 0, 0).samples(LOW));

        int calibrated = events.indexOf(only(Calibration.class, events).get(0));
        assertThat(events.get(calibrated + 1))
                .isInstanceOfSatisfying(
                        Judging.class, judging -> assertThat(judging.judging()).isTrue());
    }
}
