package io.plumbline.analytics.posture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells the posture from a segment's inclination: the median over half a second decides, and a posture is left only
 * when its bounds are passed by 8°, so that a movement along a bound does not flicker.
 */
public final class PostureTracker {

    private static final double HYSTERESIS_RAD = Math.toRadians(8);
    private static final double UPRIGHT_RAD = Math.toRadians(35);
    private static final double HINGED_RAD = Math.toRadians(65);
    private static final double PRONE_RAD = Math.toRadians(115);
    private static final double SIDE_RAD = Math.toRadians(55);

    /** Five blocks of 0.1 s make the half second. */
    private static final int BLOCKS = 5;

    private static final double BLOCK_SECONDS = 0.1;

    private final double[] sagittal = new double[BLOCKS];
    private final double[] lateral = new double[BLOCKS];
    private final double[] sorted = new double[BLOCKS];
    private int blocks;
    private double blockSeconds;
    private Posture posture = Posture.UPRIGHT;

    /** Begins upright. */
    public PostureTracker() {}

    /** Restores what {@link #save} wrote. */
    public PostureTracker(DataInput saved) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            sagittal[i] = saved.readDouble();
            lateral[i] = saved.readDouble();
        }
        blocks = saved.readInt();
        blockSeconds = saved.readDouble();
        posture = Posture.valueOf(saved.readUTF());
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            out.writeDouble(sagittal[i]);
            out.writeDouble(lateral[i]);
        }
        out.writeInt(blocks);
        out.writeDouble(blockSeconds);
        out.writeUTF(posture.name());
    }

    /** Takes the next inclination, rad, {@code dt} seconds after the last. */
    public void update(double dt, double sagittalRad, double lateralRad) {
        blockSeconds += dt;
        if (blocks > 0 && blockSeconds < BLOCK_SECONDS) {
            return;
        }
        blockSeconds = 0;
        sagittal[blocks % BLOCKS] = sagittalRad;
        lateral[blocks % BLOCKS] = lateralRad;
        blocks = blocks + 1 < 2 * BLOCKS ? blocks + 1 : BLOCKS + (blocks + 1) % BLOCKS;
        posture = classify(medianOf(sagittal), medianOf(lateral));
    }

    /** The posture. */
    public Posture posture() {
        return posture;
    }

    private double medianOf(double[] values) {
        int count = Math.min(blocks, BLOCKS);
        if (count == BLOCKS) {
            return medianOfFive(values);
        }
        System.arraycopy(values, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        return sorted[count / 2];
    }

    private static double medianOfFive(double[] v) {
        double low = Math.max(Math.min(v[0], v[1]), Math.min(v[2], v[3]));
        double high = Math.min(Math.max(v[0], v[1]), Math.max(v[2], v[3]));
        return Math.max(Math.min(low, high), Math.min(Math.max(low, high), v[4]));
    }

    private Posture classify(double sagittalRad, double lateralRad) {
        double sideLimit = posture == Posture.SIDE ? SIDE_RAD - HYSTERESIS_RAD : SIDE_RAD;
        if (Math.abs(lateralRad) > sideLimit) {
            return Posture.SIDE;
        }
        Posture plain = bySagittal(sagittalRad);
        if (plain == posture || posture == Posture.SIDE) {
            return plain;
        }
        // Still in the old posture unless its bounds are passed by the hysteresis on whichever side it is.
        boolean staysForward = bySagittal(sagittalRad - HYSTERESIS_RAD) == posture;
        boolean staysBackward = bySagittal(sagittalRad + HYSTERESIS_RAD) == posture;
        return staysForward || staysBackward ? posture : plain;
    }

    private static Posture bySagittal(double rad) {
        double size = Math.abs(rad);
        if (size < UPRIGHT_RAD) {
            return Posture.UPRIGHT;
        }
        if (size < HINGED_RAD) {
            return rad > 0 ? Posture.HINGED : Posture.RECLINED;
        }
        if (size < PRONE_RAD) {
            return rad > 0 ? Posture.PRONE : Posture.SUPINE;
        }
        return Posture.INVERTED;
    }
}
