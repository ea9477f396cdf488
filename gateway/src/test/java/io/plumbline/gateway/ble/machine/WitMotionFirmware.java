package io.plumbline.gateway.ble.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * WitMotion's: it streams as soon as it is subscribed to, at 10 Hz until its rate register, once unlocked, is told
 * otherwise. At any other rate than 50 Hz nothing comes from this one: the simulated wearer's sensor measures at 50.
 */
final class WitMotionFirmware implements Firmware {

    private static final UUID SERVICE = UUID.fromString("0000ffe5-0000-1000-8000-00805f9a34fb");
    private static final UUID COMMANDS = UUID.fromString("0000ffe9-0000-1000-8000-00805f9a34fb");
    private static final UUID DATA = UUID.fromString("0000ffe4-0000-1000-8000-00805f9a34fb");

    private static final int COMMAND_BYTES = 5;
    private static final int UNLOCK = 0x69;
    private static final int RATE = 0x03;
    private static final int READ = 0x27;
    private static final int HZ_50 = 0x08;
    private static final int VERSION = 0x2E;
    private static final int BATTERY = 0x64;

    private boolean unlocked;
    private int rate = 0x06;

    @Override
    public String name() {
        return "WT901BLE68";
    }

    @Override
    public UUID advertised() {
        return SERVICE;
    }

    @Override
    public List<Attribute> attributes() {
        return List.of(
                new Attribute(SERVICE, DATA, List.of("notify"), new byte[0]),
                new Attribute(SERVICE, COMMANDS, List.of("write", "write-without-response"), new byte[0]));
    }

    @Override
    public UUID data() {
        return DATA;
    }

    @Override
    public Optional<byte[]> written(UUID uuid, byte[] value) {
        boolean command = uuid.equals(COMMANDS)
                && value.length == COMMAND_BYTES
                && (value[0] & 0xFF) == 0xFF
                && (value[1] & 0xFF) == 0xAA;
        if (!command) {
            return Optional.empty();
        }
        int low = value[3] & 0xFF;
        switch (value[2]) {
            case UNLOCK -> unlocked = low == 0x88 && (value[4] & 0xFF) == 0xB5;
            case RATE -> rate = unlocked ? low : rate;
            case READ -> {
                return Optional.of(register(low));
            }
            default -> {
                // filters and algorithms change nothing of what is simulated
            }
        }
        return Optional.empty();
    }

    private static byte[] register(int number) {
        ByteBuffer frame = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 0x55).put((byte) 0x71).putShort((short) number);
        frame.putShort((short)
                switch (number) {
                    case VERSION -> 1051;
                    case BATTERY -> 388;
                    default -> 0;
                });
        return frame.array();
    }

    @Override
    public boolean measures() {
        return rate == HZ_50;
    }

    @Override
    public void unsubscribed() {
        // it goes on measuring for nobody
    }

    @Override
    public byte[] sent(byte[] simulated) {
        return simulated;
    }
}
