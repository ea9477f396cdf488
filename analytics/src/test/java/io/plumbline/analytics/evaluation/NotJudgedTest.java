package io.plumbline.analytics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Judging;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotJudgedTest {

    private static SessionEvent judging(double seconds, @Nullable String reason) {
        return new Judging(seconds, reason == null, reason, List.of("extension"), null);
    }

    private final NotJudged notJudged = new NotJudged(
            List.of(
                    judging(0, "transition"),
                    judging(10, "start"),
                    judging(14, "transition"),
                    judging(19, null),
                    judging(30, "start")),
            33);

    @Test
    void whatWasToldForAReasonLastsUntilAnotherIsToldOrTheSessionEnds() {
        assertThat(notJudged.told("start")).containsExactly(new TimeSpan(10, 14), new TimeSpan(30, 33));
        assertThat(notJudged.told("transition")).containsExactly(new TimeSpan(0, 10), new TimeSpan(14, 19));
    }

    @Test
    void aReasonThatWasNeverToldHasNoStretch() {
        assertThat(notJudged.told("sensor-gap")).isEmpty();
        assertThat(new NotJudged(List.of(), 33).told("start")).isEmpty();
    }

    @Test
    void allReasonsTogetherAreTheTimeNotJudged() {
        assertThat(notJudged.reasons()).containsExactly("transition", "start");
        assertThat(notJudged.secondsIn(new TimeSpan(0, 33))).isCloseTo(22, within(1e-9));
        assertThat(notJudged.secondsIn(new TimeSpan(18, 31))).isCloseTo(2, within(1e-9));
        assertThat(notJudged.at(18.9)).isTrue();
        assertThat(notJudged.at(19)).isFalse();
    }

    @Test
    void aReasonToldAfterTheLastSampleHasNoLength() {
        assertThat(new NotJudged(List.of(judging(40, "start")), 33).told("start"))
                .containsExactly(new TimeSpan(40, 40));
    }
}
