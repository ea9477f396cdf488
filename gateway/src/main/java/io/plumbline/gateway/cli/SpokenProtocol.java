package io.plumbline.gateway.cli;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProfile;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a sensor on Bluetooth is spoken to as: {@code ,profile=WORD} or {@code ,profile=FILE.yaml}, else what it shows itself
 * to be.
 *
 * @param profile what was said; empty where the sensor must show it
 * @param settings what is wanted of it, by {@link SensorProfile#protocolSettingNames}
 */
record SpokenProtocol(Optional<SensorProfile> profile, Map<String, String> settings) {

    private static final String PROFILE = "profile";

    SpokenProtocol {
        settings = Map.copyOf(settings);
    }

    /**
     * What the options of a sensor's name say.
     *
     * @throws IllegalArgumentException if they name a profile that there is not
     */
    static SpokenProtocol of(SensorSpec spec) {
        Map<String, String> settings = new HashMap<>(spec.options());
        String said = settings.remove(PROFILE);
        if (said == null) {
            return new SpokenProtocol(Optional.empty(), settings);
        }
        if (said.endsWith(".yaml") || said.endsWith(".yml")) {
            settings.put(SensorProfile.FILE, said);
            return new SpokenProtocol(Optional.of(SensorProfile.GENERIC), settings);
        }
        Optional<SensorProfile> profile = SensorProfile.ofWord(said).filter(known -> known != SensorProfile.GENERIC);
        return new SpokenProtocol(
                Optional.of(profile.orElseThrow(() -> new IllegalArgumentException("no sensor profile is called '"
                        + said + "', and a description of a sensor of your own is a FILE.yaml. "
                        + DidYouMean.sentence(said, SensorProfile.words())))),
                settings);
    }

    /**
     * The protocol for a connection to a device.
     *
     * @param advert what the device shows; after a connection with its services
     * @throws IllegalArgumentException if a setting is none of this sensor's
     * @throws IOException if it can't be told what the device is, or its description can't be read
     */
    SensorProtocol with(Advert advert) throws IOException {
        Optional<SensorProfile> known = profile.or(() -> SensorProfile.identify(advert));
        if (known.isEmpty()) {
            throw new IOException("no sensor that Plumbline knows is '" + advert.name() + "'. Known are "
                    + String.join(", ", SensorProfile.words())
                    + "; say which it is by ,profile=…, or describe it in a file (docs/sensors.md) and say"
                    + " ,profile=FILE.yaml");
        }
        for (String name : settings.keySet()) {
            if (!known.get().protocolSettingNames().contains(name)) {
                throw new IllegalArgumentException(
                        "a sensor of the kind " + known.get().word() + " has no option '"
                                + name + "'"
                                + (known.get() == SensorProfile.GENERIC ? "; its description states the rate" : ""));
            }
        }
        return known.get().protocol(settings);
    }
}
