package io.plumbline.gateway.importing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked where it is gzip. Where the packed data are damaged it simply ends, and says so. */
final class UnpackedStream extends BufferedInputStream {

    private static final int CAPACITY = 1 << 16;

    private final DamageNoting source;

    private UnpackedStream(DamageNoting source) {
        super(source, CAPACITY);
        this.source = source;
    }

    /**
     * The bytes that {@code raw} holds.
     *
     * @throws EOFException if it ends within the gzip header
     */
    static UnpackedStream of(InputStream raw) throws IOException {
        try {
            BufferedInputStream packed = new BufferedInputStream(raw, CAPACITY);
            packed.mark(2);
            boolean gzip = packed.read() == 0x1F && packed.read() == 0x8B;
            packed.reset();
            return new UnpackedStream(new DamageNoting(gzip ? new GZIPInputStream(packed, CAPACITY) : packed));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether it ended because the packed data are cut off or damaged. */
    boolean damaged() {
        return source.damaged;
    }

    private static final class DamageNoting extends FilterInputStream {
        private boolean damaged;

        DamageNoting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (damaged) {
                return -1;
            }
            try {
                return super.read(bytes, offset, length);
            } catch (EOFException | ZipException e) {
                damaged = true;
                return -1;
            }
        }
    }
}
