package io.plumbline.gateway.sensor;

/**
 * Makes a time that goes on out of a sensor's counter, which starts at 0 again when it is full. A step of more
 * than half the range is one backwards: packets that changed places, or a sensor that started anew.
 */
final class TickUnwrapper {

    private final int unused;
    private long last;
    private boolean begun;

    /** Of a counter of 32 bits. */
    TickUnwrapper() {
        this(Integer.SIZE);
    }

    /**
     * Of a counter of fewer bits.
     *
     * @param bits 8, 16 or 32
     */
    TickUnwrapper(int bits) {
        unused = Integer.SIZE - bits;
    }

    /** Ticks since the counter's zero before the first value, whose lowest bits these are. */
    long unwrap(int counter) {
        if (!begun) {
            begun = true;
            last = Integer.toUnsignedLong(counter) & (0xFFFF_FFFFL >>> unused);
        } else {
            last += (counter - (int) last) << unused >> unused;
        }
        return last;
    }
}
