package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker with the files and by the commands of {@code docs/mosquitto}, but for the paths in them. */
final class SecureBroker implements AutoCloseable {

    static final String PASSWORD = "correct-horse-7281";
    static final String LISTENERS_PASSWORD = "battery-staple-9314";

    private static final Path SHIPPED =
            Path.of(System.getProperty("plumbline.root", "..")).resolve("docs/mosquitto");
    private static final Pattern SCRIPT = Pattern.compile("(?s)```sh\n(.*?)```");

    private final Path folder;
    private final int port;
    private final Mosquitto mosquitto;

    private SecureBroker(Path folder, int port, Mosquitto mosquitto) {
        this.folder = folder;
        this.port = port;
        this.mosquitto = mosquitto;
    }

    /** Makes certificates and passwords in a folder and starts the broker there, with further lines of configuration. */
    static SecureBroker start(Path folder, String... lines) throws IOException, InterruptedException {
        for (String script : scripts()) {
            run(folder, Map.of("HOST", "localhost"), "sh", "-e", "-c", script);
        }
        Files.copy(SHIPPED.resolve("acl"), folder.resolve("acl"));
        Files.writeString(
                folder.resolve("passwords"), "anna:" + PASSWORD + "\nhomeassistant:" + LISTENERS_PASSWORD + "\n");
        run(folder, Map.of(), "mosquitto_passwd", "-U", "passwords");
        return startAgain(folder, lines);
    }

    /** Starts the broker with what is in the folder already. */
    static SecureBroker startAgain(Path folder, String... lines) throws IOException {
        int port = Mosquitto.freePort();
        String shipped = Files.readString(SHIPPED.resolve("mosquitto.conf"));
        assertThat(shipped).contains("listener 8883\n", "/etc/mosquitto/plumbline/", "/var/lib/mosquitto/");
        String configuration = shipped.replace("listener 8883\n", "listener " + port + " 127.0.0.1\n")
                        .replace("/etc/mosquitto/plumbline", folder.toString())
                        .replace("/var/lib/mosquitto/", folder + "/")
                + "user " + System.getProperty("user.name") + "\n"
                + String.join("\n", lines) + "\n";
        Path file = Files.writeString(folder.resolve("mosquitto.conf"), configuration);
        return new SecureBroker(folder, port, Mosquitto.start(file, port, folder.resolve("mosquitto.log")));
    }

    /** The commands of the page that can be run as they are: the authority's and the broker's, and a gateway's. */
    static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        Matcher blocks = SCRIPT.matcher(Files.readString(SHIPPED.resolve("README.md")));
        while (blocks.find()) {
            scripts.add(blocks.group(1));
        }
        assertThat(scripts).hasSize(2);
        return scripts;
    }

    static void run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** A file with a login that only its owner can read. */
    static Path login(Path folder, String user, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("login-" + user), user + "\n" + password + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    BrokerAddress address(String host) {
        return new BrokerAddress(host, port, true);
    }

    int port() {
        return port;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("mosquitto.log"));
    }

    @Override
    public void close() {
        mosquitto.close();
    }
}
