package io.plumbline.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import org.junit.jupiter.api.Test;

class LinkJsonTest {

    @Test
    void aLinkHasItsKeysAlwaysInTheSameOrder() {
        assertThat(LinkJson.line(new LinkEvent(Placement.SACRUM, State.NO_DATA, 1.23, "No data.")))
                .isEqualTo("{\"type\":\"link\",\"placement\":\"sacrum\",\"state\":\"no-data\",\"age_s\":1.2,"
                        + "\"message\":\"No data.\"}");
    }
}
