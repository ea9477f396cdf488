package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.link.Link;
import io.plumbline.simulator.link.LinkChance;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.link.RadioEvent;
import io.plumbline.simulator.link.TickCounter;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.payload.VirtualPeripheral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The session's radio, sensor by sensor. */
final class SensorLinks {

    private static final double SHORTEST_UPTIME_SECONDS = 10;
    private static final double LONGEST_UPTIME_SECONDS = 3600;

    private final Radio radio;
    private final RandomStreams random;
    private final @Nullable Profile profile;

    /**
     * A radio with chance of its own for each sensor.
     *
     * @param profile the protocol that all sensors speak; null: each sample in a packet of its own, unless the radio says
     *     how many
     */
    SensorLinks(Radio radio, RandomStreams random, @Nullable Profile profile) {
        this.radio = radio;
        this.random = random;
        this.profile = profile;
    }

    /** The way of one sensor's samples to the host. */
    Link link(SensorSettings sensor, Iterator<ImuSample> samples) {
        Placement placement = sensor.placement();
        LinkChance chance = new LinkChance(
                random.radioLoss(placement), random.radioTiming(placement), random.radioDisorder(placement));
        return new Link(radio, placement, sensor.rateHz(), samplesPerPacket(sensor.rateHz()), samples, chance);
    }

    /** One sensor as a host meets it. */
    VirtualPeripheral peripheral(Profile speaking, SensorSettings sensor, Iterator<ImuSample> samples) {
        Placement placement = sensor.placement();
        Double stated = radio.uptimeSeconds();
        double drawn = SHORTEST_UPTIME_SECONDS
                + (LONGEST_UPTIME_SECONDS - SHORTEST_UPTIME_SECONDS)
                        * random.deviceClock(placement).nextDouble();
        TickCounter clock = new TickCounter(radio, placement, stated == null ? drawn : stated);
        return new VirtualPeripheral(speaking, sensor, clock, link(sensor, samples), random.radioParts(placement));
    }

    /**
     * These marks and those of the restarts, by time.
     *
     * @param told the session's time at a time of the radio's
     */
    List<Mark> withRestarts(
            List<Mark> marks, List<SensorSettings> sensors, DoubleUnaryOperator told, double durationSeconds) {
        List<Mark> all = new ArrayList<>(marks);
        for (SensorSettings sensor : sensors) {
            for (RadioEvent.Restart restart : radio.restarts(sensor.placement())) {
                double backSeconds = told.applyAsDouble(restart.backSeconds());
                if (backSeconds < durationSeconds) {
                    all.add(new Mark.SensorRestarted(backSeconds, sensor.placement()));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Mark::timeSeconds));
        return List.copyOf(all);
    }

    private int samplesPerPacket(double rateHz) {
        Integer asked = radio.samplesPerPacket();
        return profile != null ? profile.samplesPerPacket(rateHz, asked) : asked == null ? 1 : asked;
    }
}
