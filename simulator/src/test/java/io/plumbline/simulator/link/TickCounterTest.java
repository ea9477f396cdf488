package io.plumbline.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickCounterTest {

    private static TickCounter clock(double uptimeSeconds, RadioEvent... events) {
        Radio radio = new Radio(Preset.CABLE, null, 0, 0, null, 0, 0, null, List.of(), List.of(events));
        return new TickCounter(radio, Placement.SACRUM, uptimeSeconds);
    }

    @Test
    void countsMillisecondsFromItsUptime() {
        assertThat(clock(172.4).milliseconds(0.06)).isEqualTo(172_460);
    }

    @Test
    void beginsAtZeroAgainWhereThirtyTwoBitsAreFull() {
        TickCounter clock = clock(4_294_967);
        assertThat(clock.milliseconds(0.295)).isEqualTo(4_294_967_295L);
        assertThat(clock.milliseconds(0.296)).isZero();
        assertThat(clock.milliseconds(1.296)).isEqualTo(1000);
    }

    @Test
    void jumpsForwardAndBack() {
        TickCounter clock =
                clock(100, new RadioEvent.ClockJump(5, 60, null), new RadioEvent.ClockJump(8, -30, Placement.SACRUM));
        assertThat(clock.milliseconds(4.99)).isEqualTo(104_990);
        assertThat(clock.milliseconds(5)).isEqualTo(165_000);
        assertThat(clock.milliseconds(8)).isEqualTo(138_000);
    }

    @Test
    void countsFromZeroAfterARestartWhateverItShowedBefore() {
        TickCounter clock = clock(100, new RadioEvent.ClockJump(5, 60, null), new RadioEvent.Restart(10, null));
        assertThat(clock.milliseconds(9.99)).isEqualTo(169_990);
        assertThat(clock.milliseconds(12)).isZero();
        assertThat(clock.milliseconds(13.5)).isEqualTo(1500);
    }

    @Test
    void doesNotMindWhatBefallsAnotherSensor() {
        assertThat(clock(100, new RadioEvent.ClockJump(5, 60, Placement.T12)).milliseconds(6))
                .isEqualTo(106_000);
    }
}
