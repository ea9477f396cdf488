package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.OrientationFilter;
import io.plumbline.analytics.orientation.OrientationParameters;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.Decimals;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;

/** Every sample's orientation as a line {@code t_s[,placement],qw,qx,qy,qz}. */
final class OrientationTable {

    private final Map<Placement, Sensor> sensors = new EnumMap<>(Placement.class);

    /** A table of the sensors that {@code header} names. */
    OrientationTable(RecordingHeader header) {
        for (SensorSettings sensor : header.sensors()) {
            boolean stated = header.values().containsKey("rate")
                    || header.values().containsKey("rate." + sensor.placement().word());
            sensors.put(sensor.placement(), new Sensor(sensor.rateHz(), new SampleSteps(sensor.rateHz(), stated)));
        }
    }

    /**
     * Writes a line for each sample.
     *
     * @return how many
     */
    long write(RecordingReader reader, Writer out) throws IOException {
        boolean named = sensors.size() > 1;
        out.write(named ? "t_s,placement,qw,qx,qy,qz\n" : "t_s,qw,qx,qy,qz\n");
        StringBuilder line = new StringBuilder(100);
        long count = 0;
        while (reader.next()) {
            ImuSample sample = reader.sample();
            Sensor sensor = sensors.get(sample.placement());
            if (sensor == null) {
                throw new IllegalStateException("the reader gave a sample of no sensor that it names: " + sample);
            }
            Quaternion orientation = sensor.next(sample);
            line.setLength(0);
            Decimals.appendMicroseconds(line, sample.timeSeconds());
            if (named) {
                line.append(',').append(sample.placement().word());
            }
            append(line, orientation.w());
            append(line, orientation.x());
            append(line, orientation.y());
            append(line, orientation.z());
            out.append(line.append('\n'));
            count++;
        }
        return count;
    }

    private static void append(StringBuilder line, double part) {
        Decimals.appendTwelveDecimals(line.append(','), part);
    }

    /** The filter of one sensor. */
    private static final class Sensor {
        private final OrientationFilter filter;
        private final SampleSteps steps;

        Sensor(double rateHz, SampleSteps steps) {
            this.filter = new OrientationFilter(OrientationParameters.defaults(), rateHz);
            this.steps = steps;
        }

        Quaternion next(ImuSample sample) {
            double dt = steps.next(sample.timeSeconds());
            if (steps.afterGap()) {
                filter.restart();
            }
            filter.update(dt, sample.gx(), sample.gy(), sample.gz(), sample.ax(), sample.ay(), sample.az());
            return filter.sensorToEarth();
        }
    }
}
