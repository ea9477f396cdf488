package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossCountTest {

    private final LossCount losses = new LossCount();

    @Test
    void nothingIsKnownBeforeTheFirstSample() {
        assertThat(losses.share(3)).isNaN();
    }

    @Test
    void theShareIsOfWhatShouldHaveCome() {
        for (int i = 0; i < 90; i++) {
            losses.came(i * 0.1, i % 9 == 0 ? 1 : 0);
        }
        assertThat(losses.share(9)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void whatIsOverAMinuteAgoIsForgotten() {
        losses.came(1, 100);
        losses.came(30, 0);
        assertThat(losses.share(60)).isGreaterThan(0.9);
        assertThat(losses.share(62)).isZero();
        assertThat(losses.share(200)).isNaN();
    }
}
