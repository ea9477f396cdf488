package io.plumbline.simulator.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.analytics.imu.Placement;
import org.jspecify.annotations.Nullable;

/**
 * The connection is gone for a while: what is sampled meanwhile never arrives.
 *
 * @param atSeconds when it breaks, s of the session, in [0, 86400]
 * @param seconds how long it is gone, s, in (0, 3600]
 * @param placement whose connection; null: every sensor's
 */
public record Disconnect(
        double atSeconds, double seconds, @Nullable Placement placement) {

    public Disconnect {
        Limits.time(atSeconds);
        Limits.between("seconds", seconds, 0.001, 3600);
    }

    /** Reads one of a radio's {@code disconnects}. */
    @JsonCreator
    static Disconnect of(
            @JsonProperty(value = "at_s", required = true) double at,
            @JsonProperty(value = "seconds", required = true) double seconds,
            @JsonProperty("placement") @Nullable String placement) {
        return new Disconnect(at, seconds, Limits.placement(placement));
    }

    boolean silences(double instantSeconds, Placement whose) {
        return (placement == null || placement == whose)
                && instantSeconds >= atSeconds
                && instantSeconds < atSeconds + seconds;
    }
}
