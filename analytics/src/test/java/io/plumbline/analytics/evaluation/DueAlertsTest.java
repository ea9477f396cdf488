package io.plumbline.analytics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.evaluation.TrueSession.Excursion;
import io.plumbline.analytics.exercise.TestExercises;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueAlertsTest {

    private static final double END = 60;

    private final Set<String> notices = new LinkedHashSet<>();

    /** A rise over 0.4 s to a height that is held, and back, from {@code at} on. */
    private static double bump(double t, double at, double height, double hold) {
        double up = Math.min(1, Math.max(0, (t - at) / 0.4));
        double down = Math.min(1, Math.max(0, (t - at - 0.4 - hold) / 0.4));
        return height * (up - down);
    }

    @ParameterizedTest(name = "{0}° held for {1} s in a squat: {2}")
    @CsvSource({
        "12,   1,    NONE",
        "14,   1,    EITHER",
        "16.5, 1,    EITHER",
        "17.5, 1,    REQUIRED",
        "30,   0,    REQUIRED",
    })
    void anExcursionIsRequiredEitherWayOrNone(double height, double hold, String standing) {
        List<DueAlert> due = due("squat", t -> bump(t, 10, height, hold), List.of(), 60, Map.of(), two());
        String found = due.isEmpty() ? "NONE" : due.get(0).required() ? "REQUIRED" : "EITHER";
        assertThat(found).isEqualTo(standing);
    }

    @ParameterizedTest(name = "held past 10° in a plank for {0} s: {1}")
    @CsvSource({"0.1, NONE", "0.9, EITHER", "2, REQUIRED"})
    void theDwellDecidesToo(double hold, String standing) {
        List<DueAlert> due = due("plank", t -> bump(t, 10, 13, hold), List.of(), 90, Map.of(), two());
        String found = due.isEmpty() ? "NONE" : due.get(0).required() ? "REQUIRED" : "EITHER";
        assertThat(found).isEqualTo(standing);
    }

    @Test
    void crossingsLieWhereTheLimitInForceIsPassed() {
        DoubleUnaryOperator angle = t -> bump(t, 10, 30, 2);
        assertThat(due("squat", angle, List.of(), 60, Map.of(), two()).get(0).startSeconds())
                .isCloseTo(10.2, within(0.02));
        assertThat(due("squat", angle, List.of(), 60, Map.of("flexion", 22.5), two())
                        .get(0)
                        .startSeconds())
                .isCloseTo(10.3, within(0.02));
    }

    /** Lowered at 10 s from 15° to 9°. */
    @ParameterizedTest(name = "{0}° at {1} s: {2}")
    @CsvSource({
        "12, 5, NONE", // before
        "12, 20, REQUIRED", // after
        "12, 9, EITHER", // on both sides: an alert by the limit before may have told
    })
    void aLimitThatTheWearersBackHasLoweredIsInForceFromThenOn(double height, double at, String standing) {
        SessionSettings settings = new SessionSettings("s", sensors(two()), TestExercises.all(), Map.of(), false);
        List<SessionEvent> events = List.of(
                new SessionEvent.LimitChanged(10, "squat", "flexion", "flexion", 9, 15, "pain", ""),
                new SessionEvent.LimitChanged(11, "squat", null, null, Double.NaN, Double.NaN, "pain", ""));
        List<JudgedStretch> stretches =
                JudgedStretch.of(settings, List.of(new Mark.StartExercise(0, "squat")), END, events);
        DueAlerts finder =
                new DueAlerts(truth(t -> bump(t, at, height, 2), List.of(), 60), List.of(), List.of(), notices);

        List<DueAlert> due = stretches.stream()
                .flatMap(stretch -> finder.in(stretch).stream())
                .toList();

        assertThat(stretches).extracting(JudgedStretch::beginsExercise).containsExactly(true, false);
        String found = due.isEmpty() ? "NONE" : due.get(0).required() ? "REQUIRED" : "EITHER";
        assertThat(found).isEqualTo(standing);
    }

    @Test
    void whatHappensInOneRepetitionIsOne() {
        DoubleUnaryOperator twice = t -> bump(t, 10, 30, 0.5) + bump(t, 12, 30, 0.5);
        assertThat(due("squat", twice, List.of(new TimeSpan(9, 14)), 60, Map.of(), two()))
                .hasSize(1);
        assertThat(due("squat", twice, List.of(new TimeSpan(9, 11.6), new TimeSpan(11.7, 14)), 60, Map.of(), two()))
                .hasSize(2);
    }

    @ParameterizedTest(name = "sags {0} s apart: {1}")
    @CsvSource({"4, 1", "9, 2"})
    void whatHappensWithinTheRestOfAHoldIsOne(double apart, int expected) {
        DoubleUnaryOperator twice = t -> -bump(t, 10, 15, 2) - bump(t, 12.8 + apart, 15, 2);
        List<DueAlert> due = due("plank", twice, List.of(), 90, Map.of(), two());
        assertThat(due).hasSize(expected).allMatch(one -> one.fault().equals("extension"));
    }

    @Test
    void onlyWhatTheSensorsShowIsDue() {
        DoubleUnaryOperator rounded = t -> bump(t, 10, 30, 2);
        assertThat(due("squat", rounded, List.of(), 60, Map.of(), List.of(Placement.SACRUM)))
                .isEmpty();
        assertThat(due("plank", rounded, List.of(), 90, Map.of(), List.of(Placement.SACRUM)))
                .isEmpty();
        assertThat(due("plank", rounded, List.of(), 90, Map.of(), List.of(Placement.T12)))
                .hasSize(1);
    }

    @Test
    void whereNoSegmentIsToldOneSensorIsHeldAgainstTheLimitOfTheLumbarAngle() {
        assertThat(due("plank", t -> bump(t, 10, 7.5, 3), List.of(), 90, Map.of(), List.of(Placement.T12)))
                .isEmpty();
        assertThat(notices).anyMatch(notice -> notice.contains("segment_inclination_10hz_deg"));
    }

    @Nested
    class OneSensorInAHold {

        /** The hold begins at 3 s; neutral is taken from 6 to 9 s; the limits are 7° and 5°. */
        @ParameterizedTest(name = "turned by {0}°: {1}, {2}")
        @CsvSource({
            "12, flexion, REQUIRED",
            "8,  flexion, EITHER",
            "4,  flexion, NONE",
            "-8, extension, REQUIRED",
            "-6, extension, EITHER",
            "-2, extension, NONE",
        })
        void isHeldAgainstTheSegmentsOwnAngle(double turnedDeg, String fault, String standing) {
            List<DueAlert> due = held(t -> 80 + bump(t, 20, turnedDeg, 4), List.of(), new TimeSpan(3, 50));

            String found = due.isEmpty() ? "NONE" : due.get(0).required() ? "REQUIRED" : "EITHER";
            assertThat(found).isEqualTo(standing);
            assertThat(due).allMatch(one -> one.fault().equals(fault));
            assertThat(notices).isEmpty();
        }

        @Test
        void isHeldAgainstTheMeanOfWhenNeutralIsTaken() {
            assertThat(held(t -> t < 9 ? 90 : 80, List.of(), new TimeSpan(3, 50)))
                    .singleElement()
                    .matches(one -> one.fault().equals("extension") && one.startSeconds() < 9.3);
            assertThat(held(t -> t < 5.5 ? 90 : 80, List.of(), new TimeSpan(3, 50)))
                    .isEmpty();
        }

        @Test
        void hasAnotherNeutralAfterAGapThatCutsTheHoldOff() {
            DoubleUnaryOperator dropped = t -> t < 20 ? 80 : 70;
            assertThat(held(dropped, List.of(new TimeSpan(18, 19.1)), new TimeSpan(3, 50)))
                    .hasSize(1);
            assertThat(held(dropped, List.of(new TimeSpan(18, 20.5)), new TimeSpan(3, 50)))
                    .isEmpty();
        }

        @Test
        void oweNothingAfterTheHold() {
            assertThat(held(t -> 80 - bump(t, 30, 20, 10), List.of(), new TimeSpan(3, 29)))
                    .isEmpty();
        }

        private List<DueAlert> held(DoubleUnaryOperator segmentDeg, List<TimeSpan> unjudgeable, TimeSpan hold) {
            TrueSession truth = new TrueSession(
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    List.of(hold),
                    List.of(),
                    null,
                    list(t -> 0),
                    list(t -> 90),
                    Map.of(Placement.T12, list(segmentDeg)));
            return new DueAlerts(truth, unjudgeable, List.of(), notices)
                    .in(stretch("plank", Map.of(), List.of(Placement.T12)));
        }
    }

    @ParameterizedTest(name = "trunk at {0}°: {1}")
    @CsvSource({"30, 0, false", "46, 1, false", "60, 1, true"})
    void inDailyLifeFlexionCountsWhileBent(double trunkDeg, int count, boolean required) {
        List<DueAlert> due = due("daily", t -> bump(t, 10, 40, 8), List.of(), trunkDeg, Map.of(), two());
        assertThat(due).hasSize(count).allMatch(one -> one.required() == required);
    }

    @Test
    void anExcursionInsideWhatCanNotBeJudgedIsNotRequired() {
        TrueSession truth = truth(t -> bump(t, 10, 30, 2), List.of(), 60);
        JudgedStretch stretch = stretch("squat", Map.of(), two());
        assertThat(new DueAlerts(truth, List.of(new TimeSpan(9, 14)), List.of(), notices).in(stretch))
                .hasSize(1)
                .noneMatch(DueAlert::required);
        assertThat(new DueAlerts(truth, List.of(new TimeSpan(9, 10.5)), List.of(), notices).in(stretch))
                .allMatch(DueAlert::required);
    }

    /** The sag lasts from 10 to 14.8 s. */
    @ParameterizedTest(name = "a start truly off by {0}°, told from {1} to {2} s: required {3}, latency {4}")
    @CsvSource({
        "12, 10.5, 15, false, true",
        "12, 10.5, 12, true,  false",
        "12, 9.5,  15, true,  true",
        "12, 20,   25, true,  true",
        "8.9, 10.5, 15, false, true",
    })
    void whatLiesInAStartToldWrongIsExcusedWhereItTrulyWasAndNotBeyond(
            double offDeg, double from, double until, boolean required, boolean latency) {
        TrueSession truth = truth(t -> -bump(t, 10, offDeg, 4), List.of(), 90);
        List<DueAlert> due = new DueAlerts(truth, List.of(), List.of(new TimeSpan(from, until)), notices)
                .in(stretch("plank", Map.of("extension", 5.0), two()));

        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.required()).isEqualTo(required);
            assertThat(one.foremost().exact()).isEqualTo(latency);
        });
        assertThat(notices).hasSize(required ? 0 : 1);
    }

    @ParameterizedTest(name = "a tuck of {0}° against a limit of {1}°: {2}")
    @CsvSource({"12, 8, REQUIRED", "9, 8, EITHER", "12, 15, NONE", "14, 15, EITHER", "20, 15, REQUIRED"})
    void aTuckIsTakenByItsPeak(double peak, double limit, String standing) {
        TrueSession truth = new TrueSession(
                List.of(),
                List.of(),
                List.of(new Excursion("tuck", new TimeSpan(10, 11), peak, 8)),
                List.of(new TimeSpan(8, 12)),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        List<DueAlert> due = new DueAlerts(truth, List.of(), List.of(), notices)
                .in(stretch("squat", Map.of("tuck", limit), List.of(Placement.SACRUM)));
        String found = due.isEmpty() ? "NONE" : due.get(0).required() ? "REQUIRED" : "EITHER";
        assertThat(found).isEqualTo(standing);
    }

    @Test
    void aTruthThatToldATuckAgainstAHigherLimitSaysSo() {
        TrueSession truth = new TrueSession(
                List.of(),
                List.of(),
                List.of(new Excursion("tuck", new TimeSpan(10, 11), 12, 8)),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        new DueAlerts(truth, List.of(), List.of(), notices)
                .in(stretch("squat", Map.of("tuck", 4.0), List.of(Placement.SACRUM)));
        assertThat(notices).anyMatch(notice -> notice.contains("4.0°") && notice.contains("not known"));
    }

    @Test
    void aTruthWithFaultsAloneIsEnough() {
        TrueSession truth = new TrueSession(
                List.of(),
                List.of(new Excursion("flexion", new TimeSpan(22.299, 22.854), 17.3, 10)),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        assertThat(new DueAlerts(truth, List.of(), List.of(), notices).in(stretch("squat", Map.of(), two())))
                .hasSize(1)
                .allMatch(DueAlert::required);
        assertThat(new DueAlerts(truth, List.of(), List.of(), notices)
                        .in(stretch("squat", Map.of(), List.of(Placement.SACRUM))))
                .hasSize(1)
                .allMatch(DueAlert::required);
    }

    private List<DueAlert> due(
            String exercise,
            DoubleUnaryOperator flexion,
            List<TimeSpan> repetitions,
            double trunkDeg,
            Map<String, Double> limits,
            List<Placement> placements) {
        return new DueAlerts(truth(flexion, repetitions, trunkDeg), List.of(), List.of(), notices)
                .in(stretch(exercise, limits, placements));
    }

    private static TrueSession truth(
            DoubleUnaryOperator flexion, @Nullable List<TimeSpan> repetitions, double trunkDeg) {
        return new TrueSession(
                List.of(),
                List.of(),
                List.of(),
                repetitions,
                null,
                null,
                List.of(),
                null,
                list(flexion),
                list(t -> trunkDeg),
                Map.of());
    }

    private static TrueAngle list(DoubleUnaryOperator angle) {
        double[] values = new double[(int) (END * 10) + 1];
        Arrays.setAll(values, i -> angle.applyAsDouble(i / 10.0));
        return new TrueAngle(values);
    }

    private static JudgedStretch stretch(String exercise, Map<String, Double> limits, List<Placement> placements) {
        SessionSettings settings = new SessionSettings("s", sensors(placements), TestExercises.all(), limits, false);
        return JudgedStretch.of(settings, List.of(new Mark.StartExercise(0, exercise)), END, List.of())
                .get(0);
    }

    private static List<SensorSettings> sensors(List<Placement> placements) {
        return placements.stream()
                .map(placement -> new SensorSettings(placement, null, 100))
                .toList();
    }

    private static List<Placement> two() {
        return List.of(Placement.SACRUM, Placement.T12);
    }
}
