package io.plumbline.gateway.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A sensor of which an axis dies is no longer judged by, and the wearer is told which. */
class StuckAxisTest {

    @Test
    void nothingIsJudgedFromTheFirstSquatWithADeadAxisOn() {
        List<SessionEvent> events = Judged.of(
                        ScenarioLibrary.find("sensor-axis-stuck").orElseThrow(), 1)
                .events();

        SessionEvent.Judging last = events.stream()
                .filter(event -> event instanceof SessionEvent.Judging)
                .map(event -> (SessionEvent.Judging) event)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(last.reason()).isEqualTo("sensor-fault");
        assertThat(last.timeSeconds()).isBetween(17.0, 21.0);
        assertThat(Objects.requireNonNull(last.message()))
                .isEqualTo(
                        "The sensor at sacrum is stuck (gyro z): switch it off and on. If that doesn't help, use another.");
        assertThat(events).noneMatch(event -> event instanceof SessionEvent.Alert);
    }
}
