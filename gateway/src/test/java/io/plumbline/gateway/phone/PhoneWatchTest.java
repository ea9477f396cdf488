package io.plumbline.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneWatchTest {

    private final PhoneSamples samples = new PhoneSamples(Placement.SACRUM, AccelerometerSigns.ANDROID);
    private final PhoneWatch watch = new PhoneWatch(Placement.SACRUM);

    @BeforeEach
    void begin() {
        watch.begin(seconds(0));
    }

    private static long seconds(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private Optional<LinkEvent> look(double seconds) {
        return watch.look(seconds(seconds), samples);
    }

    private void message(double seconds, String... names) throws InterruptedException {
        Messages message = Messages.ofSession("a");
        for (String name : names) {
            message.with(name, seconds, 0, 0, 9.81);
        }
        samples.take(message.number((long) (seconds * 10)), seconds, new Receiving());
        watch.message(seconds(seconds));
    }

    @Test
    void silenceIsToldOnceWithWhatToLookAt() {
        assertThat(look(2.9)).isEmpty();
        assertThat(look(3)).hasValueSatisfying(event -> {
            assertThat(event.state()).isEqualTo(LinkEvent.State.NO_DATA);
            assertThat(event.message()).contains("for 3 s").contains("same network");
        });
        assertThat(look(60)).isEmpty();
    }

    @Test
    void afterDataHaveComeSilenceIsToldAgain() throws Exception {
        look(3);
        for (double at = 10; at < 17; at += 0.5) {
            message(at, "totalacceleration", "gyroscope");
            assertThat(look(at)).isEmpty();
        }
        assertThat(look(21)).isPresent();
    }

    @Test
    void messagesWithoutRatesOrWithoutForcesAreToldOf() throws Exception {
        message(1, "totalacceleration");
        message(2.9, "totalacceleration");
        assertThat(look(3))
                .hasValueSatisfying(event -> assertThat(event.message()).contains("Switch on Gyroscope"));
    }

    @Test
    void gravityIsAskedForByTheNamesThatTheAppHasForIt() throws Exception {
        message(1, "accelerometer", "gyroscope");
        message(2.9, "accelerometer", "gyroscope");
        assertThat(look(3))
                .hasValueSatisfying(event -> assertThat(event.message())
                        .contains("Total Acceleration (Android)")
                        .contains("Gravity (iPhone)"));
    }
}
