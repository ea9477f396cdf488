package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.ImuSample;
import java.util.List;

/** Makes the payloads of one sensor's notifications. */
interface PayloadEncoder {

    /** What an accelerometer takes for 1 g, m/s². */
    double STANDARD_GRAVITY = 9.80665;

    /**
     * The notifications that carry a packet, in order; all byte values are little-endian.
     *
     * @param samples at least one, no more than the profile sends at once
     * @param deviceMilliseconds the sensor's clock at the first of them, in [0, 2³²)
     */
    List<byte[]> encode(List<ImuSample> samples, long deviceMilliseconds);
}
