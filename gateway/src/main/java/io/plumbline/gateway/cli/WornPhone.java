package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.cli.SensorSpec.Kind;
import io.plumbline.gateway.phone.AccelerometerSigns;
import io.plumbline.gateway.words.DidYouMean;
import org.jspecify.annotations.Nullable;

/**
 * What must be said of a phone before its messages mean anything; by HTTP ({@code phone:}) and MQTT ({@code mqtt:}) alike.
 *
 * @param sensor how it is worn, and the rate that its app is set to
 * @param signs which way its accelerometer counts
 */
record WornPhone(SensorSettings sensor, AccelerometerSigns signs) {

    private static final double USUAL_RATE_HZ = 100;

    /**
     * What a sensor's name says.
     *
     * @throws IllegalArgumentException if something is missing or wrong; the message says what to write
     */
    static WornPhone of(SensorSpec spec) {
        if (spec.placement() == null) {
            throw new IllegalArgumentException("say where the phone is worn, e.g. --sensor sacrum="
                    + (spec.kind() == Kind.MQTT ? "mqtt:sensor-logger" : "phone:0.0.0.0:8000")
                    + ",signs=android");
        }
        String rate = spec.options().get("rate");
        return new WornPhone(
                new SensorSettings(spec.placement(), spec.mount(), rate == null ? USUAL_RATE_HZ : number(rate)),
                signs(spec.options().get("signs")));
    }

    private static AccelerometerSigns signs(@Nullable String word) {
        if (word == null) {
            throw new IllegalArgumentException(
                    "say which way the phone's accelerometer counts, which its messages do not: ,signs=android for"
                            + " Android, and for an iPhone with 'Standardise Units & Frames' on in Sensor Logger;"
                            + " ,signs=ios for an iPhone without. Guessed wrongly, you would stand on your head");
        }
        return AccelerometerSigns.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("no signs of a phone are called '" + word + "'. "
                        + DidYouMean.sentence(word, AccelerometerSigns.words())));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a rate is a number of Hz, e.g. ,rate=100; was '" + text + "'", e);
        }
    }
}
