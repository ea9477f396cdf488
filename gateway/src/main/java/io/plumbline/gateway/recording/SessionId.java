package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.imu.ImuSample;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The id of a session that was given none: six hexadecimal digits made from its first 100 rows, so that the same rows
 * give the same id however they are written.
 */
public final class SessionId {

    private static final int ROWS = 100;
    private static final int SIX_HEX_DIGITS = 0xFFFFFF;

    private final CRC32 hash = new CRC32();
    private final ByteBuffer numbers = ByteBuffer.allocate(7 * Double.BYTES);
    private int rows;

    /** Takes the next row; those past the hundredth change nothing. */
    public void add(ImuSample sample) {
        if (complete()) {
            return;
        }
        hash.update(sample.placement().word().getBytes(UTF_8));
        numbers.clear();
        numbers.putDouble(sample.timeSeconds());
        numbers.putDouble(sample.ax()).putDouble(sample.ay()).putDouble(sample.az());
        numbers.putDouble(sample.gx()).putDouble(sample.gy()).putDouble(sample.gz());
        hash.update(numbers.flip());
        rows++;
    }

    /** Whether further rows change nothing. */
    boolean complete() {
        return rows == ROWS;
    }

    /** The id that the rows so far make. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%06x", hash.getValue() & SIX_HEX_DIGITS);
    }
}
