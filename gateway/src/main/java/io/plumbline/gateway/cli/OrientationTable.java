package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.imu.SampleClock;
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

    /** After a longer loss the orientation is found anew, s. */
    private static final double GAP_SECONDS = 1;

    private final Map<Placement, Sensor> sensors = new EnumMap<>(Placement.class);

    /** A table of the sensors that {@code header} names. */
    OrientationTable(RecordingHeader header) {
        for (SensorSettings sensor : header.sensors()) {
            sensors.put(sensor.placement(), new Sensor(sensor.rateHz()));
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
        private final SampleClock clock;
        private final double periodSeconds;
        private double lastSeconds = Double.NaN;

        Sensor(double rateHz) {
            filter = new OrientationFilter(OrientationParameters.defaults(), rateHz);
            clock = new SampleClock(rateHz);
            periodSeconds = 1 / rateHz;
        }

        Quaternion next(ImuSample sample) {
            double step = clock.step(sample.timeSeconds());
            if (sample.timeSeconds() - lastSeconds > GAP_SECONDS) {
                filter.restart();
                step = periodSeconds;
            }
            lastSeconds = sample.timeSeconds();
            filter.update(step, sample.gx(), sample.gy(), sample.gz(), sample.ax(), sample.ay(), sample.az());
            return filter.sensorToEarth();
        }
    }
}
