package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.Placement;
import java.util.HexFormat;

/** One notification as it reaches the host. */
public final class Notification {

    private final double arrivalSeconds;
    private final Placement placement;
    private final byte[] payload;

    Notification(double arrivalSeconds, Placement placement, byte[] payload) {
        this.arrivalSeconds = arrivalSeconds;
        this.placement = placement;
        this.payload = payload;
    }

    /** When it reached the host, s of the host's clock. */
    public double arrivalSeconds() {
        return arrivalSeconds;
    }

    /** Where the sensor that sent it is worn. */
    public Placement placement() {
        return placement;
    }

    /** Its bytes; a copy. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Its bytes as one word, two small hexadecimal digits each. */
    public String hex() {
        return HexFormat.of().formatHex(payload);
    }
}
