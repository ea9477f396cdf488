package io.plumbline.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.plumbline.gateway.phone.AccelerometerSigns;
import io.plumbline.gateway.phone.SensorLoggerJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hands a phone's messages over: some of any bytes, some rightly made of any numbers. */
final class Phones {

    private static final int LONGEST_BYTES = 2000;
    private static final int MOST_MESSAGES = 20;

    /** A message of 2 kB holds some 30 values, four of them wait; the rest is Jackson's own buffers. */
    private static final long MOST_ALLOCATED_BYTES = 1 << 20;

    private static final String[] NAMES = {"accelerometer", "gravity", "totalacceleration", "gyroscope", "barometer"};

    private Phones() {}

    static void handTo(FuzzedDataProvider data) {
        List<byte[]> messages = new ArrayList<>();
        while (data.remainingBytes() > 0 && messages.size() < MOST_MESSAGES) {
            messages.add(data.consumeBoolean() ? data.consumeBytes(LONGEST_BYTES) : message(data));
        }
        Allocation.hold(MOST_ALLOCATED_BYTES, () -> {
            SensorLoggerJson phone = new SensorLoggerJson(AccelerometerSigns.IOS);
            int[] said = {0};
            for (byte[] message : messages) {
                phone.accept(message, decoded -> said[0]++);
            }
            assertThat(said[0]).isLessThan(MOST_MESSAGES * LONGEST_BYTES);
        });
    }

    private static byte[] message(FuzzedDataProvider data) {
        List<String> values = new ArrayList<>();
        int count = data.consumeInt(0, 10);
        for (int i = 0; i < count; i++) {
            values.add("{\"name\":\"" + NAMES[data.consumeInt(0, NAMES.length - 1)] + "\",\"time\":"
                    + (data.consumeBoolean() ? data.consumeLong() : 1_000_000_000L + data.consumeInt(0, 1_000_000_000))
                    + ",\"values\":{\"x\":" + data.consumeDouble() + ",\"y\":1,\"z\":" + data.consumeInt() + "}}");
        }
        String json = "{\"messageId\":" + data.consumeInt(-1, 30) + ",\"sessionId\":\"" + data.consumeInt(0, 1)
                + "\",\"payload\":[" + String.join(",", values) + "]}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
