package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoCommandTest {

    private static final String BELL = "\u0007";

    @Test
    void showsAndRingsAnAlertWithinAQuarterOfAMinute() {
        Ran demo = plumbline("demo", "--for", "15s");

        assertThat(demo.status()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out())
                .containsPattern("mosquitto_sub -p \\d+ -t 'plumbline/v1/#' -v")
                .contains("Tailbone tucked under", BELL, "Squat is over:");
    }

    @Test
    void isQuietOnRequest() {
        Ran demo = plumbline("demo", "--for", "13s", "--quiet");

        assertThat(demo.out()).contains("Tailbone tucked under").doesNotContain(BELL);
    }

    @Test
    void saysThatItsPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran demo = plumbline("demo", "--port", taken.getLocalPort());

            assertThat(demo.status()).isEqualTo(1);
            assertThat(demo.err())
                    .contains("Port " + taken.getLocalPort(), "in use")
                    .doesNotContain("Exception");
            assertThat(demo.out()).isEmpty();
        }
    }
}
