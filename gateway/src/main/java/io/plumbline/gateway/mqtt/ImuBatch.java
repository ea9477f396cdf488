package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SensorSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Samples of one sensor in order, as one message holds them, with all that another gateway has to know of the sensor.
 *
 * @param session id of the publishing gateway's session
 * @param sensor where it is worn, how it sits, how fast it measures, and what its accelerometer reads wrongly, which is
 *     not yet taken out of the samples
 * @param ownClock whether the samples' times are those of this sensor's own clock; else they are on a clock that all
 *     sensors of the session have in common
 * @param model maker's name of the sensor; empty where it does not say
 * @param batteryPercent 0 to 100; empty where it does not say
 * @param starts how often the sensor has started in this session, from 1
 * @param first number of the first of these samples in the session, from 1
 * @param samples at least one
 */
record ImuBatch(
        String session,
        SensorSettings sensor,
        boolean ownClock,
        String model,
        OptionalInt batteryPercent,
        int starts,
        long first,
        List<ImuSample> samples) {

    ImuBatch {
        samples = List.copyOf(samples);
        if (samples.isEmpty() || starts < 1 || first < 1) {
            throw new IllegalArgumentException("a batch holds samples and counts from 1, was " + samples.size()
                    + " samples from " + first + ", start " + starts);
        }
    }

    ImuSample last() {
        return samples.get(samples.size() - 1);
    }
}
