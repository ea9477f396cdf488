package io.plumbline.gateway.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table made into a recording by {@code import}, with the mounts that its maker or a look at its data tells. */
final class ImportedTable {

    /**
     * One sensor of a table.
     *
     * @param placement where it is said to be worn
     * @param mount where its axes point
     * @param columns what the names of its columns begin with
     * @param force the unit of its specific force
     * @param rate the unit of its angular rate
     */
    record Sensor(String placement, String mount, String columns, String force, String rate) {}

    private ImportedTable() {}

    /**
     * Imports.
     *
     * @param rateHz rows a second
     * @param time the column of time; empty: rows are evenly spaced
     */
    static void write(Path table, Path recording, double rateHz, String time, List<Sensor> sensors) {
        List<String> words = new ArrayList<>(List.of("import", table.toString(), "--output", recording.toString()));
        words.addAll(List.of("--rate", String.format(Locale.ROOT, "%s", rateHz)));
        if (!time.isEmpty()) {
            words.addAll(List.of("--column", "t=" + time));
        }
        for (Sensor sensor : sensors) {
            String placement = sensors.size() > 1 ? sensor.placement() + "." : "";
            for (String axis : List.of("x", "y", "z")) {
                words.addAll(List.of(
                        "--column",
                        placement + "a" + axis + "=" + sensor.columns() + "a" + axis + ":" + sensor.force()));
                words.addAll(List.of(
                        "--column",
                        placement + "g" + axis + "=" + sensor.columns() + "g" + axis + ":" + sensor.rate()));
            }
            if (sensors.size() > 1) {
                words.addAll(List.of("--mount", sensor.placement() + "=" + sensor.mount()));
            } else {
                words.addAll(List.of("--placement", sensor.placement(), "--mount", sensor.mount()));
            }
        }
        Program.run(words.toArray(new String[0]));
    }
}
