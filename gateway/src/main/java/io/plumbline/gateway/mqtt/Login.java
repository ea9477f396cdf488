package io.plumbline.gateway.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name and password by which a broker knows a gateway. Neither is ever shown: who mixes the two up would find the
 * password in a message.
 */
public final class Login {

    /** The variable of the environment that holds the name. */
    public static final String USER_VARIABLE = "PLUMBLINE_MQTT_USER";

    /** The variable of the environment that holds the password. */
    public static final String PASSWORD_VARIABLE = "PLUMBLINE_MQTT_PASSWORD";

    private static final String USER_KEY = "user:";
    private static final String PASSWORD_KEY = "password:";

    private final String user;
    private final @Nullable String password;
    private final String origin;

    private Login(String user, @Nullable String password, String origin) {
        this.user = user;
        this.password = password;
        this.origin = origin;
    }

    /**
     * Reads a file of two lines, the name and the password, or of two keys, {@code user:} and {@code password:}.
     *
     * @throws IOException if it can't be read, if others can read it, or if it holds anything else; the message says
     *     what to do
     */
    public static Login read(Path file) throws IOException {
        List<String> lines =
                PrivateFile.read(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() == 2) {
            Optional<String> user = value(lines, USER_KEY);
            Optional<String> password = value(lines, PASSWORD_KEY);
            if (user.isPresent() && password.isPresent()) {
                return new Login(user.get(), password.get(), file.toString());
            }
            if (user.isEmpty() && password.isEmpty()) {
                return new Login(lines.get(0).strip(), lines.get(1), file.toString());
            }
        }
        throw new IOException(file + " holds no login: two lines, the name and below it the password; or " + USER_KEY
                + " and " + PASSWORD_KEY + " before them. It has " + lines.size()
                + (lines.size() == 1 ? " line." : " lines."));
    }

    /**
     * What {@value #USER_VARIABLE} and {@value #PASSWORD_VARIABLE} say; empty where the former is not set.
     *
     * @param environment the environment's variables
     */
    public static Optional<Login> of(Map<String, String> environment) {
        String user = environment.get(USER_VARIABLE);
        return user == null || user.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(
                        user, environment.get(PASSWORD_VARIABLE), USER_VARIABLE + " and " + PASSWORD_VARIABLE));
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst();
    }

    String user() {
        return user;
    }

    @Nullable
    String password() {
        return password;
    }

    /** Where it was read: a file's name, or the variables'. */
    String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "the login of " + origin;
    }
}
