package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.Placement;
import java.time.Instant;
import java.util.Map;

/**
 * What a session has already of its sensors' samples.
 *
 * @param newestSeconds time of each sensor's last sample, s of its clock; none of a sensor that has sent nothing
 * @param newestArrivalSeconds when the last sample arrived, s of the host's clock of then; NaN where that is not known
 * @param until when about the last sample was taken, by the host's calendar
 */
public record TakenSamples(Map<Placement, Double> newestSeconds, double newestArrivalSeconds, Instant until) {

    public TakenSamples {
        newestSeconds = Map.copyOf(newestSeconds);
    }
}
