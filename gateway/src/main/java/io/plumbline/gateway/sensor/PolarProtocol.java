package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.Decoded.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Polar's measurement data service (PMD; polar-ble-sdk, {@code BlePMDClient}): the control point answers each command by an
 * indication, {@code F0 command kind status more settings}, and commands go one at a time. Force and rate are two streams,
 * joined by {@link ReadingPairs}. A Polar without a gyroscope (H10) gives forces alone and says so by its
 * {@link #limitations}; all of them send a frame a second, so that everything is late.
 */
final class PolarProtocol implements SensorProtocol {

    static final UUID SERVICE = UUID.fromString("fb005c80-02e7-f387-1cad-8acd2d8df0c8");

    private static final UUID CONTROL_POINT = UUID.fromString("fb005c81-02e7-f387-1cad-8acd2d8df0c8");
    private static final UUID DATA = UUID.fromString("fb005c82-02e7-f387-1cad-8acd2d8df0c8");
    private static final byte ASK_SETTINGS = 1;
    private static final byte START = 2;
    private static final byte STOP = 3;
    private static final byte RESPONSE = (byte) 0xF0;
    private static final byte STREAM_ENDED = 1;
    private static final int FORCE = 2;
    private static final int RATE = 5;
    private static final int FORCE_RANGE_G = 8;
    private static final int RATE_RANGE_DPS = 2000;
    private static final int ENOUGH_HZ = 50;
    private static final int DONE = 0;
    private static final int LAST_OF_THE_UNKNOWN = 3;
    private static final int ALREADY = 6;
    private static final Map<Integer, String> FAILURES = Map.of(
            10,
            "the connection's packets are too small (MTU). Switch Bluetooth off and on",
            12,
            "it is in a mode that has no sensor data. Choose the heart mode by its button",
            13,
            "it lies in its charger. Take it out");
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final Set<Limitation> limitations = EnumSet.of(Limitation.LATE);
    private final ReadingPairs pairs = new ReadingPairs();
    private PayloadDecoder forces = new PolarDecoder(new Settings(Map.of()));
    private @Nullable PayloadDecoder rates;
    private double rateHz = 52;

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        if (!gatt.has(CONTROL_POINT) || !gatt.has(DATA)) {
            throw new IOException(
                    "this Polar has no measurement data service: an H9, an H7 and the first H10 have none."
                            + " Polar's app \"Polar Flow\" updates an H10");
        }
        gatt.subscribe(CONTROL_POINT);
        gatt.subscribe(DATA);
        pairs.clear();
        PolarSettings force = settings(gatt, FORCE);
        PolarSettings rate = settings(gatt, RATE);
        if (force == null) {
            throw new IOException("this Polar has no accelerometer to read");
        }
        forces = begin(gatt, FORCE, force, FORCE_RANGE_G);
        rateHz = force.rateHz(ENOUGH_HZ);
        if (rate == null) {
            rates = null;
            limitations.add(Limitation.NO_GYROSCOPE);
        } else {
            rates = begin(gatt, RATE, rate, RATE_RANGE_DPS);
            rateHz = rate.rateHz(ENOUGH_HZ);
        }
    }

    /** What a measurement can be set to; null where the sensor has none of the kind. */
    private static @Nullable PolarSettings settings(Gatt gatt, int kind) throws IOException, InterruptedException {
        byte[] answer = ask(gatt, new byte[] {ASK_SETTINGS, (byte) kind});
        int status = answer[3] & 0xFF;
        if (status > DONE && status <= LAST_OF_THE_UNKNOWN) {
            return null;
        }
        check(status, "does not tell its settings");
        return new PolarSettings(answer);
    }

    private static PayloadDecoder begin(Gatt gatt, int kind, PolarSettings settings, int range)
            throws IOException, InterruptedException {
        byte[] request = settings.start(START, kind, ENOUGH_HZ, range);
        byte[] answer = ask(gatt, request);
        if ((answer[3] & 0xFF) == ALREADY) {
            ask(gatt, new byte[] {STOP, (byte) kind});
            answer = ask(gatt, request);
        }
        check(answer[3] & 0xFF, "does not begin to measure");
        double factor = new PolarSettings(answer).factor();
        int hertz = Math.max(1, settings.rateHz(ENOUGH_HZ));
        return new PolarDecoder(new Settings(Map.of("factor", String.valueOf(factor), "rate", String.valueOf(hertz))));
    }

    private static void check(int status, String what) throws IOException {
        if (status != DONE) {
            throw new IOException("this Polar " + what + ": "
                    + FAILURES.getOrDefault(status, "it answers with status " + status + ". Switch it off and on"));
        }
    }

    private static byte[] ask(Gatt gatt, byte[] request) throws IOException, InterruptedException {
        return gatt.ask(
                CONTROL_POINT,
                request,
                CONTROL_POINT,
                answer -> answer.length >= 4
                        && answer[0] == RESPONSE
                        && answer[1] == request[0]
                        && answer[2] == request[1],
                ANSWERS_WITHIN);
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        ask(gatt, new byte[] {STOP, FORCE});
        if (rates != null) {
            ask(gatt, new byte[] {STOP, RATE});
        }
        gatt.unsubscribe(DATA);
        gatt.unsubscribe(CONTROL_POINT);
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(CONTROL_POINT)) {
            boolean ended = payload.length > 0 && payload[0] == STREAM_ENDED;
            decoded.accept(new Decoded.Unsupported(
                    Double.NaN, ended ? "word that it has ended its stream" : "answer to a command"));
        } else if (characteristic.equals(DATA)) {
            data(payload, decoded);
        }
    }

    private void data(byte[] payload, Consumer<? super Decoded> decoded) {
        PayloadDecoder ofRates = rates;
        boolean isRate = payload.length > 0 && (payload[0] & 0x3F) == RATE;
        if (ofRates == null) {
            forces.decode(payload, decoded);
        } else {
            (isRate ? ofRates : forces).decode(payload, part -> {
                if (part instanceof Reading reading) {
                    join(reading, decoded);
                } else {
                    decoded.accept(part);
                }
            });
        }
    }

    private void join(Reading reading, Consumer<? super Decoded> decoded) {
        if (reading.hasForce()) {
            pairs.force(reading.timeSeconds(), reading.ax(), reading.ay(), reading.az(), decoded);
        } else if (reading.hasRate()) {
            pairs.rate(reading.timeSeconds(), reading.gx(), reading.gy(), reading.gz(), decoded);
        }
    }

    @Override
    public double rateHz() {
        return rateHz;
    }

    @Override
    public Set<Limitation> limitations() {
        return Set.copyOf(limitations);
    }
}
