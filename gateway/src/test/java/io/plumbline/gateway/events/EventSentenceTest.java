package io.plumbline.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSentenceTest {

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        new Calibration(7.1, Placement.SACRUM, true, 0.97, "still", "Axes found from your bow."),
                        "00:07.1  sacrum: Axes found from your bow."),
                Arguments.of(
                        new Judging(9, false, "sensor-gap", List.of("flexion", "extension"), "No data for 0.4 s."),
                        "00:09.0  I can't judge flexion and extension: No data for 0.4 s."),
                Arguments.of(
                        new Judging(0, false, "no-exercise", List.of(), null),
                        "00:00.0  I can't judge this: no exercise is chosen."),
                Arguments.of(new Judging(10.4, true, null, List.of("flexion"), null), "00:10.4  Watching for flexion."),
                Arguments.of(
                        new Judging(10.4, true, null, List.of("flexion", "extension", "fatigue"), null),
                        "00:10.4  Watching for flexion, extension and fatigue."),
                Arguments.of(
                        new Repetition(14.6, "squat", 1, 12, 14.6, true, 38.1, 0.41, List.of(), Double.NaN),
                        "00:14.6  Squat 1: turned by 38°, 41 cm down, clean."),
                Arguments.of(
                        new Repetition(
                                14.6, "hip-hinge", 2, 12, 14.6, true, 38.5, Double.NaN, List.of("rounded-back"), 0.476),
                        "00:14.6  Hip hinge 2: turned by 39°, rounded-back."
                                + " 48 % of the bend came from the back: it rounded along, more a stoop."),
                Arguments.of(
                        new Repetition(14.6, "hip-hinge", 3, 12, 14.6, true, 38.5, Double.NaN, List.of(), 0.242),
                        "00:14.6  Hip hinge 3: turned by 39°, clean. 24 % of the bend came from the back: a hip hinge."),
                Arguments.of(
                        new Repetition(14.6, "hip-hinge", 4, 12, 14.6, true, 38.5, Double.NaN, List.of(), -0.03),
                        "00:14.6  Hip hinge 4: turned by 39°, clean. 0 % of the bend came from the back: a hip hinge."),
                Arguments.of(
                        new Repetition(14.6, "hip-hinge", 5, 12, 14.6, true, 38.5, Double.NaN, List.of(), Double.NaN),
                        "00:14.6  Hip hinge 5: turned by 39°, clean."),
                Arguments.of(
                        new Repetition(14.6, "squat", 3, 12, 14.6, false, 38.5, Double.NaN, List.of(), Double.NaN),
                        "00:14.6  Squat 3 was cut off and does not count."),
                Arguments.of(
                        new Hold(59.9, "plank", 1, 14.4, 59.9, true, 41.2, List.of("sag")),
                        "00:59.9  Plank 1: held for 45.5 s, 41.2 s of them in neutral, sag."),
                Arguments.of(
                        new AlertRaised(
                                "a-3",
                                22.41,
                                22.26,
                                "squat",
                                4,
                                "flexion",
                                "pelvic-tuck",
                                "amber",
                                11.2,
                                8,
                                "medium",
                                "Tailbone tucked under by 11° near the bottom of squat 4. Stop a little" + " higher."),
                        "00:22.4  AMBER  Tailbone tucked under by 11° near the bottom of squat 4. Stop a little"
                                + " higher. (a-3)"),
                Arguments.of(
                        new AlertEscalated("a-3", 22.6, "red", 15.3, 15),
                        "00:22.6  RED    Now 15°, past the limit of 15°. Stop and come back to neutral. (a-3)"),
                Arguments.of(
                        new AlertCleared("a-3", 22.93, 19.4, 0.67),
                        "00:22.9  Back in neutral after 0.7 s; it was 19° at most. (a-3)"),
                Arguments.of(
                        new Summary(57.7, "squat", 12, 8, 51.2, 53, 4.7, 4),
                        "00:57.7  Squat is over: done 12 times, 8 of them clean; 4 alerts; 53.0 s judged, 51.2 s of"
                                + " them in neutral; 4.7 s could not be judged."),
                Arguments.of(
                        new Summary(57.7, "plank", 0, 0, 51.2, 53, 4.7, 1),
                        "00:57.7  Plank is over: 1 alert; 53.0 s judged, 51.2 s of them in neutral; 4.7 s could not be"
                                + " judged."),
                Arguments.of(
                        new LimitChanged(15, "squat", "flexion", "flexion", 9, 15, "pain", "It hurt at 15°."),
                        "00:15.0  It hurt at 15°."),
                Arguments.of(
                        new Posture(1.25, -3.04, 0.06, Double.NaN, Double.NaN),
                        "00:01.3  leaning forward -3.0°, to the right 0.1°"),
                Arguments.of(
                        new Posture(1.25, 10, 0, 4.44, 8.06),
                        "00:01.3  leaning forward 10.0°, to the right 0.0°, lumbar flexion 4.4°, pelvic tilt 8.1°"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void saysEachEventInPlainWords(SessionEvent event, String sentence) {
        assertThat(EventSentence.of(event)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"59.96, 01:00.0", "3599.94, 59:59.9", "6000, 100:00.0", "-0.04, 00:00.0", "-61.5, -01:01.5"})
    void theTimeIsMinutesAndSeconds(double timeSeconds, String clock) {
        assertThat(EventSentence.of(new Posture(timeSeconds, 0, 0, 0, 0))).startsWith(clock + "  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-exercise",
                "uncalibrated",
                "sensor-gap",
                "slipped",
                "swapped",
                "placement",
                "side-lying",
                "transition",
                "saturated"
            })
    void everyReasonHasWordsOfItsOwn(String reason) {
        assertThat(EventSentence.of(new Judging(0, false, reason, List.of(), null)))
                .startsWith("00:00.0  I can't judge this: ")
                .doesNotContain(": " + reason + ".")
                .endsWith(".");
    }
}
