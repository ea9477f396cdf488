package io.plumbline.gateway.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is set outside the command line: the environment goes before the file. */
public final class Settings {

    /** Names the file, where the command line does not. */
    public static final String FILE_VARIABLE = "PLUMBLINE_CONFIG";

    private final @Nullable Path file;
    private final Map<String, Setting> settings;
    private final List<String> problems;

    private Settings(@Nullable Path file, Map<String, Setting> settings, List<String> problems) {
        this.file = file;
        this.settings = settings;
        this.problems = problems;
    }

    /** Nothing is set. */
    public static Settings none() {
        return new Settings(null, Map.of(), List.of());
    }

    /**
     * Reads the file and the environment.
     *
     * @param named the file that the command line names; null: the one of {@link #FILE_VARIABLE}, else {@code
     *     plumbline/plumbline.yaml} in {@code $XDG_CONFIG_HOME} or {@code ~/.config}, if that is there
     * @param environment variables of the environment
     * @param keys what may be set
     * @param otherVariables variables that begin like ours and set nothing here
     */
    public static Settings read(
            @Nullable Path named, Map<String, String> environment, Set<String> keys, Set<String> otherVariables) {
        List<String> problems = new ArrayList<>();
        Map<String, Setting> settings = new LinkedHashMap<>();
        Path file = file(named, environment);
        if (file != null) {
            SettingsFile.read(file, keys, problems).forEach(setting -> settings.put(setting.key(), setting));
        }
        Variables.read(environment, keys, otherVariables, problems)
                .forEach(setting -> settings.put(setting.key(), setting));
        return new Settings(file, settings, List.copyOf(problems));
    }

    private static @Nullable Path file(@Nullable Path named, Map<String, String> environment) {
        if (named != null) {
            return named;
        }
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        if (!variable.isEmpty()) {
            return Path.of(variable);
        }
        String home = environment.getOrDefault("HOME", "");
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", home.isEmpty() ? "" : home + "/.config");
        Path usual = Path.of(folder, "plumbline", "plumbline.yaml");
        return folder.isEmpty() || !Files.exists(usual) ? null : usual;
    }

    /** What {@code key} is set to; empty where it is not set. */
    public Optional<Setting> find(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** The file that was read; empty where there is none. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What is wrong with the file or the environment, a sentence each with its place; empty where nothing is. */
    public List<String> problems() {
        return problems;
    }
}
