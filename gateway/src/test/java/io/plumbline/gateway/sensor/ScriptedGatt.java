package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A device that answers by the book: what is written to it makes it notify what the script says, but only what has been
 * subscribed to. It writes down all that is asked of it, a line each, with the first eight digits of UUIDs.
 */
final class ScriptedGatt implements Gatt {

    /** What is notified as the answer to something that is written. */
    private record Answer(UUID characteristic, String hex) {
        byte[] value() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private final Map<UUID, Characteristic> characteristics = new LinkedHashMap<>();
    private final Map<UUID, byte[]> values = new HashMap<>();
    private final Map<String, List<Answer>> answers = new HashMap<>();
    private final List<UUID> subscribed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private @Nullable SensorProtocol listener;

    /** The protocol of a sensor of which nothing special is wanted. */
    static SensorProtocol protocol(SensorProfile profile) {
        try {
            return profile.protocol(ShippedSensor.settings(profile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a characteristic more. */
    ScriptedGatt with(String service, String uuid, String... abilities) {
        UUID name = UUID.fromString(uuid);
        characteristics.put(name, new Characteristic(UUID.fromString(service), name, Set.of(abilities)));
        return this;
    }

    /** With a value to read, in hexadecimal. */
    ScriptedGatt holding(String uuid, String hex) {
        values.put(UUID.fromString(uuid), HexFormat.of().parseHex(hex));
        return this;
    }

    /** Which notifies values, in hexadecimal, each time this is written. */
    ScriptedGatt answering(String written, String notifying, String... hex) {
        List<Answer> list = new ArrayList<>();
        for (String one : hex) {
            list.add(new Answer(UUID.fromString(notifying), one));
        }
        answers.put(written, list);
        return this;
    }

    /** Whose notifications go to a protocol. */
    ScriptedGatt heardBy(SensorProtocol protocol) {
        listener = protocol;
        return this;
    }

    /** All that was asked of it since the last time this was called. */
    List<String> done() {
        List<String> lines = List.copyOf(done);
        done.clear();
        return lines;
    }

    @Override
    public List<Characteristic> characteristics() {
        return List.copyOf(characteristics.values());
    }

    @Override
    public byte[] read(UUID characteristic) throws IOException {
        known(characteristic);
        byte[] value = values.get(characteristic);
        if (value == null) {
            throw new IOException(shown(characteristic) + " can't be read");
        }
        return value.clone();
    }

    @Override
    public void write(UUID characteristic, byte[] value) throws IOException {
        notifyAnswers(written(characteristic, value));
    }

    @Override
    public void subscribe(UUID characteristic) throws IOException {
        if (!known(characteristic).notifies()) {
            throw new IOException(shown(characteristic) + " does not notify");
        }
        done.add("subscribe " + shown(characteristic));
        subscribed.add(characteristic);
    }

    @Override
    public void unsubscribe(UUID characteristic) throws IOException {
        known(characteristic);
        done.add("unsubscribe " + shown(characteristic));
        subscribed.remove(characteristic);
    }

    @Override
    public byte[] ask(UUID characteristic, byte[] request, UUID from, Predicate<byte[]> isAnswer, Duration longest)
            throws IOException {
        if (!subscribed.contains(from)) {
            throw new IOException(shown(from) + " has not been subscribed to");
        }
        for (Answer answer : notifyAnswers(written(characteristic, request))) {
            if (answer.characteristic.equals(from) && isAnswer.test(answer.value())) {
                return answer.value();
            }
        }
        throw new IOException("no answer within " + longest.toMillis() + " ms");
    }

    @Override
    public void pause(Duration time) {
        done.add("pause " + time.toMillis());
    }

    private List<Answer> written(UUID characteristic, byte[] value) throws IOException {
        if (!known(characteristic).isWritable()) {
            throw new IOException(shown(characteristic) + " can't be written");
        }
        String hex = HexFormat.of().formatHex(value);
        done.add("write " + shown(characteristic) + " " + hex);
        values.put(characteristic, value.clone());
        return answers.getOrDefault(hex, List.of());
    }

    private List<Answer> notifyAnswers(List<Answer> list) {
        for (Answer answer : list) {
            if (listener != null && subscribed.contains(answer.characteristic)) {
                listener.notified(answer.characteristic, answer.value(), decoded -> {});
            }
        }
        return list;
    }

    private Characteristic known(UUID characteristic) throws IOException {
        Characteristic known = characteristics.get(characteristic);
        if (known == null) {
            throw new IOException("this device has no " + shown(characteristic));
        }
        return known;
    }

    private static String shown(UUID uuid) {
        return uuid.toString().substring(0, 8);
    }
}
