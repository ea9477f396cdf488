package io.plumbline.gateway.sensor;

import io.plumbline.gateway.definition.Fields;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import io.plumbline.gateway.sensor.PacketField.NumberType;
import io.plumbline.gateway.sensor.PacketField.Role;
import io.plumbline.gateway.words.Unit;
import io.plumbline.gateway.words.Unit.Quantity;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link GenericSensor} from YAML, and refuses layouts that can't be. */
final class GenericSensorReader {

    private static final Pattern SHORT_UUID = Pattern.compile("[0-9a-fA-F]{4}");
    private static final Pattern LONG_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final double LOWEST_RATE_HZ = 5;
    private static final double HIGHEST_RATE_HZ = 2000;
    private static final String TEXT = "text";
    private static final String AS_MANY = "all";

    private GenericSensorReader() {}

    static GenericSensor read(String yaml, String source) throws InvalidDefinitionException {
        Fields root = Fields.of(yaml, source)
                .only(
                        "name",
                        "name-prefix",
                        "service",
                        "notify",
                        "write",
                        "start",
                        "stop",
                        "rate",
                        "format",
                        "separator",
                        "byte-order",
                        "head",
                        "samples",
                        "time-of",
                        "sample");
        UUID write = root.has("write") ? uuid(root, "write") : null;
        return new GenericSensor(
                root.text("name"),
                root.textOrNull("name-prefix"),
                uuid(root, "service"),
                uuid(root, "notify"),
                write,
                commands(root, "start", write),
                commands(root, "stop", write),
                layout(root));
    }

    private static UUID uuid(Fields root, String key) throws InvalidDefinitionException {
        String text = root.text(key);
        if (SHORT_UUID.matcher(text).matches()) {
            return StandardServices.uuid(Integer.parseInt(text, 16));
        } else if (LONG_UUID.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw root.wrong(
                key,
                "must be a UUID, e.g. 7d3f0001-5a0c-4c1e-9a53-2f6f1c0a9e10, or four digits in quotes, e.g. \"ffe4\","
                        + " was \""
                        + text + '"');
    }

    private static List<byte[]> commands(Fields root, String key, @Nullable UUID write)
            throws InvalidDefinitionException {
        if (!root.has(key)) {
            return List.of();
        }
        if (write == null) {
            throw root.wrong(key, "needs the key write: the characteristic that it is written to");
        }
        List<byte[]> commands = new ArrayList<>();
        for (String word : root.isText(key) ? List.of(root.text(key)) : root.words(key)) {
            try {
                commands.add(HexFormat.of().parseHex(word.replace(" ", "")));
            } catch (IllegalArgumentException e) {
                throw root.wrong(key, "must be bytes in hexadecimal in quotes, e.g. \"01 0a\", was \"" + word + '"');
            }
        }
        return commands;
    }

    private static PacketLayout layout(Fields root) throws InvalidDefinitionException {
        double rateHz = root.number("rate");
        if (!(rateHz >= LOWEST_RATE_HZ && rateHz <= HIGHEST_RATE_HZ)) {
            throw root.wrong("rate", "must be between 5 and 2000 (Hz), was " + rateHz);
        }
        boolean text = oneOf(root, "format", "binary", TEXT).equals(TEXT);
        if (text) {
            for (String key : List.of("byte-order", "head", "samples", "time-of")) {
                if (root.has(key)) {
                    throw root.wrong(key, "is for binary packets; a line of text is one sample");
                }
            }
        } else if (root.has("separator")) {
            throw root.wrong("separator", "is for text; say 'format: text' if it is");
        }
        List<PacketField> head = root.has("head") ? fields(root, "head", text) : List.of();
        List<PacketField> sample = fields(root, "sample", text);
        boolean last = oneOf(root, "time-of", "first", "last").equals("last");
        PacketLayout layout = new PacketLayout(
                text ? separator(root) : null,
                oneOf(root, "byte-order", "little", "big").equals("big")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN,
                head,
                sample,
                text ? 1 : samples(root),
                last,
                rateHz);
        check(root, layout);
        return layout;
    }

    private static String oneOf(Fields root, String key, String usual, String other) throws InvalidDefinitionException {
        String word = root.has(key) ? root.text(key) : usual;
        if (!word.equals(usual) && !word.equals(other)) {
            throw root.unknown(key, "choice", word, List.of(usual, other));
        }
        return word;
    }

    private static String separator(Fields root) throws InvalidDefinitionException {
        String separator = root.has("separator") ? root.text("separator") : ",";
        if (separator.length() != 1 || Character.isLetterOrDigit(separator.charAt(0)) || "+-.".contains(separator)) {
            throw root.wrong("separator", "must be one sign that no number has, e.g. \";\", was \"" + separator + '"');
        }
        return separator;
    }

    private static int samples(Fields root) throws InvalidDefinitionException {
        if (root.isText("samples")) {
            if (root.text("samples").equals(AS_MANY)) {
                return PacketLayout.AS_MANY_AS_FIT;
            }
            throw root.wrong("samples", "must be a number, or 'all' for as many as there are");
        }
        return whole(root, "samples", 1, PayloadDecoder.MOST_READINGS);
    }

    private static int whole(Fields block, String key, int otherwise, int most) throws InvalidDefinitionException {
        double number = block.number(key, otherwise);
        if (number < 1 || number > most || number != Math.rint(number)) {
            throw block.wrong(key, "must be a whole number from 1 to " + most);
        }
        return (int) number;
    }

    private static List<PacketField> fields(Fields root, String key, boolean text) throws InvalidDefinitionException {
        List<PacketField> fields = new ArrayList<>();
        for (Fields block : root.blocks(key)) {
            if (block.has("skip")) {
                block.only("skip");
                fields.add(new PacketField(Role.SKIP, null, 1, whole(block, "skip", 1, PacketLayout.LARGEST_PACKET)));
            } else {
                fields.add(field(block.only("field", "type", "unit", "scale"), text));
            }
        }
        return fields;
    }

    private static PacketField field(Fields block, boolean text) throws InvalidDefinitionException {
        Role role = role(block);
        if (text && block.has("type")) {
            throw block.wrong("type", "is for binary packets; text needs none");
        }
        NumberType type = text ? null : type(block, role);
        if (role.quantity().isEmpty()) {
            for (String key : List.of("unit", "scale")) {
                if (block.has(key)) {
                    throw block.wrong(key, "is not for a sequence number");
                }
            }
            return new PacketField(role, type, 1, 0);
        }
        double scale = block.number("scale", 1);
        if (scale == 0) {
            throw block.wrong("scale", "must not be 0");
        }
        return new PacketField(role, type, scale * unit(block, role), 0);
    }

    private static Role role(Fields block) throws InvalidDefinitionException {
        String word = block.text("field");
        if (!Role.words().contains(word)) {
            throw block.unknown("field", "field", word, Role.words());
        }
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static NumberType type(Fields block, Role role) throws InvalidDefinitionException {
        String word = block.text("type");
        if (!NumberType.words().contains(word)) {
            throw block.unknown("type", "type", word, NumberType.words());
        }
        NumberType type = NumberType.valueOf(word.toUpperCase(Locale.ROOT));
        if (role == Role.SEQUENCE && !type.isCounter()) {
            throw block.wrong("type", "of a sequence number must be u8, u16 or u32, was " + word);
        }
        if (role == Role.TIME && !type.isCounter() && !type.isFloat()) {
            throw block.wrong("type", "of a time must be u8, u16, u32, f32 or f64, was " + word);
        }
        return type;
    }

    private static double unit(Fields block, Role role) throws InvalidDefinitionException {
        Quantity quantity = role.quantity().orElseThrow();
        if (!block.has("unit")) {
            return 1;
        }
        String word = block.text("unit");
        return Unit.ofWord(word)
                .filter(unit -> unit.quantity() == quantity)
                .orElseThrow(() -> block.unknown("unit", "unit of this", word, quantity.words()))
                .toStandard(1);
    }

    private static void check(Fields root, PacketLayout layout) throws InvalidDefinitionException {
        for (Role role : Role.values()) {
            long count = count(layout.head(), role) + count(layout.sample(), role);
            if (count(layout.head(), role) > 0 && (role.isForce() || role.isRate())) {
                throw root.wrong("head", "has the field " + role.word() + ", which belongs to the sample");
            }
            if (count > 1 && role != Role.SKIP) {
                throw root.wrong(
                        "sample", "has the field " + role.word() + " " + count + " times; it can be there once");
            }
            boolean wanted = role.isForce() || (role.isRate() && hasAnyRate(layout));
            if (wanted && count == 0) {
                throw root.wrong(
                        "sample",
                        "lacks the field " + role.word()
                                + (role.isForce() ? "" : "; a gyroscope has three, or leave all of them out"));
            }
        }
        if (root.has("time-of") && !PacketLayout.has(layout.head(), Role.TIME)) {
            throw root.wrong("time-of", "is about a time in the head, and there is none");
        }
        int bytes =
                PacketLayout.bytes(layout.head()) + Math.max(1, layout.samples()) * PacketLayout.bytes(layout.sample());
        if (layout.separator() == null && bytes > PacketLayout.LARGEST_PACKET) {
            throw root.wrong(
                    "sample",
                    "makes packets of " + bytes + " bytes; a notification has " + PacketLayout.LARGEST_PACKET
                            + " at most");
        }
    }

    private static boolean hasAnyRate(PacketLayout layout) {
        return layout.sample().stream().anyMatch(field -> field.role().isRate());
    }

    private static long count(List<PacketField> fields, Role role) {
        return fields.stream().filter(field -> field.role() == role).count();
    }
}
