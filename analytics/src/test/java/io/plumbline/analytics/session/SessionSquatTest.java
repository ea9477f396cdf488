package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSquatTest {

    private static TestWearer calibrated() {
        return new TestWearer().stand(3).bow(45, 4).stand(2);
    }

    private static List<SessionEvent> twoSensors(TestWearer wearer, String exercise) {
        return Session.of(SACRUM, T12, start(exercise))
                .finish(wearer.samples(
                        TestSensor.at(SACRUM).noisy(1), TestSensor.at(T12).noisy(2)));
    }

    private static List<SessionEvent> oneSensor(TestWearer wearer) {
        return Session.of(SACRUM, start("squat"))
                .finish(wearer.samples(TestSensor.at(SACRUM).noisy(1)));
    }

    @Nested
    class WithTwoSensors {

        /** Repetitions 2 and 4 of 6 are rounded. */
        private final List<SessionEvent> events = twoSensors(
                calibrated()
                        .squat(2.4, 0, 0)
                        .squat(2.4, 20, 0)
                        .squat(2.4, 12, 0)
                        .squat(2.4, 32, 0)
                        .squat(2.4, 0, 0)
                        .squat(2.4, 0, 0)
                        .stand(2),
                "squat");

        @Test
        void eachRoundedRepetitionIsAlertedOnceWithHighConfidence() {
            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::repetition)
                    .containsExactly(2, 4);
            assertThat(only(AlertRaised.class, events)).allSatisfy(alert -> {
                assertThat(alert.confidence()).isEqualTo("high");
                assertThat(alert.pattern()).isEqualTo("rounded-back");
                assertThat(alert.exercise()).isEqualTo("squat");
                assertThat(alert.timeSeconds() - alert.onsetSeconds()).isBetween(0.10, 0.151);
            });
        }

        @Test
        void eachAlertIsClearedWithItsPeak() {
            List<AlertCleared> cleared = only(AlertCleared.class, events);

            assertThat(cleared).hasSize(2);
            assertThat(cleared.get(0).peakDeg()).isCloseTo(20, within(1.5));
            assertThat(cleared.get(1).peakDeg()).isCloseTo(32, within(1.5));
        }

        @Test
        void theRepetitionsNameTheirFaults() {
            assertThat(only(Repetition.class, events))
                    .extracting(repetition -> String.join(" ", repetition.faults()))
                    .containsExactly("", "rounded-back", "", "rounded-back", "", "");
            assertThat(only(Repetition.class, events))
                    .extracting(Repetition::repetition)
                    .containsExactly(1, 2, 3, 4, 5, 6);
        }

        @Test
        void theSummaryCountsThem() {
            assertThat(only(Summary.class, events)).singleElement().satisfies(summary -> {
                assertThat(summary.repetitions()).isEqualTo(6);
                assertThat(summary.cleanRepetitions()).isEqualTo(4);
                assertThat(summary.alerts()).isEqualTo(2);
                assertThat(summary.judgedSeconds() + summary.notJudgedSeconds()).isCloseTo(25.4, within(0.05));
                assertThat(summary.neutralSeconds()).isLessThan(summary.judgedSeconds());
            });
        }

        @Test
        void alertsAreNumberedFromOne() {
            assertThat(only(AlertRaised.class, events))
                    .extracting(AlertRaised::id)
                    .containsExactly("s-1", "s-2");
        }
    }

    @ParameterizedTest(name = "tuck of {0}°: {1}")
    @CsvSource({"6, ''", "10, amber", "18, red"})
    void aTuckIsSeenByTwoSensorsAndByTheSacrumAlone(double tuckDeg, String severity) {
        TestWearer wearer = calibrated().squat(2.4, 0, 0).squat(2.4, 0, tuckDeg).stand(2);

        for (List<SessionEvent> events : List.of(twoSensors(wearer, "squat"), oneSensor(wearer))) {
            List<AlertRaised> alerts = only(AlertRaised.class, events);
            assertThat(alerts).hasSize(severity.isEmpty() ? 0 : 1).allSatisfy(alert -> {
                assertThat(alert.pattern()).isEqualTo("pelvic-tuck");
                assertThat(alert.repetition()).isEqualTo(2);
                assertThat(alert.fault()).isEqualTo("flexion");
            });
            List<String> reached =
                    only(SessionEvent.AlertEscalated.class, events).isEmpty()
                            ? alerts.stream().map(AlertRaised::severity).toList()
                            : List.of("red");
            assertThat(String.join(" ", reached)).isEqualTo(severity);
        }
    }

    @Test
    void oneSensorOnTheSacrumSpeaksOfTheTailboneWithMediumConfidence() {
        List<SessionEvent> events =
                oneSensor(calibrated().squat(2.4, 0, 14).squat(2.4, 0, 0).stand(1));

        assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.confidence()).isEqualTo("medium");
            assertThat(alert.message()).matches("Tailbone tucked under by \\d+° near the bottom of squat 1\\. .*");
        });
    }

    @Test
    void oneSensorSaysNothingOfRounding() {
        assertThat(only(
                        AlertRaised.class,
                        oneSensor(calibrated().squat(2.4, 30, 0).stand(1))))
                .isEmpty();
    }

    /** As in a deep squat, where the whole trunk comes more upright. */
    @Test
    void aPelvisThatTipsBackTogetherWithTheTrunkIsATuckOnlyForOneSensor() {
        TestWearer wearer = calibrated().squat(2.4, 0, 14, 14).stand(1);

        assertThat(only(AlertRaised.class, oneSensor(wearer))).hasSize(1);
        assertThat(only(AlertRaised.class, twoSensors(wearer, "squat"))).isEmpty();
    }

    @Nested
    class HipHinges {

        @Test
        void aStraightBackIsCountedAndNotAlerted() {
            List<SessionEvent> events =
                    twoSensors(calibrated().bow(60, 3).stand(0.5).bow(60, 3).stand(1), "hip-hinge");

            assertThat(only(Repetition.class, events)).hasSize(2).allSatisfy(hinge -> {
                assertThat(hinge.rangeDeg()).isCloseTo(60, within(5.0));
                assertThat(hinge.depthMetres()).isNaN();
            });
            assertThat(only(AlertRaised.class, events)).isEmpty();
        }

        @Test
        void aRoundedBackIsAlerted() {
            List<SessionEvent> events = twoSensors(
                    calibrated().curl(40, 62, 1.5).curl(-40, -62, 1.5).stand(1), "hip-hinge");

            assertThat(only(AlertRaised.class, events))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.message())
                            .matches("Lower back rounded by \\d\\d° in hinge 1\\. Push the hips back and keep .*"));
        }
    }

    @Nested
    class DailyLife {

        private List<SessionEvent> bentOver(double roundingDeg, double seconds) {
            return twoSensors(
                    calibrated()
                            .curl(25, 25 + roundingDeg, 1)
                            .stand(seconds)
                            .curl(-25, -25 - roundingDeg, 1)
                            .stand(1),
                    "daily");
        }

        @Test
        void aBackThatStaysRoundedWhileBentOverIsAlertedAfterThreeSeconds() {
            assertThat(only(AlertRaised.class, bentOver(36, 5))).singleElement().satisfies(alert -> {
                assertThat(alert.timeSeconds() - alert.onsetSeconds()).isCloseTo(3, within(0.011));
                assertThat(alert.repetition()).isZero();
            });
        }

        @Test
        void aShortReachDownIsNot() {
            assertThat(only(AlertRaised.class, bentOver(36, 1.5))).isEmpty();
        }
    }
}
