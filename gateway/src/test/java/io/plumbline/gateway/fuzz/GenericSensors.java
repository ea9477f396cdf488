package io.plumbline.gateway.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.plumbline.gateway.sensor.GenericSensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hands notifications to decoders of sensors that files describe, of each kind of layout. */
final class GenericSensors {

    private static final String START = "name: x\nservice: \"1234\"\nnotify: \"1235\"\nrate: 100\n";

    /** Binary with time and number in the head; as many samples as fit, each with its number; text. */
    private static final List<GenericSensor> SENSORS = List.of(
            described(START + "time-of: last\nsamples: 2\nhead:\n  - {field: time, type: u32, unit: us}\n"
                    + "  - {field: sequence, type: u8}\n" + sample("i16")),
            described(START + "samples: all\nbyte-order: big\n" + sample("f32") + "  - {field: sequence, type: u16}\n"),
            described(START + "samples: all\n" + sample("i8")),
            described(START + "format: text\nsample:\n  - {field: time, unit: ms}\n  - {skip: 1}\n  - {field: ax}\n"
                    + "  - {field: ay}\n  - {field: az}\n"));

    private GenericSensors() {}

    private static String sample(String type) {
        StringBuilder sample = new StringBuilder("sample:\n");
        for (String axis : List.of("ax", "ay", "az", "gx", "gy", "gz")) {
            sample.append("  - {field: ")
                    .append(axis)
                    .append(", type: ")
                    .append(type)
                    .append("}\n");
        }
        return sample.toString();
    }

    private static GenericSensor described(String yaml) {
        try {
            Path file = Files.createTempFile("fuzzed", ".yaml");
            file.toFile().deleteOnExit();
            return GenericSensor.read(Files.writeString(file, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void handTo(FuzzedDataProvider data) {
        GenericSensor sensor = SENSORS.get(data.consumeInt(0, SENSORS.size() - 1));
        Notifications.handTo(sensor::decoder, data);
    }
}
