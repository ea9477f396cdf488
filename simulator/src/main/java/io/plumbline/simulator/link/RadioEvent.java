package io.plumbline.simulator.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.analytics.imu.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Something that befalls a sensor once. In YAML one key with its settings beneath, {@code - restart: {at_s: 30}}; without a
 * {@code placement} it befalls every sensor.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = RadioEvent.ClockJump.class, name = "clock-jump"),
    @JsonSubTypes.Type(value = RadioEvent.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = RadioEvent.BatteryLow.class, name = "battery-low"),
})
public sealed interface RadioEvent permits RadioEvent.ClockJump, RadioEvent.Restart, RadioEvent.BatteryLow {

    /** When, s of the session, in [0, 86400]. */
    double atSeconds();

    /** Which sensor; null: every one. */
    @Nullable
    Placement placement();

    /** Whether it befalls the sensor at a placement. */
    default boolean befalls(Placement whose) {
        return placement() == null || placement() == whose;
    }

    /**
     * The sensor's clock goes wrong by a step. Its samples are taken as evenly as before.
     *
     * @param bySeconds forward or, negative, back, s, in [−86400, 86400]
     */
    record ClockJump(
            double atSeconds, double bySeconds, @Nullable Placement placement) implements RadioEvent {

        public ClockJump {
            Limits.time(atSeconds);
            Limits.between("by_s", bySeconds, -86_400, 86_400);
        }

        @JsonCreator
        static ClockJump of(
                @JsonProperty(value = "at_s", required = true) double at,
                @JsonProperty(value = "by_s", required = true) double by,
                @JsonProperty("placement") @Nullable String placement) {
            return new ClockJump(at, by, Limits.placement(placement));
        }
    }

    /** The sensor starts anew: it is silent for {@link #PAUSE_SECONDS}, then its clock counts from 0. */
    record Restart(double atSeconds, @Nullable Placement placement) implements RadioEvent {

        /** Until it has started and is connected again, s. */
        public static final double PAUSE_SECONDS = 2;

        public Restart {
            Limits.time(atSeconds);
        }

        @JsonCreator
        static Restart of(
                @JsonProperty(value = "at_s", required = true) double at,
                @JsonProperty("placement") @Nullable String placement) {
            return new Restart(at, Limits.placement(placement));
        }

        /** When it is there again, s of the session. */
        public double backSeconds() {
            return atSeconds + PAUSE_SECONDS;
        }
    }

    /**
     * The battery is nearly empty: ever more packets are lost, in the end all of them.
     *
     * @param seconds from the first loss until the sensor is gone for good, s, in [0, 3600]; 20 unless said
     */
    record BatteryLow(
            double atSeconds, double seconds, @Nullable Placement placement) implements RadioEvent {

        private static final double DEFAULT_SECONDS = 20;

        public BatteryLow {
            Limits.time(atSeconds);
            Limits.between("seconds", seconds, 0, 3600);
        }

        @JsonCreator
        static BatteryLow of(
                @JsonProperty(value = "at_s", required = true) double at,
                @JsonProperty("seconds") @Nullable Double seconds,
                @JsonProperty("placement") @Nullable String placement) {
            return new BatteryLow(at, seconds == null ? DEFAULT_SECONDS : seconds, Limits.placement(placement));
        }

        /** The share of packets lost at a time, rising evenly from 0 to 1. */
        double share(double instantSeconds) {
            double since = instantSeconds - atSeconds;
            return since < 0 ? 0 : since >= seconds ? 1 : since / seconds;
        }
    }
}
