package io.plumbline.simulator.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.analytics.imu.Placement;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the radio does to the sensors' samples on their way to the host. Each sensor has chance of its own. In YAML a bare
 * word, {@code radio: shadowed}, or keys:
 *
 * <pre>{@code
 * radio:
 *   preset: clean
 *   disconnects: [{at_s: 30, seconds: 4}]
 *   events:
 *     - restart: {at_s: 60, placement: t12}
 * }</pre>
 *
 * @param preset what holds where nothing else is said
 * @param samplesPerPacket how many samples a sensor sends at once, in [1, 100]; null: as its own protocol does, one where
 *     none is named
 * @param connectionIntervalSeconds packets arrive at multiples of it, several at once; s, 0 (at once) or between 0.0075 and
 *     4 in steps of 1.25 ms (Bluetooth Core Specification, Vol 6 Part B 4.5.1)
 * @param jitterSeconds mean delay by the host's scheduler, gamma-distributed with shape 2, s, in [0, 1]; where it is not 0,
 *     one event in a thousand is 100 ms late besides
 * @param loss per packet; null: the preset's, whose bursts have a length in seconds
 * @param duplicates share of packets that come twice, [0, 1]
 * @param reordering share of packets that come after their successor, [0, 1]
 * @param uptimeSeconds what a sensor's clock shows when the session begins, s, in [0, 4294967]; null: drawn from the seed.
 *     A clock of 32 bits wraps to 0 after 4294967.296 s
 * @param disconnects when the connection is gone, in any order
 * @param events what else befalls the sensors, in any order
 */
public record Radio(
        Preset preset,
        @Nullable Integer samplesPerPacket,
        double connectionIntervalSeconds,
        double jitterSeconds,
        @Nullable Loss loss,
        double duplicates,
        double reordering,
        @Nullable Double uptimeSeconds,
        List<Disconnect> disconnects,
        List<RadioEvent> events) {

    /** A cable: every sample arrives, at once. */
    public static final Radio CABLE = of(Preset.CABLE);

    private static final double UNIT_SECONDS = 0.00125;
    private static final double LONGEST_UPTIME_SECONDS = 4_294_967;

    public Radio {
        if (samplesPerPacket != null) {
            Limits.between("samples_per_packet", samplesPerPacket, 1, 100);
        }
        checkInterval(connectionIntervalSeconds);
        Limits.between("jitter_ms", jitterSeconds * 1e3, 0, 1000);
        Limits.between("duplicates", duplicates, 0, 1);
        Limits.between("reordering", reordering, 0, 1);
        if (uptimeSeconds != null) {
            Limits.between("uptime_s", uptimeSeconds, 0, LONGEST_UPTIME_SECONDS);
        }
        disconnects = List.copyOf(disconnects);
        events = List.copyOf(events);
    }

    /** A radio as one meets it. */
    public static Radio of(Preset preset) {
        return new Radio(
                preset,
                null,
                preset.connectionIntervalSeconds(),
                preset.jitterSeconds(),
                null,
                0,
                0,
                null,
                List.of(),
                List.of());
    }

    /** Reads a scenario's {@code radio} where it is a bare word. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Radio ofWord(String word) {
        return of(Preset.ofWord(word));
    }

    /** Reads a scenario's {@code radio}; what is not said is the preset's, and the preset is {@link Preset#CABLE}. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Radio of(
            @JsonProperty("preset") @Nullable String preset,
            @JsonProperty("samples_per_packet") @Nullable Integer samplesPerPacket,
            @JsonProperty("connection_interval_ms") @Nullable Double connectionInterval,
            @JsonProperty("jitter_ms") @Nullable Double jitter,
            @JsonProperty("loss") @Nullable Loss loss,
            @JsonProperty("duplicates") @Nullable Double duplicates,
            @JsonProperty("reordering") @Nullable Double reordering,
            @JsonProperty("uptime_s") @Nullable Double uptime,
            @JsonProperty("disconnects") @Nullable List<Disconnect> disconnects,
            @JsonProperty("events") @Nullable List<RadioEvent> events) {
        Preset otherwise = preset == null ? Preset.CABLE : Preset.ofWord(preset);
        return new Radio(
                otherwise,
                samplesPerPacket,
                connectionInterval == null ? otherwise.connectionIntervalSeconds() : connectionInterval * 1e-3,
                jitter == null ? otherwise.jitterSeconds() : jitter * 1e-3,
                loss,
                duplicates == null ? 0 : duplicates,
                reordering == null ? 0 : reordering,
                uptime,
                disconnects == null ? List.of() : disconnects,
                events == null ? List.of() : events);
    }

    /** Whether there is no radio between at all. */
    public boolean isCable() {
        return equals(CABLE);
    }

    /** The losses of a sensor that sends a packet every so many seconds. */
    public Loss loss(double packetSeconds) {
        return loss != null ? loss : preset.loss(packetSeconds);
    }

    /** The restarts of the sensor at a placement, by time. */
    public List<RadioEvent.Restart> restarts(Placement placement) {
        return events.stream()
                .filter(event -> event.befalls(placement))
                .filter(RadioEvent.Restart.class::isInstance)
                .map(RadioEvent.Restart.class::cast)
                .sorted(Comparator.comparingDouble(RadioEvent.Restart::atSeconds))
                .toList();
    }

    /** The placements that disconnects and events name. */
    public Set<Placement> namedPlacements() {
        Set<Placement> named = EnumSet.noneOf(Placement.class);
        Stream.concat(
                        disconnects.stream().map(Disconnect::placement),
                        events.stream().map(RadioEvent::placement))
                .filter(Objects::nonNull)
                .forEach(named::add);
        return named;
    }

    private static void checkInterval(double seconds) {
        double units = seconds / UNIT_SECONDS;
        if (seconds != 0
                && !(seconds >= 0.0075 - 1e-9 && seconds <= 4 + 1e-9 && Math.abs(units - Math.rint(units)) < 1e-6)) {
            throw new IllegalArgumentException(
                    "connection_interval_ms must be 0 (none) or between 7.5 and 4000 in steps"
                            + " of 1.25, e.g. 7.5, 15, 30 or 50; was " + seconds * 1e3);
        }
    }
}
