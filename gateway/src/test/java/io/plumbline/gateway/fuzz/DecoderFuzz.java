package io.plumbline.gateway.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plumbline.gateway.sensor.SensorProfile;

/** Each decoder for itself, five minutes long. */
class DecoderFuzz {

    @FuzzTest(maxDuration = "5m")
    void movesense(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.MOVESENSE, data);
    }

    @FuzzTest(maxDuration = "5m")
    void witmotion(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.WITMOTION, data);
    }

    @FuzzTest(maxDuration = "5m")
    void dot(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.DOT, data);
    }

    @FuzzTest(maxDuration = "5m")
    void polar(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.POLAR, data);
    }

    @FuzzTest(maxDuration = "5m")
    void thingy52(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.THINGY52, data);
    }

    @FuzzTest(maxDuration = "5m")
    void sensortag(FuzzedDataProvider data) {
        Notifications.handTo(SensorProfile.SENSORTAG, data);
    }

    @FuzzTest(maxDuration = "5m")
    void generic(FuzzedDataProvider data) {
        GenericSensors.handTo(data);
    }

    @FuzzTest(maxDuration = "5m")
    void phone(FuzzedDataProvider data) {
        Phones.handTo(data);
    }
}
