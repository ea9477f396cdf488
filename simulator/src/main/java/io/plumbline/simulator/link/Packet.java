package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.ImuSample;
import java.util.List;

/**
 * Samples that a sensor sent at once, and what became of them.
 *
 * @param samples at least one, by time
 * @param arrivalSeconds when it reached the host, or would have, s of the host's clock
 * @param copies how many times: 0 lost, 1, or 2
 */
public record Packet(List<ImuSample> samples, double arrivalSeconds, int copies) {

    public Packet {
        samples = List.copyOf(samples);
    }

    /** Whether it reached the host. */
    public boolean heard() {
        return copies > 0;
    }

    /** Time of its first sample on the session's clock, s. */
    public double firstSeconds() {
        return samples.get(0).timeSeconds();
    }

    Packet arrivingAt(double seconds) {
        return new Packet(samples, seconds, copies);
    }
}
