package io.plumbline.gateway.sensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a Movesense was asked to measure, and how its packets are laid out: a block of vectors for each part of it. */
enum MovesenseMeasure {
    IMU6(0, 1, 2),
    IMU9(0, 1, 3),
    ACC(0, -1, 1),
    GYRO(-1, 0, 1),
    MAGN(-1, -1, 1);

    private static final double LEAST_REST = 0.7 * PayloadDecoder.STANDARD_GRAVITY;
    private static final double MOST_REST = 1.3 * PayloadDecoder.STANDARD_GRAVITY;
    private static final double LEAST_FIELD = 20;
    private static final double MOST_FIELD = 80;

    private final int forceBlock;
    private final int rateBlock;
    private final int blocks;

    MovesenseMeasure(int forceBlock, int rateBlock, int blocks) {
        this.forceBlock = forceBlock;
        this.rateBlock = rateBlock;
        this.blocks = blocks;
    }

    /** Number of the block of forces, −1: none. */
    int forceBlock() {
        return forceBlock;
    }

    /** Number of the block of rates, −1: none. */
    int rateBlock() {
        return rateBlock;
    }

    /** How many vectors belong to one sample. */
    int blocks() {
        return blocks;
    }

    /**
     * The measure of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    static MovesenseMeasure ofWord(String word) {
        for (MovesenseMeasure measure : values()) {
            if (measure.word().equals(word)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("setting measure must be one of "
                + Arrays.stream(values()).map(MovesenseMeasure::word).collect(Collectors.joining(", ")) + ", was '"
                + word
                + "'");
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What these vectors most likely are, for a packet of which nobody knows what was asked for: near 1 g is a force
     * (m/s²), 20 to 80 at a single vector the earth's field (µT), anything else a rate (°/s).
     *
     * @param sizes length of each vector in the packet
     */
    static MovesenseMeasure likely(double[] sizes) {
        if (within(sizes, 0, sizes.length, LEAST_REST, MOST_REST)) {
            return ACC;
        }
        int third = sizes.length / 3;
        if (sizes.length % 3 == 0
                && within(sizes, 0, third, LEAST_REST, MOST_REST)
                && within(sizes, 2 * third, sizes.length, LEAST_FIELD, MOST_FIELD)) {
            return IMU9;
        }
        if (sizes.length % 2 == 0 && within(sizes, 0, 1, 0, 4 * MOST_REST) && sizes.length > 1) {
            double mean = Arrays.stream(sizes, 0, sizes.length / 2).average().orElse(0);
            if (mean > LEAST_REST && mean < MOST_REST) {
                return IMU6;
            }
        }
        return sizes.length == 1 && within(sizes, 0, 1, LEAST_FIELD, MOST_FIELD) ? MAGN : GYRO;
    }

    private static boolean within(double[] sizes, int from, int to, double least, double most) {
        for (int i = from; i < to; i++) {
            if (!(sizes[i] > least && sizes[i] < most)) {
                return false;
            }
        }
        return to > from;
    }
}
