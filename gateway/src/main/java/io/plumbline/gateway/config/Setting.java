package io.plumbline.gateway.config;

import java.util.List;

/**
 * One thing that is set.
 *
 * @param key its name, e.g. {@code wearer}
 * @param values what it is set to, as it would stand on the command line; one, or several where it is a list
 * @param list whether it is written as a list, so that even one value is not a value alone
 * @param origin where it is set, e.g. {@code /etc/plumbline/plumbline.yaml, line 3}
 */
public record Setting(String key, List<String> values, boolean list, String origin) {

    public Setting {
        values = List.copyOf(values);
    }
}
