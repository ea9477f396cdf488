package io.plumbline.gateway.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages as Sensor Logger writes them. */
public final class Messages {

    /** A time that a double can't hold: its last digits would be lost. */
    static final long START_NANOS = 1_698_501_144_401_773_001L;

    private final String session;
    private final String device;
    private final List<String> values = new ArrayList<>();

    private Messages(String session, String device) {
        this.session = session;
        this.device = device;
    }

    public static Messages ofSession(String session) {
        return new Messages(session, "phone-1");
    }

    public static Messages ofDevice(String device) {
        return new Messages("s1", device);
    }

    /** With a value so many seconds after the start. */
    Messages with(String name, double seconds, double x, double y, double z) {
        values.add(String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"time\":%d,\"values\":{\"z\":%s,\"y\":%s,\"x\":%s},\"accuracy\":3}",
                name,
                START_NANOS + Math.round(seconds * 1e9),
                z,
                y,
                x));
        return this;
    }

    /** With gravity upwards along z and no turn, as Android measures it, at 100 Hz. */
    public Messages standing(double fromSeconds, int samples) {
        for (int i = 0; i < samples; i++) {
            with("totalacceleration", fromSeconds + i / 100.0, 0, 0, 9.81);
            with("gyroscope", fromSeconds + i / 100.0, 0.1, 0, 0);
        }
        return this;
    }

    /** The message of a number. */
    public byte[] number(long number) {
        return ("{\"messageId\":" + number + ",\"sessionId\":\"" + session + "\",\"deviceId\":\"" + device
                        + "\",\"userId\":\"u\",\"payload\":[" + String.join(",", values) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
