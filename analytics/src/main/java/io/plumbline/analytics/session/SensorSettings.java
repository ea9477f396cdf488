package io.plumbline.analytics.session;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import org.jspecify.annotations.Nullable;

/**
 * One sensor of a session.
 *
 * @param placement where it is worn
 * @param mount how it sits, where that is known; null: found from the wearer's still stand and bow
 * @param rateHz nominal sampling rate, Hz, in [5, 2000]
 * @param correction what its accelerometer reads wrongly, taken out of its samples before anything is made of them
 */
public record SensorSettings(
        Placement placement, @Nullable Mount mount, double rateHz, AccelerometerCorrection correction) {

    public SensorSettings {
        if (!(rateHz >= 5 && rateHz <= 2000)) {
            throw new IllegalArgumentException(
                    "rate must be between 5 and 2000 Hz, was " + rateHz + " for " + placement.word());
        }
    }

    /** A sensor whose accelerometer's errors are not known. */
    public SensorSettings(Placement placement, @Nullable Mount mount, double rateHz) {
        this(placement, mount, rateHz, AccelerometerCorrection.NONE);
    }

    /** The same sensor with a correction. */
    public SensorSettings withCorrection(AccelerometerCorrection newCorrection) {
        return new SensorSettings(placement, mount, rateHz, newCorrection);
    }
}
