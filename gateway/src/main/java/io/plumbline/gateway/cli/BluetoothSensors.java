package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.ble.BleRadio;
import io.plumbline.gateway.ble.BleSource;
import io.plumbline.gateway.ble.BleTarget;
import io.plumbline.gateway.ble.ProtocolChoice;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProfile;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.source.SampleSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens sensors on Bluetooth LE, all through one driver. */
final class BluetoothSensors {

    /** Where a sensor is worn if that is not said: where a squat shows. */
    private static final Placement USUAL_PLACEMENT = Placement.SACRUM;

    /** For a sensor whose name does not tell what it is: the rate that most are asked for. */
    private static final double USUAL_RATE_HZ = 100;

    private static final String RATE = "rate";

    private final BluetoothOptions options;
    private final @Nullable ProtocolChoice protocols;
    private final Consumer<String> notes;
    private @Nullable BleRadio radio;

    /**
     * Opens nothing yet.
     *
     * @param protocols those of other sensors than are known; null: what each sensor's name says, or it shows itself to be
     * @param notes takes sentences for the person at the machine
     */
    BluetoothSensors(BluetoothOptions options, @Nullable ProtocolChoice protocols, Consumer<String> notes) {
        this.options = options;
        this.protocols = protocols;
        this.notes = notes;
    }

    /**
     * A sensor that nothing is asked of yet.
     *
     * @throws IOException if there is no driver for this machine, or the description of a sensor of one's own can't be read
     * @throws IllegalArgumentException if it is named by nothing, or what is wanted of it makes no sense
     */
    SampleSource open(SensorSpec spec) throws IOException {
        BleTarget target = new BleTarget(spec.target());
        ProtocolChoice spoken = protocols == null ? spoken(SpokenProtocol.of(spec)) : protocols;
        double rateHz = rateHz(spoken, spec);
        if (radio == null) {
            radio = new BleRadio(options.open());
        }
        return new BleSource(
                radio,
                target,
                spec.placement() == null ? USUAL_PLACEMENT : spec.placement(),
                spec.mount(),
                rateHz,
                spoken,
                notes);
    }

    private static ProtocolChoice spoken(SpokenProtocol said) {
        return advert -> {
            try {
                return Optional.of(said.with(advert));
            } catch (
                    IllegalArgumentException
                            e) { // what is wanted is none of this sensor's, now that it shows what it is
                throw new IOException(e.getMessage(), e);
            }
        };
    }

    /**
     * What is said of the sensor tells its rate, else what is known of its name: the analysis is set up before it is
     * connected.
     */
    private static double rateHz(ProtocolChoice spoken, SensorSpec spec) throws IOException {
        Advert name = new Advert(spec.target(), Set.of(), Set.of());
        SpokenProtocol said = SpokenProtocol.of(spec);
        if (said.profile().isPresent() || SensorProfile.identify(name).isPresent()) {
            return spoken.choose(name).map(SensorProtocol::rateHz).orElse(USUAL_RATE_HZ);
        }
        String rate = said.settings().get(RATE);
        return rate == null ? USUAL_RATE_HZ : number(rate);
    }

    private static double number(String rate) {
        try {
            return Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a rate is a number of Hz, e.g. ,rate=100; was '" + rate + "'", e);
        }
    }
}
