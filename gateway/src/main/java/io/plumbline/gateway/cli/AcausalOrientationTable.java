package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.OfflineOrientation;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The table of {@link OrientationTable} from all of a recording, which is held in memory for it. */
final class AcausalOrientationTable {

    private final Map<Placement, Sensor> sensors = new EnumMap<>(Placement.class);

    /** What a line needs of its sample. */
    private record Row(Placement placement, double timeSeconds) {}

    /** A table of these sensors. */
    AcausalOrientationTable(List<SensorSettings> worn) {
        for (SensorSettings sensor : worn) {
            sensors.put(sensor.placement(), new Sensor(sensor));
        }
    }

    /**
     * Writes a line for each sample.
     *
     * @return how many
     */
    long write(RecordingReader reader, Writer out) throws IOException {
        List<Row> rows = new ArrayList<>();
        while (reader.next()) {
            ImuSample sample = reader.sample();
            sensor(sample.placement()).add(sample);
            rows.add(new Row(sample.placement(), sample.timeSeconds()));
        }
        Map<Placement, Iterator<Quaternion>> orientations = new EnumMap<>(Placement.class);
        sensors.forEach((placement, sensor) ->
                orientations.put(placement, sensor.recording.sensorToEarth().iterator()));
        OrientationLines lines = new OrientationLines(out, sensors.size() > 1);
        for (Row row : rows) {
            Iterator<Quaternion> ofSensor = orientations.get(row.placement());
            if (ofSensor == null) {
                throw new IllegalStateException("no orientations of " + row);
            }
            lines.write(row.placement(), row.timeSeconds(), ofSensor.next());
        }
        return rows.size();
    }

    private Sensor sensor(Placement placement) {
        Sensor sensor = sensors.get(placement);
        if (sensor == null) {
            throw new IllegalStateException("the reader gave a sample of no sensor that it names: " + placement);
        }
        return sensor;
    }

    /** The samples of one sensor. */
    private static final class Sensor {
        private final OfflineOrientation recording;
        private final OrientationSteps steps;
        private final AccelerometerCorrection correction;

        Sensor(SensorSettings settings) {
            double rateHz = settings.rateHz();
            correction = settings.correction();
            recording = new OfflineOrientation(OrientationParameters.defaults(), rateHz);
            steps = new OrientationSteps(rateHz);
        }

        void add(ImuSample measured) {
            ImuSample sample = correction.applied(measured);
            double step = steps.next(sample.timeSeconds());
            if (steps.afterGap()) {
                recording.restart();
            }
            recording.add(step, sample.gx(), sample.gy(), sample.gz(), sample.ax(), sample.ay(), sample.az());
        }
    }
}
