package io.plumbline.analytics.wearer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a stateful part of the analysis has saved, ready for its restoring constructor. */
public final class SavedState {

    /** A method {@code save(DataOutput)}. */
    @FunctionalInterface
    public interface Saving {
        void save(DataOutput out) throws IOException;
    }

    /** A constructor that takes what was saved. */
    @FunctionalInterface
    public interface Restoring<T> {
        T restore(DataInputStream saved) throws IOException;
    }

    private SavedState() {}

    public static byte[] bytes(Saving part) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            part.save(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part that {@code restoring} makes of what {@code part} saves. */
    public static <T> T copy(Saving part, Restoring<T> restoring) {
        try {
            return restoring.restore(new DataInputStream(new ByteArrayInputStream(bytes(part))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
