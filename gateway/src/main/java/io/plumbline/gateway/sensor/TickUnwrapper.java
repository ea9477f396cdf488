package io.plumbline.gateway.sensor;

/**
 * Makes a time that goes on out of a sensor's counter of 32 bits, which starts at 0 again when it is full. A step of more
 * than half the range is one backwards: packets that changed places, or a sensor that started anew.
 */
final class TickUnwrapper {

    private long last;
    private boolean begun;

    /** Ticks since the counter's zero before the first value. */
    long unwrap(int counter) {
        if (!begun) {
            begun = true;
            last = Integer.toUnsignedLong(counter);
        } else {
            last += counter - (int) last;
        }
        return last;
    }
}
