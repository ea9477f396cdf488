package io.plumbline.gateway.mqtt;

import static io.plumbline.gateway.mqtt.Events.cleared;
import static io.plumbline.gateway.mqtt.Events.escalated;
import static io.plumbline.gateway.mqtt.Events.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import org.junit.jupiter.api.Test;

class StandingAlertsTest {

    private static final long SECOND = 1_000_000_000L;

    private final StandingAlerts standing = new StandingAlerts();

    @Test
    void anAlertStandsFromRaisedToCleared() {
        standing.update(raised("s-1"), 0);
        standing.update(raised("s-2"), 0);
        standing.update(cleared("s-1"), 0);

        assertThat(standing.now()).extracting(AlertRaised::id).containsExactly("s-2");
    }

    @Test
    void anEscalatedAlertStandsWithTheSizeItHasByNow() {
        standing.update(raised("s-1"), 0);
        standing.update(escalated("s-1"), 0);

        AlertRaised now = standing.now().get(0);
        assertThat(now.severity()).isEqualTo("red");
        assertThat(now.angleDeg()).isEqualTo(15.3);
        assertThat(now.message()).isEqualTo(raised("s-1").message());
    }

    @Test
    void itsLastStateIsDueEveryTwoSeconds() {
        standing.update(raised("s-1"), 0);
        standing.update(escalated("s-1"), SECOND);

        assertThat(standing.due(3 * SECOND - 1)).isEmpty();
        assertThat(standing.due(3 * SECOND)).containsExactly(escalated("s-1"));
        assertThat(standing.due(5 * SECOND - 1)).isEmpty();
        assertThat(standing.due(5 * SECOND)).containsExactly(escalated("s-1"));
    }

    @Test
    void aClearedAlertIsNeverDue() {
        standing.update(raised("s-1"), 0);
        standing.update(cleared("s-1"), SECOND);

        assertThat(standing.due(100 * SECOND)).isEmpty();
    }

    @Test
    void clearingWhatDoesNotStandChangesNothing() {
        standing.update(escalated("s-9"), 0);
        standing.update(cleared("s-9"), 0);

        assertThat(standing.now()).isEmpty();
    }
}
