package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Xsens / Movella DOT (Xsens DOT BLE Services Specifications, firmware 2.0.0). It streams mode 21, time, force and rate, in
 * the middle one of its three characteristics, at no more than 60 Hz. Its battery and information are services of its own.
 */
final class DotProtocol implements SensorProtocol {

    /** Manufacturer's number of Xsens. */
    static final int MAKER = 0x0886;

    static final UUID CONFIGURATION_SERVICE = uuid(0x1000);
    static final UUID MEASUREMENT_SERVICE = uuid(0x2000);

    private static final UUID INFORMATION = uuid(0x1001);
    private static final UUID DEVICE_CONTROL = uuid(0x1002);
    private static final UUID CONTROL = uuid(0x2001);
    private static final UUID MEDIUM_PAYLOAD = uuid(0x2003);
    private static final UUID BATTERY = uuid(0x3001);
    private static final byte MEASURING = 1;
    private static final byte RATE_QUANTITIES = 21;

    /** Of the device control: which fields a write is about, the field, and its size. */
    private static final byte VISIT_RATE = 0x10;

    private static final int RATE_AT = 24;
    private static final int DEVICE_CONTROL_BYTES = 32;

    /** Where the information has the firmware's three numbers, after the address. */
    private static final int FIRMWARE_AT = 6;

    private final int rateHz;
    private final PayloadDecoder decoder;

    DotProtocol(Settings settings) {
        rateHz = settings.oneOf("rate", 60, 30, 60);
        String mode = settings.word("mode");
        if (mode != null && !mode.equals(String.valueOf(RATE_QUANTITIES))) {
            throw new IllegalArgumentException("setting mode must be " + RATE_QUANTITIES + " (force and rate) for a DOT"
                    + " that is to be judged, was '" + mode
                    + "'; modes of high fidelity (1, 17, 25) take the maker's own"
                    + " program to read");
        }
        decoder = new DotDecoder(new Settings(Map.of("mode", String.valueOf(RATE_QUANTITIES))));
    }

    private static UUID uuid(int number) {
        return new UUID(0x15170000_4947_11E9L | (long) number << 32, 0x8646D663BD873D93L);
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        if (!gatt.has(CONTROL) || !gatt.has(MEDIUM_PAYLOAD)) {
            throw new IOException(
                    "this DOT has no measurement service. Update its firmware with the Movella DOT app, and"
                            + " take it out of its charging case");
        }
        byte[] control = gatt.read(CONTROL);
        if (control.length > 1 && control[1] == MEASURING) {
            gatt.write(CONTROL, control((byte) 0)); // Its rate can't be set while it measures.
        }
        byte[] set = gatt.read(DEVICE_CONTROL);
        if (set.length < RATE_AT + 2 || ((set[RATE_AT] & 0xFF) | (set[RATE_AT + 1] & 0xFF) << 8) != rateHz) {
            byte[] rate = new byte[DEVICE_CONTROL_BYTES];
            rate[0] = VISIT_RATE;
            rate[RATE_AT] = (byte) rateHz;
            gatt.write(DEVICE_CONTROL, rate);
        }
        gatt.subscribe(MEDIUM_PAYLOAD);
        gatt.write(CONTROL, control(MEASURING));
    }

    private static byte[] control(byte action) {
        return new byte[] {1, action, RATE_QUANTITIES};
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        gatt.write(CONTROL, control((byte) 0));
        gatt.unsubscribe(MEDIUM_PAYLOAD);
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(MEDIUM_PAYLOAD)) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return rateHz;
    }

    @Override
    public OptionalInt batteryPercent(Gatt gatt) throws IOException, InterruptedException {
        return gatt.has(BATTERY) ? StandardServices.percent(gatt.read(BATTERY), 0) : OptionalInt.empty();
    }

    @Override
    public String model(Gatt gatt) throws IOException, InterruptedException {
        byte[] information = gatt.has(INFORMATION) ? gatt.read(INFORMATION) : new byte[0];
        if (information.length < FIRMWARE_AT + 3) {
            return "DOT";
        }
        return String.format(
                "DOT %d.%d.%d",
                information[FIRMWARE_AT] & 0xFF,
                information[FIRMWARE_AT + 1] & 0xFF,
                information[FIRMWARE_AT + 2] & 0xFF);
    }
}
