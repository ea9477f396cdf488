package io.plumbline.gateway.mqtt;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Whether Debian's Mosquitto is here. */
final class Mosquitto {

    static final Path BROKER = Path.of("/usr/sbin/mosquitto");
    private static final Path SUBSCRIBER = Path.of("/usr/bin/mosquitto_sub");

    private Mosquitto() {}

    /** Skips the test, saying so, where it is not; with {@code -Dplumbline.require-all=true} fails it. */
    static void require() {
        if (Files.isExecutable(BROKER) && Files.isExecutable(SUBSCRIBER)) {
            return;
        }
        String missing = "Mosquitto is not installed (Debian: apt install mosquitto mosquitto-clients)";
        if (Boolean.getBoolean("plumbline.require-all")) {
            Assertions.fail(missing);
        }
        System.err.println("SKIPPED: " + missing);
        Assumptions.abort("skipped: " + missing);
    }
}
