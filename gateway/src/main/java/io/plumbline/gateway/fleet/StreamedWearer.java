package io.plumbline.gateway.fleet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.gateway.recording.Decimals;
import io.plumbline.simulator.SimulatedSession;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One wearer's lines, a slice of time after the other; of a slice, one line after the other. */
final class StreamedWearer {

    private final String name;
    private final Iterator<ImuSample> samples;
    private final double durationSeconds;
    private final StringBuilder line = new StringBuilder(200);
    private @Nullable ImuSample ahead;
    private byte[] bytes = new byte[0];
    private double[] times = new double[64];
    private int[] ends = new int[64];
    private int count;
    private int current;

    StreamedWearer(String name, SimulatedSession session) {
        this.name = name;
        samples = session.samples();
        durationSeconds = session.durationSeconds();
        ahead = samples.hasNext() ? samples.next() : null;
    }

    double durationSeconds() {
        return durationSeconds;
    }

    /** Whether there is nothing after this slice. */
    boolean isOver() {
        return ahead == null;
    }

    /** Makes the lines of all samples before a time, in place of the former. */
    void prepare(double untilSeconds) {
        count = 0;
        current = 0;
        line.setLength(0);
        for (ImuSample sample = ahead; sample != null && sample.timeSeconds() < untilSeconds; sample = ahead) {
            append(sample);
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            times[count] = sample.timeSeconds();
            ends[count] = line.length();
            count++;
            ahead = samples.hasNext() ? samples.next() : null;
        }
        bytes = line.toString().getBytes(ISO_8859_1);
    }

    /** Whether a line of this slice is left. */
    boolean hasLine() {
        return current < count;
    }

    /** Time of the next line, s. */
    double lineSeconds() {
        return times[current];
    }

    /** Hands the next line over. */
    void takeLine(ByteArrayOutputStream out) {
        int start = current == 0 ? 0 : ends[current - 1];
        out.write(bytes, start, ends[current] - start);
        current++;
    }

    private void append(ImuSample sample) {
        line.append("{\"wearer\":\"").append(name);
        line.append("\",\"placement\":\"").append(sample.placement().word());
        Decimals.appendMicroseconds(line.append("\",\"t_s\":"), sample.timeSeconds());
        Decimals.appendShortest(line.append(",\"ax_mps2\":"), sample.ax());
        Decimals.appendShortest(line.append(",\"ay_mps2\":"), sample.ay());
        Decimals.appendShortest(line.append(",\"az_mps2\":"), sample.az());
        Decimals.appendShortest(line.append(",\"gx_radps\":"), sample.gx());
        Decimals.appendShortest(line.append(",\"gy_radps\":"), sample.gy());
        Decimals.appendShortest(line.append(",\"gz_radps\":"), sample.gz());
        line.append("}\n");
    }
}
