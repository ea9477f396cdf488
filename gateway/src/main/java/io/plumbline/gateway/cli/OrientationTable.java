package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every sample's orientation as a line {@code t_s[,placement],qw,qx,qy,qz}. */
final class OrientationTable {

    private final Map<Placement, Sensor> sensors = new EnumMap<>(Placement.class);

    /** A table of these sensors. */
    OrientationTable(List<SensorSettings> worn) {
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
        OrientationLines lines = new OrientationLines(out, sensors.size() > 1);
        long count = 0;
        while (reader.next()) {
            ImuSample sample = reader.sample();
            Sensor sensor = sensors.get(sample.placement());
            if (sensor == null) {
                throw new IllegalStateException("the reader gave a sample of no sensor that it names: " + sample);
            }
            lines.write(sample.placement(), sample.timeSeconds(), sensor.next(sample));
            count++;
        }
        return count;
    }

    /** The filter of one sensor. */
    private static final class Sensor {
        private final OrientationFilter filter;
        private final OrientationSteps steps;
        private final AccelerometerCorrection correction;

        Sensor(SensorSettings settings) {
            double rateHz = settings.rateHz();
            correction = settings.correction();
            filter = new OrientationFilter(OrientationParameters.defaults(), rateHz);
            steps = new OrientationSteps(rateHz);
        }

        Quaternion next(ImuSample measured) {
            ImuSample sample = correction.applied(measured);
            double step = steps.next(sample.timeSeconds());
            if (steps.afterGap()) {
                filter.restart();
            }
            filter.update(step, sample.gx(), sample.gy(), sample.gz(), sample.ax(), sample.ay(), sample.az());
            return filter.sensorToEarth();
        }
    }
}
