package io.plumbline.gateway.sensor;

/**
 * Polar's two ways to pack triples of numbers. Compressed: the first triple in full, then blocks of (bits a number, number
 * of triples, their differences to the one before, lowest bit first), to the end of the frame.
 */
final class PolarDeltas {

    private static final int CHANNELS = 3;
    private static final int BLOCK_HEAD = 2;

    private PolarDeltas() {}

    /**
     * Plain triples.
     *
     * @param bits of a number: 8, 16 or 24
     * @throws IllegalArgumentException if the frame ends within one
     */
    static int[] plain(byte[] frame, int from, int bits) {
        int size = bits / 8;
        if ((frame.length - from) % (CHANNELS * size) != 0) {
            throw new IllegalArgumentException((frame.length - from) + " bytes are no whole number of samples");
        }
        int[] values = new int[(frame.length - from) / size];
        checkCount(values.length / CHANNELS);
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) bits(frame, 8L * (from + i * size), bits);
        }
        return values;
    }

    /**
     * Compressed triples; sums are those of 32 bits.
     *
     * @param bits of a number of the first triple
     * @throws IllegalArgumentException if the frame ends too early or holds more than a frame can
     */
    static int[] deltas(byte[] frame, int from, int bits) {
        int at = from + CHANNELS * bits / 8;
        if (frame.length < at) {
            throw new IllegalArgumentException("it ends within its first sample");
        }
        int[] values = new int[CHANNELS * (1 + samplesInBlocks(frame, at))];
        for (int i = 0; i < CHANNELS; i++) {
            values[i] = (int) bits(frame, 8L * from + (long) i * bits, bits);
        }
        int filled = CHANNELS;
        while (at < frame.length) {
            int width = frame[at] & 0xFF;
            int numbers = CHANNELS * (frame[at + 1] & 0xFF);
            for (int i = 0; i < numbers; i++) {
                long first = 8L * (at + BLOCK_HEAD) + (long) i * width;
                values[filled + i] = values[filled + i - CHANNELS] + (int) bits(frame, first, width);
            }
            filled += numbers;
            at += blockBytes(frame, at);
        }
        return values;
    }

    /** How many samples all blocks have: room is made once, however many blocks a frame is cut into. */
    private static int samplesInBlocks(byte[] frame, int from) {
        int at = from;
        int samples = 0;
        while (at < frame.length) {
            if (at + BLOCK_HEAD > frame.length) {
                throw new IllegalArgumentException("it ends within the head of a block");
            }
            int width = frame[at] & 0xFF;
            int count = frame[at + 1] & 0xFF;
            if (width > 32 || at + blockBytes(frame, at) > frame.length) {
                throw new IllegalArgumentException(
                        "a block of " + count + " samples of " + width + " bits goes beyond its end");
            }
            samples += count;
            checkCount(1 + samples);
            at += blockBytes(frame, at);
        }
        return samples;
    }

    private static int blockBytes(byte[] frame, int at) {
        int width = frame[at] & 0xFF;
        int count = frame[at + 1] & 0xFF;
        return BLOCK_HEAD + (width * count * CHANNELS + 7) / 8;
    }

    private static void checkCount(int samples) {
        if (samples > PayloadDecoder.MOST_READINGS) {
            throw new IllegalArgumentException("it claims more than " + PayloadDecoder.MOST_READINGS + " samples");
        }
    }

    /** A signed number of so many bits, lowest first, from a bit of the frame on; 0 for no bits. */
    private static long bits(byte[] frame, long from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            long bit = from + i;
            long one = (frame[(int) (bit >> 3)] >> (bit & 7)) & 1;
            value |= one << i;
        }
        int unused = Long.SIZE - width;
        return width == 0 ? 0 : value << unused >> unused;
    }
}
