package io.plumbline.gateway.config;

import io.plumbline.gateway.words.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings in the environment: {@code PLUMBLINE_MQTT_CA} sets {@code mqtt-ca}; several values stand between semicolons. */
final class Variables {

    private static final String PREFIX = "PLUMBLINE_";
    private static final String SEPARATOR = ";";

    private Variables() {}

    /**
     * Reads what is set.
     *
     * @param others variables that begin like ours and set nothing here
     * @param problems takes what is wrong
     */
    static List<Setting> read(
            Map<String, String> environment, Set<String> keys, Set<String> others, List<String> problems) {
        Map<String, String> keyOf = new TreeMap<>();
        keys.forEach(key -> keyOf.put(variable(key), key));
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            String key = keyOf.get(name);
            String origin = "environment variable " + name;
            if (key != null && !value.isEmpty()) {
                List<String> values = Arrays.stream(value.split(SEPARATOR))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
                settings.add(new Setting(key, values, false, origin));
            } else if (key == null
                    && name.startsWith(PREFIX)
                    && !name.equals(Settings.FILE_VARIABLE)
                    && !others.contains(name)) {
                problems.add(origin + ": nothing is set by it. " + DidYouMean.sentence(name, keyOf.keySet()));
            }
        });
        return settings;
    }

    /** The variable that sets {@code key}. */
    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
