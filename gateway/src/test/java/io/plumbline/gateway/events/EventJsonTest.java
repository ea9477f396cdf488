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
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    /** The lines that the events' contract shows, letter by letter. */
    static Stream<Arguments> contract() {
        return Stream.of(
                Arguments.of(
                        new Calibration(7.1, Placement.SACRUM, true, 0.97, "still", "Axes found from your bow."), """
                        {"type":"calibration","time_s":7.100,"placement":"sacrum","accepted":true,"quality":0.97,\
                        "neutral":"still","message":"Axes found from your bow."}"""),
                Arguments.of(
                        new Judging(9, false, "sensor-gap", List.of("flexion", "extension"), "No data for 0.4 s."),
                        """
                        {"type":"judging","time_s":9.000,"judging":false,"reason":"sensor-gap",\
                        "faults":["flexion","extension"],"message":"No data for 0.4 s."}"""),
                Arguments.of(new Judging(10.4, true, null, List.of("flexion", "extension"), null), """
                        {"type":"judging","time_s":10.400,"judging":true,"faults":["flexion","extension"]}"""),
                Arguments.of(new Repetition(14.6, "squat", 1, 12, 14.6, true, 38.1, 0.41, List.of(), Double.NaN), """
                        {"type":"repetition","time_s":14.600,"exercise":"squat","repetition":1,"start_s":12.000,\
                        "end_s":14.600,"complete":true,"range_deg":38.1,"depth_m":0.41,"faults":[]}"""),
                Arguments.of(new Hold(59.9, "plank", 1, 14.4, 59.9, true, 41.2, List.of("sag")), """
                        {"type":"hold","time_s":59.900,"exercise":"plank","hold":1,"start_s":14.400,"end_s":59.900,\
                        "complete":true,"neutral_s":41.200,"faults":["sag"]}"""),
                Arguments.of(raised(4), """
                        {"type":"alert","id":"3f9c21-3","state":"raised","time_s":22.410,"onset_s":22.260,\
                        "exercise":"squat","repetition":4,"fault":"flexion","pattern":"pelvic-tuck",\
                        "severity":"amber","angle_deg":11.2,"limit_deg":8.0,"confidence":"medium",\
                        "message":"Tailbone tucked under by 11° near the bottom of squat 4. Stop a little higher."}"""),
                Arguments.of(new AlertEscalated("3f9c21-3", 22.6, "red", 15.3, 15), """
                        {"type":"alert","id":"3f9c21-3","state":"escalated","time_s":22.600,"severity":"red",\
                        "angle_deg":15.3,"limit_deg":15.0}"""),
                Arguments.of(new AlertCleared("3f9c21-3", 22.93, 19.4, 0.67), """
                        {"type":"alert","id":"3f9c21-3","state":"cleared","time_s":22.930,"peak_deg":19.4,\
                        "duration_s":0.670}"""),
                Arguments.of(new Summary(57.7, "squat", 12, 8, 51.2, 53, 4.7, 4), """
                        {"type":"summary","time_s":57.700,"exercise":"squat","repetitions":12,\
                        "clean_repetitions":8,"neutral_s":51.200,"judged_s":53.000,"not_judged_s":4.700,\
                        "alerts":4}"""),
                Arguments.of(
                        new LimitChanged(15, "squat", "flexion", "tuck", 9, 15.04, "pain", "It hurt at 15°."), """
                        {"type":"limit","time_s":15.000,"exercise":"squat","fault":"flexion","limit":"tuck",\
                        "limit_deg":9.0,"red_deg":15.0,"reason":"pain","message":"It hurt at 15°."}"""),
                Arguments.of(new LimitChanged(15, "", null, null, Double.NaN, Double.NaN, "pain", "Noted."), """
                        {"type":"limit","time_s":15.000,"reason":"pain","message":"Noted."}"""));
    }

    @ParameterizedTest
    @MethodSource("contract")
    void writesTheLinesOfTheContract(SessionEvent event, String line) {
        assertThat(EventJson.line(event)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("contract")
    void writesTheSameWhereAnotherLanguageIsSpoken(SessionEvent event, String line) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(EventJson.line(event)).isEqualTo(line);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(EventJson.line(new Posture(1.25, -3.04, 0.06, Double.NaN, Double.NaN)))
                .isEqualTo("{\"type\":\"posture\",\"time_s\":1.250,\"sagittal_deg\":-3.0,\"lateral_deg\":0.1}");
        assertThat(EventJson.line(new Posture(1.25, 1, 2, -3.25, 4.96)))
                .isEqualTo("{\"type\":\"posture\",\"time_s\":1.250,\"sagittal_deg\":1.0,\"lateral_deg\":2.0,"
                        + "\"lumbar_flexion_deg\":-3.3,\"pelvic_tilt_deg\":5.0}");
        assertThat(EventJson.line(
                        new Repetition(2, "squat", 1, 1, 2, false, 30, Double.NaN, List.of("pelvic-tuck"), Double.NaN)))
                .doesNotContain("depth_m")
                .endsWith("\"range_deg\":30.0,\"faults\":[\"pelvic-tuck\"]}");
        assertThat(EventJson.line(new Repetition(2, "hip-hinge", 1, 1, 2, true, 30, Double.NaN, List.of(), 0.2449)))
                .endsWith("\"range_deg\":30.0,\"faults\":[],\"lumbar_share\":0.24}");
        assertThat(EventJson.line(new Calibration(1, Placement.L5, false, Double.NaN, null, "No.")))
                .isEqualTo("{\"type\":\"calibration\",\"time_s\":1.000,\"placement\":\"l5\",\"accepted\":false,"
                        + "\"message\":\"No.\"}");
        assertThat(EventJson.line(raised(0))).doesNotContain("\"repetition\"");
    }

    @Test
    void writesNoNegativeZero() {
        assertThat(EventJson.line(new Posture(-0.0, -0.04, -0.0, -1e-9, -0.04)))
                .isEqualTo("{\"type\":\"posture\",\"time_s\":0.000,\"sagittal_deg\":0.0,\"lateral_deg\":0.0,"
                        + "\"lumbar_flexion_deg\":0.0,\"pelvic_tilt_deg\":0.0}");
    }

    @Test
    void escapesWhatAMessageHolds() {
        assertThat(EventJson.line(new Calibration(1, Placement.L5, false, Double.NaN, null, "\"a\"\n\\")))
                .endsWith("\"message\":\"\\\"a\\\"\\n\\\\\"}");
    }

    private static AlertRaised raised(int repetition) {
        return new AlertRaised(
                "3f9c21-3",
                22.41,
                22.26,
                "squat",
                repetition,
                "flexion",
                "pelvic-tuck",
                "amber",
                11.2,
                8,
                "medium",
                "Tailbone tucked under by 11° near the bottom of squat 4. Stop a little higher.");
    }
}
