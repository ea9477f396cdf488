package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether stands that are notably off the calibrated one show the same offset, with a repetition between each two, and
 * often enough to tell a slip. The limits are {@link SlipDetector}'s.
 */
final class AgreeingStands {

    /** A stand that is off by more than this is none, rad. */
    static final double LARGEST_RAD = Math.toRadians(25);

    private static final double NOTABLE_RAD = Math.toRadians(4);
    private static final double PLAIN_RAD = Math.toRadians(5.5);
    private static final double AGREEING_RAD = Math.toRadians(4);

    private int count;
    private double sagittalRad;
    private double lateralRad;

    /** A repetition has been done since the last notable stand. */
    private boolean repetition;

    AgreeingStands() {}

    AgreeingStands(DataInput saved) throws IOException {
        count = saved.readInt();
        sagittalRad = saved.readDouble();
        lateralRad = saved.readDouble();
        repetition = saved.readBoolean();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(sagittalRad);
        out.writeDouble(lateralRad);
        out.writeBoolean(repetition);
    }

    /** Takes the offset of the next stand, rad; whether there are enough of them that agree. */
    boolean add(double sagittal, double lateral) {
        double size = SlipDetector.size(sagittal, lateral);
        if (size < NOTABLE_RAD || size > LARGEST_RAD) {
            count = size < NOTABLE_RAD ? 0 : count;
            return false;
        }
        boolean agrees = count > 0 && SlipDetector.size(sagittal - sagittalRad, lateral - lateralRad) < AGREEING_RAD;
        if (agrees && !repetition) {
            return false; // nothing tells that the wearer rose in between
        }
        count = agrees ? count + 1 : 1;
        sagittalRad = sagittal;
        lateralRad = lateral;
        repetition = false;
        return count >= (size > PLAIN_RAD ? 2 : 3);
    }

    /** A repetition is under way. */
    void repetition() {
        repetition = true;
    }

    /** A stand as calibrated tells against those before. */
    void forget() {
        count = 0;
    }
}
