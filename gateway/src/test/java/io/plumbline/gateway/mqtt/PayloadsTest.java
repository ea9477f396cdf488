package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PayloadsTest {

    private final Payloads payloads = new Payloads(() -> Instant.parse("2026-03-01T09:30:00Z"));

    private String next(String topic) {
        return payloads.next(topic, "alert", out -> out.writeStringField("type", "alert"));
    }

    @Test
    void schemaNumberAndTimeStandInFrontOfTheEvent() {
        assertThat(next("a/alert"))
                .isEqualTo("{\"schema\":\"plumbline/v1/alert\",\"seq\":1,\"utc\":\"2026-03-01T09:30:00.000Z\","
                        + "\"type\":\"alert\"}");
    }

    @Test
    void everyTopicCountsForItself() {
        next("a/alert");
        next("a/alert");

        assertThat(next("a/cue")).contains("\"seq\":1,");
        assertThat(next("a/alert")).contains("\"seq\":3,");
    }
}
