package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.Decoded.Reading;
import java.util.function.Consumer;

/**
 * Makes full readings of forces and rates that a sensor tells apart, each at times of its own on one clock. A rate stays as
 * it was measured, since rates are added up to a turn; the force at its time is interpolated between the two about it,
 * where these are no more than {@value #LONGEST_GAP_SECONDS} s apart. What has no counterpart is left out, and counted.
 *
 * <p>Each kind comes in order of time; what is not later than the one before it is left out, and where a clock has gone
 * back by more than {@value #RESTARTED_SECONDS} s everything starts anew. Bounded memory: where one kind stays away the
 * oldest of the other are let go. Not thread-safe.
 */
public final class ReadingPairs {

    /** As the analysis bridges gaps: longer ones are gaps, not something to draw a line through. */
    static final double LONGEST_GAP_SECONDS = 0.1;

    static final double RESTARTED_SECONDS = 1;

    private final TimedVectors forces;
    private final TimedVectors rates;
    private long unpaired;

    /** With nothing waiting. */
    public ReadingPairs() {
        forces = new TimedVectors();
        rates = new TimedVectors();
    }

    /**
     * Takes a specific force.
     *
     * @param full takes the readings that it completes
     */
    public void force(double timeSeconds, double ax, double ay, double az, Consumer<? super Reading> full) {
        add(forces, timeSeconds, ax, ay, az);
        join(full);
    }

    /** Takes an angular rate; as {@link #force}. */
    public void rate(double timeSeconds, double gx, double gy, double gz, Consumer<? super Reading> full) {
        add(rates, timeSeconds, gx, gy, gz);
        join(full);
    }

    /** How many rates had no force about them, so far. */
    public long unpaired() {
        return unpaired;
    }

    /** Forgets what waits: the sensor has started anew. */
    public void clear() {
        forces.clear();
        rates.clear();
    }

    private void add(TimedVectors kind, double timeSeconds, double x, double y, double z) {
        if (timeSeconds < kind.lastSeconds() - RESTARTED_SECONDS) {
            clear();
        }
        if (kind == rates && rates.isFull()) {
            unpaired++;
        }
        kind.add(timeSeconds, x, y, z);
    }

    private void join(Consumer<? super Reading> full) {
        while (!rates.isEmpty() && !forces.isEmpty()) {
            double at = rates.seconds(0);
            while (forces.size() > 1 && forces.seconds(1) <= at) {
                forces.removeFirst();
            }
            double before = forces.seconds(0);
            if (before > at) {
                unpaired++;
                rates.removeFirst();
            } else if (before == at) {
                say(full, 0);
            } else if (forces.size() == 1) {
                return;
            } else if (forces.seconds(1) - before <= LONGEST_GAP_SECONDS) {
                say(full, (at - before) / (forces.seconds(1) - before));
            } else {
                unpaired++;
                rates.removeFirst();
            }
        }
    }

    private void say(Consumer<? super Reading> full, double share) {
        full.accept(new Reading(
                rates.seconds(0),
                between(0, share),
                between(1, share),
                between(2, share),
                rates.value(0, 0),
                rates.value(0, 1),
                rates.value(0, 2)));
        rates.removeFirst();
    }

    private double between(int axis, double share) {
        double first = forces.value(0, axis);
        return share == 0 ? first : first + share * (forces.value(1, axis) - first);
    }
}
