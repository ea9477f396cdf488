package io.plumbline.gateway.state;

import java.nio.file.Path;
import java.util.Map;

/** Where the program keeps what outlasts a run, if nobody names a place. */
public final class StateDirectory {

    private static final String PROGRAM = "plumbline";

    private StateDirectory() {}

    /**
     * {@code $STATE_DIRECTORY}, which systemd gives to a service (the first one where it gives several); else {@code
     * $XDG_STATE_HOME/plumbline}; else {@code ~/.local/state/plumbline}.
     *
     * @param environment the environment's variables
     * @param home the person's home
     */
    public static Path usual(Map<String, String> environment, Path home) {
        String service = environment.getOrDefault("STATE_DIRECTORY", "");
        if (!service.isEmpty()) {
            return Path.of(service.split(":", 2)[0]);
        }
        String person = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = person.startsWith("/") // The specification has relative ones ignored.
                ? Path.of(person)
                : home.resolve(".local").resolve("state");
        return base.resolve(PROGRAM);
    }
}
