package io.plumbline.gateway.ble.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Movesense's GSP: it measures once {@code /Meas/IMU6/52} is subscribed to by a command, and its clock starts with it. */
final class MovesenseFirmware implements Firmware {

    private static final UUID SERVICE = UUID.fromString("34802252-7185-4d5d-b431-630e7050e8f0");
    private static final UUID COMMANDS = UUID.fromString("34800001-7185-4d5d-b431-630e7050e8f0");
    private static final UUID DATA = UUID.fromString("34800002-7185-4d5d-b431-630e7050e8f0");
    private static final UUID BATTERY = UUID.fromString("0000180f-0000-1000-8000-00805f9b34fb");
    private static final UUID BATTERY_LEVEL = UUID.fromString("00002a19-0000-1000-8000-00805f9b34fb");

    private static final byte HELLO = 0;
    private static final byte SUBSCRIBE = 1;
    private static final byte UNSUBSCRIBE = 2;
    private static final byte ANSWER = 1;
    private static final short DONE = 200;
    private static final short NOT_FOUND = 404;
    private static final String MEASURE = "/Meas/IMU6/52";
    private static final int TICKS_AT = 2;
    private static final int FIRST_TICK_MILLIS = 2000;

    private boolean measures;
    private byte reference;
    private long firstTick = -1;

    @Override
    public String name() {
        return "Movesense 000000000052";
    }

    @Override
    public UUID advertised() {
        return SERVICE;
    }

    @Override
    public List<Attribute> attributes() {
        return List.of(
                new Attribute(SERVICE, COMMANDS, List.of("write"), new byte[0]),
                new Attribute(SERVICE, DATA, List.of("notify"), new byte[0]),
                new Attribute(BATTERY, BATTERY_LEVEL, List.of("read"), new byte[] {87}));
    }

    @Override
    public UUID data() {
        return DATA;
    }

    @Override
    public Optional<byte[]> written(UUID uuid, byte[] value) {
        if (!uuid.equals(COMMANDS) || value.length < 2) {
            return Optional.empty();
        }
        return switch (value[0]) {
            case HELLO -> answer(value[1], DONE);
            case SUBSCRIBE -> {
                measures = MEASURE.equals(text(value));
                reference = value[1];
                yield answer(value[1], measures ? DONE : NOT_FOUND);
            }
            case UNSUBSCRIBE -> {
                measures = false;
                yield answer(value[1], DONE);
            }
            default -> Optional.empty();
        };
    }

    private static String text(byte[] command) {
        return new String(Arrays.copyOfRange(command, 2, command.length), StandardCharsets.US_ASCII).replace("\0", "");
    }

    private static Optional<byte[]> answer(byte reference, short status) {
        return Optional.of(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ANSWER)
                .put(reference)
                .putShort(status)
                .array());
    }

    @Override
    public boolean measures() {
        return measures;
    }

    @Override
    public void unsubscribed() {
        measures = false;
    }

    @Override
    public byte[] sent(byte[] simulated) {
        ByteBuffer bytes = ByteBuffer.wrap(simulated.clone()).order(ByteOrder.LITTLE_ENDIAN);
        long tick = bytes.getInt(TICKS_AT) & 0xFFFF_FFFFL;
        if (firstTick < 0) {
            firstTick = tick;
        }
        bytes.put(1, reference);
        bytes.putInt(TICKS_AT, (int) (tick - firstTick + FIRST_TICK_MILLIS));
        return bytes.array();
    }
}
