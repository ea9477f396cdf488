package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Movesense with its GSP firmware (movesense.com, GATT SensorData Protocol): commands {@code [command][reference]…} go to one
 * characteristic, answers {@code 01 [reference] [status u16]} and data come from another. It is asked for IMU6, force and rate
 * in one packet. Movesense recommends no more than 104 Hz of it over the air.
 */
final class MovesenseProtocol implements SensorProtocol {

    static final UUID SERVICE = UUID.fromString("34802252-7185-4d5d-b431-630e7050e8f0");

    /** Of the firmware for Movesense's own mobile library, which GSP replaces. */
    static final UUID MOBILE_SERVICE = StandardServices.uuid(0xFDF3);

    private static final UUID COMMANDS = UUID.fromString("34800001-7185-4d5d-b431-630e7050e8f0");
    private static final UUID DATA = UUID.fromString("34800002-7185-4d5d-b431-630e7050e8f0");
    private static final byte SUBSCRIBE = 1;
    private static final byte UNSUBSCRIBE = 2;
    private static final byte RESPONSE = 1;
    private static final byte REFERENCE = 0x63;
    private static final int FIRST_FAILURE = 400;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final Duration UNSUBSCRIBES_WITHIN = Duration.ofMillis(300);

    private final int rateHz;
    private final PayloadDecoder decoder;
    private boolean begun;

    MovesenseProtocol(Settings settings) {
        rateHz = settings.oneOf("rate", 104, 52, 104);
        decoder = new MovesenseDecoder(new Settings(Map.of("measure", "imu6", "rate", String.valueOf(rateHz))));
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        if (!gatt.has(COMMANDS) || !gatt.has(DATA)) {
            throw new IOException(
                    "this Movesense has other firmware than GSP, the protocol that is spoken here. Its app"
                            + " \"Movesense Showcase\" updates it to Movesense's default firmware, which has GSP");
        }
        gatt.subscribe(DATA);
        if (begun) {
            gatt.write(COMMANDS, new byte[] {UNSUBSCRIBE, REFERENCE});
            gatt.pause(UNSUBSCRIBES_WITHIN); // Its answer must not be taken for the next one's.
        }
        begun = true;
        byte[] answer = gatt.ask(COMMANDS, subscription(), DATA, MovesenseProtocol::isAnswer, ANSWERS_WITHIN);
        if (answer[0] == RESPONSE && status(answer) >= FIRST_FAILURE) {
            throw new IOException("this Movesense refuses to measure at " + rateHz + " Hz (its status " + status(answer)
                    + "). Take it off its stud and clip it on again, or ask for another rate by ,rate=52");
        }
    }

    private byte[] subscription() {
        byte[] path = ("/Meas/IMU6/" + rateHz).getBytes(StandardCharsets.US_ASCII);
        byte[] command = new byte[2 + path.length];
        command[0] = SUBSCRIBE;
        command[1] = REFERENCE;
        System.arraycopy(path, 0, command, 2, path.length);
        return command;
    }

    /** Data of the subscription answer it as well: what the radio loses may be the answer. */
    private static boolean isAnswer(byte[] notification) {
        return notification.length >= 4 && notification[1] == REFERENCE;
    }

    private static int status(byte[] answer) {
        return (answer[2] & 0xFF) | (answer[3] & 0xFF) << 8;
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        gatt.write(COMMANDS, new byte[] {UNSUBSCRIBE, REFERENCE});
        gatt.unsubscribe(DATA);
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(DATA)) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return rateHz;
    }
}
