package io.plumbline.gateway.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record of a spool's file: the length of its body (4 bytes, big-endian), the CRC-32C of its body, and the body,
 * which begins with a letter for its sort. A record whose length or CRC is wrong was never finished.
 */
sealed interface SpoolRecord {

    /** The longest body that is believed, bytes. */
    int LONGEST_BODY = 1 << 28;

    /** How many bytes stand before the body. */
    int HEAD_BYTES = 8;

    /** What is known where a file begins: the last number given, and how many messages of each session were accepted. */
    record Image(long lastNumber, Map<String, Long> accepted) implements SpoolRecord {}

    /** A session begins from its start. */
    record Began(String session) implements SpoolRecord {}

    /** A message is accepted. */
    record Added(SpoolEntry entry) implements SpoolRecord {}

    /** A message has arrived, or was given up. */
    record Gone(long number) implements SpoolRecord {}

    /** The record with its head. */
    static byte[] encode(SpoolRecord written) {
        byte[] body = body(written);
        return ByteBuffer.allocate(HEAD_BYTES + body.length)
                .putInt(body.length)
                .putInt(crc(body))
                .put(body)
                .array();
    }

    /** The record at the buffer's position, which is moved behind it; null where none was finished there. */
    static @Nullable SpoolRecord decode(ByteBuffer in) {
        if (in.remaining() < HEAD_BYTES) {
            return null;
        }
        int start = in.position();
        int length = in.getInt();
        int crc = in.getInt();
        if (length < 1 || length > LONGEST_BODY || length > in.remaining()) {
            in.position(start);
            return null;
        }
        byte[] body = new byte[length];
        in.get(body);
        if (crc(body) != crc) {
            in.position(start);
            return null;
        }
        try {
            return read(body);
        } catch (IOException e) {
            in.position(start);
            return null;
        }
    }

    private static int crc(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static byte[] body(SpoolRecord written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (written instanceof Image image) {
                out.writeByte('I');
                out.writeLong(image.lastNumber);
                out.writeInt(image.accepted.size());
                for (Map.Entry<String, Long> session : image.accepted.entrySet()) {
                    writeText(session.getKey(), out);
                    out.writeLong(session.getValue());
                }
            } else if (written instanceof Began began) {
                out.writeByte('B');
                writeText(began.session, out);
            } else if (written instanceof Added added) {
                out.writeByte('A');
                out.writeLong(added.entry.number());
                writeText(added.entry.session(), out);
                writeText(added.entry.kind(), out);
                writeText(added.entry.topic(), out);
                writeText(added.entry.payload(), out);
            } else if (written instanceof Gone gone) {
                out.writeByte('G');
                out.writeLong(gone.number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static SpoolRecord read(byte[] body) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            int sort = in.readUnsignedByte();
            return switch (sort) {
                case 'I' -> readImage(in);
                case 'B' -> new Began(readText(in));
                case 'A' ->
                    new Added(new SpoolEntry(in.readLong(), readText(in), readText(in), readText(in), readText(in)));
                case 'G' -> new Gone(in.readLong());
                default -> throw new IOException("no record is of sort " + sort);
            };
        }
    }

    private static Image readImage(DataInputStream in) throws IOException {
        long lastNumber = in.readLong();
        int sessions = in.readInt();
        Map<String, Long> accepted = new LinkedHashMap<>();
        for (int i = 0; i < sessions; i++) {
            accepted.put(readText(in), in.readLong());
        }
        return new Image(lastNumber, accepted);
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes does not fit its record");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
