package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleRadio;
import io.plumbline.gateway.ble.BleSource;
import io.plumbline.gateway.ble.BleTarget;
import io.plumbline.gateway.ble.ProtocolChoice;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.source.SampleSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens sensors on Bluetooth LE, all through one driver. */
final class BluetoothSensors {

    /** Where a sensor is worn if that is not said: where a squat shows. */
    private static final Placement USUAL_PLACEMENT = Placement.SACRUM;

    /** For a sensor whose name does not tell what it is: the rate that most are asked for. */
    private static final double USUAL_RATE_HZ = 100;

    private final BluetoothOptions options;
    private final ProtocolChoice protocols;
    private final Consumer<String> notes;
    private @Nullable BleRadio radio;

    /**
     * Opens nothing yet.
     *
     * @param notes takes sentences for the person at the machine
     */
    BluetoothSensors(BluetoothOptions options, ProtocolChoice protocols, Consumer<String> notes) {
        this.options = options;
        this.protocols = protocols;
        this.notes = notes;
    }

    /**
     * A sensor that nothing is asked of yet.
     *
     * @throws BleException if there is no driver for this machine
     * @throws IllegalArgumentException if it is named by nothing
     */
    SampleSource open(SensorSpec spec) throws BleException {
        BleTarget target = new BleTarget(spec.target());
        if (radio == null) {
            radio = new BleRadio(options.open());
        }
        return new BleSource(
                radio,
                target,
                spec.placement() == null ? USUAL_PLACEMENT : spec.placement(),
                spec.mount(),
                rateHz(spec.target()),
                protocols,
                notes);
    }

    /** What the sensor's name tells of its rate: the analysis is set up before it is connected. */
    private double rateHz(String name) {
        return protocols
                .choose(new Advert(name, Set.of(), Set.of()))
                .map(SensorProtocol::rateHz)
                .orElse(USUAL_RATE_HZ);
    }
}
