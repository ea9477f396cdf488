package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one row of a recording out of bytes. Says only that a row is malformed; {@link RowFault} says why. Not
 * thread-safe: it holds the numbers of the last row.
 */
final class RowParser {

    private static final int MALFORMED = -1;
    private static final List<PlacementWord> PLACEMENTS = Arrays.stream(Placement.values())
            .map(placement -> new PlacementWord(placement, placement.word().getBytes(ISO_8859_1)))
            .toList();

    private final Columns columns;
    private final DecimalParser number = new DecimalParser();
    private final double[] axes = new double[Columns.AXES.size()];
    private Placement placement;
    private double timeSeconds;
    private double arrivalSeconds = Double.NaN;

    /**
     * A parser of rows.
     *
     * @param only the placement of every row, where rows do not say theirs
     */
    RowParser(Columns columns, Placement only) {
        this.columns = columns;
        this.placement = only;
    }

    /**
     * Reads the row that begins at {@code from} and ends with a line feed.
     *
     * @return index after the line feed; -1 where the row is malformed
     */
    int parse(byte[] bytes, int from) {
        double seconds = number.parse(bytes, from);
        if (!(Math.abs(seconds) <= Decimals.LARGEST_SECONDS) || bytes[number.end()] != ',') {
            return MALFORMED;
        }
        timeSeconds = Decimals.roundToMicroseconds(seconds);
        int i = number.end();
        if (columns.placement()) {
            i = placement(bytes, i + 1);
        }
        for (int axis = 0; axis < axes.length; axis++) {
            if (i < 0 || bytes[i] != ',') {
                return MALFORMED;
            }
            double value = number.parse(bytes, i + 1);
            if (!(Math.abs(value) < Decimals.LARGEST_AXIS)) {
                return MALFORMED;
            }
            axes[axis] = value;
            i = number.end();
        }
        if (columns.arrival()) {
            i = arrival(bytes, i);
        }
        return i < 0 ? MALFORMED : afterLineEnd(bytes, i);
    }

    Placement placement() {
        return placement;
    }

    double timeSeconds() {
        return timeSeconds;
    }

    ImuSample sample() {
        return new ImuSample(
                placement, timeSeconds, axes[0], axes[1], axes[2], axes[3], axes[4], axes[5], arrivalSeconds);
    }

    private int placement(byte[] bytes, int from) {
        for (int i = 0; i < PLACEMENTS.size(); i++) {
            PlacementWord known = PLACEMENTS.get(i);
            int after = afterWord(bytes, from, known.word);
            if (after > 0 && bytes[after] == ',') {
                placement = known.placement;
                return after;
            }
        }
        return MALFORMED;
    }

    private static int afterWord(byte[] bytes, int from, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (bytes[from + i] != word[i]) {
                return MALFORMED;
            }
        }
        return from + word.length;
    }

    private int arrival(byte[] bytes, int comma) {
        if (bytes[comma] != ',') {
            return MALFORMED;
        }
        arrivalSeconds = number.parse(bytes, comma + 1);
        return Double.isNaN(arrivalSeconds) ? MALFORMED : number.end();
    }

    private static int afterLineEnd(byte[] bytes, int from) {
        int i = bytes[from] == '\r' ? from + 1 : from;
        return bytes[i] == '\n' ? i + 1 : MALFORMED;
    }

    /** What a placement is called in a row. */
    private static final class PlacementWord {
        private final Placement placement;
        private final byte[] word;

        PlacementWord(Placement placement, byte[] word) {
            this.placement = placement;
            this.word = word;
        }
    }
}
