package io.plumbline.gateway.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plumbline.gateway.sensor.SensorProfile;
import java.util.Map;

/** Each sensor's decoder for itself, five minutes long. */
class DecoderFuzz {

    @FuzzTest(maxDuration = "5m")
    void movesense(FuzzedDataProvider data) {
        Map<String, String> settings = data.consumeBoolean() ? Map.of("measure", "imu6") : Map.of();
        Notifications.handTo(SensorProfile.MOVESENSE, settings, data);
    }

    @FuzzTest(maxDuration = "5m")
    void witmotion(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.WITMOTION, Map.of(), data);
    }

    @FuzzTest(maxDuration = "5m")
    void dot(FuzzedDataProvider data) {
        Map<String, String> settings = data.consumeBoolean() ? Map.of("mode", "21") : Map.of();
        Notifications.handTo(SensorProfile.DOT, settings, data);
    }

    @FuzzTest(maxDuration = "5m")
    void polar(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.POLAR, Map.of(), data);
    }

    @FuzzTest(maxDuration = "5m")
    void thingy52(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.THINGY52, Map.of(), data);
    }

    @FuzzTest(maxDuration = "5m")
    void sensortag(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.SENSORTAG, Map.of(), data);
    }
}
