package io.plumbline.gateway.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.plumbline.gateway.sensor.SensorProfile;
import java.util.List;

/** All that reads foreign bytes, a minute in all: what {@code .ci/run} runs. */
class EveryDecoderFuzz {

    private static final List<SensorProfile> PROFILES = List.of(SensorProfile.values());

    @FuzzTest(maxDuration = "60s")
    void everything(FuzzedDataProvider data) {
        int which = data.consumeInt(0, PROFILES.size());
        if (which == PROFILES.size()) {
            Phones.handTo(data);
        } else if (PROFILES.get(which) == SensorProfile.GENERIC) {
            GenericSensors.handTo(data);
        } else {
            Notifications.handTo(PROFILES.get(which), data);
        }
    }
}
