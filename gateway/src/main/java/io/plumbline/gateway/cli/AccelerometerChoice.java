package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.correction.CorrectionFile;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a sensor's accelerometer reads wrongly, as an option says it.
 *
 * @param placement which sensor's; null: of the only one
 */
record AccelerometerChoice(@Nullable Placement placement, AccelerometerCorrection correction) {

    /** {@code [PLACEMENT=]FILE}. */
    static final class Text implements ITypeConverter<AccelerometerChoice> {
        @Override
        public AccelerometerChoice convert(String text) {
            int equals = text.matches("[A-Za-z0-9]+=.*") ? text.indexOf('=') : -1;
            try {
                return new AccelerometerChoice(
                        equals < 0 ? null : Vocabulary.placement(text.substring(0, equals)),
                        CorrectionFile.read(Path.of(text.substring(equals + 1))));
            } catch (RecordingException | IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * The sensors with the corrections that are chosen for them.
     *
     * @throws IllegalArgumentException if a choice is of no sensor, or of which is not said
     */
    static List<SensorSettings> applied(List<AccelerometerChoice> choices, List<SensorSettings> sensors) {
        List<SensorSettings> corrected = new ArrayList<>(sensors);
        for (AccelerometerChoice choice : choices) {
            if (choice.placement == null && sensors.size() > 1) {
                throw new IllegalArgumentException("it is of " + sensors.size() + " sensors (" + words(sensors)
                        + "); say whose accelerometer is meant: --accelerometer "
                        + sensors.get(0).placement().word() + "=FILE");
            }
            boolean found = false;
            for (int i = 0; i < corrected.size(); i++) {
                if (choice.placement == null || corrected.get(i).placement() == choice.placement) {
                    corrected.set(i, corrected.get(i).withCorrection(choice.correction));
                    found = true;
                }
            }
            if (!found && choice.placement != null) {
                throw new IllegalArgumentException("no sensor is worn at " + choice.placement.word()
                        + ", for which --accelerometer is given; there is " + words(sensors));
            }
        }
        return corrected;
    }

    private static String words(List<SensorSettings> sensors) {
        return sensors.stream().map(sensor -> sensor.placement().word()).collect(Collectors.joining(", "));
    }
}
