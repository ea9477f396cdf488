package io.plumbline.gateway.ble.bus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A message bus for one test, as a machine has one: Debian's {@code dbus-daemon} on a socket of its own. */
public final class PrivateBus implements AutoCloseable {

    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

    private final Process daemon;
    private final String address;

    private PrivateBus(Process daemon, String address) {
        this.daemon = daemon;
        this.address = address;
    }

    /**
     * Starts a bus; skips the test, saying so, where there is no {@code dbus-daemon}, and fails it with
     * {@code -Dplumbline.require-all=true}.
     *
     * @param folder for its socket and settings; of a short path, since a socket's has 107 bytes at most
     */
    public static PrivateBus start(Path folder) throws IOException {
        return start(folder, "<allow send_destination=\"*\"/>");
    }

    /** A bus on which nobody may speak to the Bluetooth service. */
    public static PrivateBus startForbidding(Path folder) throws IOException {
        return start(folder, "<allow send_destination=\"*\"/><deny send_destination=\"org.bluez\"/>");
    }

    private static PrivateBus start(Path folder, String policy) throws IOException {
        require();
        Path settings = folder.resolve("bus.conf");
        Files.writeString(
                settings,
                "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\""
                        + " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                        + "<busconfig><listen>unix:path=" + folder.resolve("bus") + "</listen>"
                        + "<auth>EXTERNAL</auth><policy context=\"default\">" + policy
                        + "<allow own=\"*\"/><allow eavesdrop=\"false\"/><allow receive_sender=\"*\"/></policy></busconfig>");
        Process daemon = new ProcessBuilder(
                        DAEMON.toString(), "--nofork", "--nopidfile", "--config-file=" + settings, "--print-address=1")
                .redirectError(folder.resolve("bus.log").toFile())
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
        String address = said.readLine();
        if (address == null) {
            throw new IOException("dbus-daemon did not start: " + Files.readString(folder.resolve("bus.log")));
        }
        return new PrivateBus(daemon, address);
    }

    private static void require() {
        if (Files.isExecutable(DAEMON)) {
            return;
        }
        String missing = "dbus-daemon is not installed (Debian: apt install dbus)";
        if (Boolean.getBoolean("plumbline.require-all")) {
            Assertions.fail(missing);
        }
        System.err.println("SKIPPED: " + missing);
        Assumptions.abort("skipped: " + missing);
    }

    /** What a program finds in {@code DBUS_SYSTEM_BUS_ADDRESS} to use this bus. */
    public String address() {
        return address;
    }

    /** Ends the bus, as a crash does. */
    public void kill() {
        daemon.destroyForcibly();
        try {
            daemon.waitFor();
            daemon.getInputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
