package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionPlankTest {

    /** In the plank from 10 s on; neutral is known from 16 s on. */
    private static TestWearer inPlank() {
        return new TestWearer().stand(3).bow(45, 4).stand(1).bend(88, 2);
    }

    private static List<SessionEvent> twoSensors(TestWearer wearer) {
        return Session.of(SACRUM, T12, start("plank"))
                .finish(wearer.samples(
                        TestSensor.at(SACRUM).noisy(1), TestSensor.at(T12).noisy(2)));
    }

    private static List<SessionEvent> trunkAlone(TestWearer wearer) {
        return Session.of(T12, start("plank"))
                .finish(wearer.samples(TestSensor.at(T12).noisy(2)));
    }

    private static TestWearer getUp(TestWearer wearer) {
        return wearer.bend(-88, 2).stand(2);
    }

    @Nested
    class AGoodOne {

        private final List<SessionEvent> events = twoSensors(getUp(inPlank().stand(25)));

        @Test
        void isOneCleanHold() {
            assertThat(only(AlertRaised.class, events)).isEmpty();
            assertThat(only(Hold.class, events)).singleElement().satisfies(hold -> {
                assertThat(hold.hold()).isEqualTo(1);
                assertThat(hold.complete()).isTrue();
                assertThat(hold.startSeconds()).isBetween(10.5, 12.0);
                assertThat(hold.endSeconds()).isBetween(35.0, 36.5);
                assertThat(hold.neutralSeconds()).isCloseTo(hold.endSeconds() - hold.startSeconds() - 5, within(0.1));
                assertThat(hold.faults()).isEmpty();
            });
            Summary summary = only(Summary.class, events).get(0);
            assertThat(summary.repetitions()).isEqualTo(1);
            assertThat(summary.cleanRepetitions()).isEqualTo(1);
        }

        @Test
        void isJudgedOnceNeutralIsTakenInIt() {
            List<Judging> judging = only(Judging.class, events);

            assertThat(judging)
                    .extracting(Judging::reason)
                    .containsExactly("uncalibrated", "transition", null, "transition");
            assertThat(judging.get(1).message())
                    .isEqualTo("Get into your plank and hold it still: neutral is taken there.");
            assertThat(judging.get(2).timeSeconds()).isBetween(15.5, 17.0);
            assertThat(judging.get(2).faults()).containsExactly("flexion", "extension", "fatigue");
        }
    }

    @Nested
    class WithTwoSensors {

        @Test
        void aSagIsAnExtension() {
            List<SessionEvent> events = twoSensors(
                    getUp(inPlank().stand(8).sag(10, 2).stand(2).sag(-10, 1).stand(2)));

            assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
                assertThat(alert.fault()).isEqualTo("extension");
                assertThat(alert.pattern()).isEqualTo("sag");
                assertThat(alert.severity()).isEqualTo("amber");
                assertThat(alert.confidence()).isEqualTo("high");
                assertThat(alert.timeSeconds() - alert.onsetSeconds()).isCloseTo(1, within(0.011));
                assertThat(alert.message()).matches("Lower back sags by (9|10)°\\. .*");
            });
            assertThat(only(AlertCleared.class, events).get(0).peakDeg()).isCloseTo(10, within(1.0));
            assertThat(only(Hold.class, events).get(0).faults()).containsExactly("sag");
        }

        @Test
        void aHunchIsAFlexion() {
            List<SessionEvent> events =
                    twoSensors(getUp(inPlank().stand(8).sag(-14, 2).stand(3)));

            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::fault, AlertRaised::pattern)
                    .containsExactly(tuple("flexion", "hunch"));
        }

        @Test
        void aSagBelowItsLimitIsNone() {
            assertThat(only(
                            AlertRaised.class,
                            twoSensors(inPlank().stand(8).sag(5, 2).stand(10))))
                    .isEmpty();
        }

        @Test
        void whoSagsFromTheStartIsHeldAgainstTheStandingNeutral() {
            TestWearer sagging = new TestWearer()
                    .stand(3)
                    .bow(45, 4)
                    .stand(1)
                    .sag(14, 1)
                    .bend(88, 2)
                    .stand(12);

            assertThat(only(AlertRaised.class, twoSensors(sagging)))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.pattern()).isEqualTo("sag");
                        assertThat(alert.angleDeg()).isCloseTo(14, within(1.5));
                    });
        }

        @Test
        void whoSagsAtTheStartIsToldBeforeTheHoldIsJudged() {
            TestWearer sagging = new TestWearer()
                    .stand(3)
                    .bow(45, 4)
                    .stand(1)
                    .sag(14, 1)
                    .bend(88, 2)
                    .stand(4)
                    .sag(-14, 1)
                    .stand(12);
            List<SessionEvent> events = twoSensors(sagging);

            assertThat(only(Judging.class, events))
                    .extracting(Judging::reason)
                    .containsExactly("uncalibrated", "transition", "start", "transition", null);
            assertThat(only(Judging.class, events).get(2).message())
                    .matches(
                            "Your back sags by 1[34]° at the start\\. Lift the hips until it is flat, then I begin\\.");
            assertThat(only(AlertRaised.class, events)).isEmpty();
        }

        @Test
        void aBackThatSinksSlowlyIsWarnedOfOnceBeforeTheLimitIsPassed() {
            TestWearer sinking = inPlank().stand(20);
            for (int i = 0; i < 30; i++) {
                sinking.sag(0.4, 1.8);
            }
            List<AlertRaised> raised = only(AlertRaised.class, twoSensors(sinking.stand(3)));

            assertThat(raised)
                    .extracting(AlertRaised::fault, AlertRaised::pattern)
                    .containsExactly(tuple("fatigue", "sagging-soon"), tuple("extension", "sag"));
            assertThat(raised.get(1).onsetSeconds() - raised.get(0).timeSeconds())
                    .isBetween(5.0, 20.0);
        }

        @Test
        void aSlightlyDifferentStartIsTakenForNeutral() {
            TestWearer wearer = new TestWearer()
                    .stand(3)
                    .bow(45, 4)
                    .stand(1)
                    .sag(6, 1)
                    .bend(88, 2)
                    .stand(8)
                    .sag(5, 1)
                    .stand(8);

            assertThat(only(AlertRaised.class, twoSensors(wearer))).isEmpty();
        }
    }

    @Nested
    class WithOneSensorOnTheTrunk {

        @Test
        void aSagAndAHunchAreToldAgainstTheStartPosition() {
            List<SessionEvent> events = trunkAlone(inPlank()
                    .stand(8)
                    .sag(12, 2)
                    .stand(3)
                    .sag(-12, 2)
                    .stand(8)
                    .sag(-12, 2)
                    .stand(3));

            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::fault, AlertRaised::pattern, AlertRaised::confidence)
                    .containsExactly(tuple("extension", "sag", "medium"), tuple("flexion", "hips-high", "medium"));
            assertThat(only(AlertRaised.class, events))
                    .allSatisfy(alert -> assertThat(alert.message())
                            .startsWith("Trunk has ")
                            .contains("against your start position"));
        }
    }

    @Test
    void aHoldThatAGapCutOffEndsBeforeTheGap() {
        List<ImuSample> samples = inPlank()
                .stand(30)
                .samples(TestSensor.at(SACRUM).noisy(1), TestSensor.at(T12).noisy(2));
        samples.removeIf(sample -> sample.timeSeconds() > 25 && sample.timeSeconds() < 28);

        List<Hold> holds =
                only(Hold.class, Session.of(SACRUM, T12, start("plank")).finish(samples));

        assertThat(holds.get(0).complete()).isFalse();
        assertThat(holds.get(0).endSeconds()).isCloseTo(25, within(0.02));
        assertThat(holds.get(1).startSeconds()).isGreaterThan(28);
    }

    @Test
    void kneesThatGoDownAtTheEndAreNoSagOfATrunk() {
        List<SessionEvent> events =
                trunkAlone(inPlank().stand(10).bend(-10, 1.2).bend(-78, 2).stand(2));

        assertThat(only(AlertRaised.class, events)).isEmpty();
    }

    @Test
    void aFaultIsSaidAgainOnlySixSecondsAfterItsEnd() {
        TestWearer wearer = inPlank().stand(8);
        for (int i = 0; i < 3; i++) {
            wearer.sag(12, 1).stand(1.5).sag(-12, 1).stand(0.5);
        }
        List<SessionEvent> events = twoSensors(wearer.stand(1));

        List<AlertRaised> raised = only(AlertRaised.class, events);
        assertThat(raised).hasSize(2);
        assertThat(raised.get(1).timeSeconds())
                .isGreaterThanOrEqualTo(only(AlertCleared.class, events).get(0).timeSeconds() + 6);
    }

    @Test
    void anAlertThatStandsIsClearedWhenTheWearerGetsUp() {
        List<SessionEvent> events =
                twoSensors(getUp(inPlank().stand(8).sag(12, 2).stand(3)));

        assertThat(only(AlertCleared.class, events)).hasSize(1);
        assertThat(only(AlertCleared.class, events).get(0).timeSeconds())
                .isCloseTo(only(Hold.class, events).get(0).timeSeconds(), within(0.5));
    }
}
