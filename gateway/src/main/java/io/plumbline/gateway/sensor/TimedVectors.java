package io.plumbline.gateway.sensor;

/** The newest vectors of a stream with their times, which increase; the oldest goes where there is no more room. */
public final class TimedVectors {

    /** Some five seconds at 100 Hz: two frames of a sensor that sends one a second, and some. */
    public static final int ROOM = 512;

    private static final int WIDTH = 4;

    private final double[] ring = new double[WIDTH * ROOM];
    private int first;
    private int size;
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    /** An empty stream. */
    public TimedVectors() {}

    /** Adds one; leaves it out where it is not later than the last or not finite. */
    public void add(double timeSeconds, double x, double y, double z) {
        if (!(timeSeconds > lastSeconds) || !Double.isFinite(timeSeconds + x + y + z)) {
            return;
        }
        if (isFull()) {
            removeFirst();
        }
        int at = WIDTH * ((first + size) % ROOM);
        ring[at] = timeSeconds;
        ring[at + 1] = x;
        ring[at + 2] = y;
        ring[at + 3] = z;
        size++;
        lastSeconds = timeSeconds;
    }

    /** Time of the last one that was added, s; −∞ where none was. */
    public double lastSeconds() {
        return lastSeconds;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean isFull() {
        return size == ROOM;
    }

    /** Time of the one at an index from the oldest on, s. */
    public double seconds(int index) {
        return ring[WIDTH * ((first + index) % ROOM)];
    }

    /** A value of the one at an index from the oldest on. */
    public double value(int index, int axis) {
        return ring[WIDTH * ((first + index) % ROOM) + 1 + axis];
    }

    /** Takes the oldest out. */
    public void removeFirst() {
        first = (first + 1) % ROOM;
        size--;
    }

    /** Takes all out and forgets the last time. */
    public void clear() {
        size = 0;
        lastSeconds = Double.NEGATIVE_INFINITY;
    }
}
