package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.Placement;

/**
 * Something that was commanded or happened at a time of the session. It takes effect just before the first sample of
 * the session's clock whose time is not before it.
 */
public sealed interface Mark {

    /** When, in seconds of the session's clock. */
    double timeSeconds();

    /** From here on this exercise is done; {@code exercise} is one of {@link SessionSettings#exercises()}. */
    record StartExercise(double timeSeconds, String exercise) implements Mark {}

    /** Find the axes and neutral anew: the wearer will stand still and bow. */
    record Calibrate(double timeSeconds) implements Mark {}

    /** Judge nothing until {@link Resume}. */
    record Pause(double timeSeconds) implements Mark {}

    /** The end of a pause. */
    record Resume(double timeSeconds) implements Mark {}

    /**
     * The wearer reports pain.
     *
     * @param level 0 (none) to 10
     * @param note the wearer's words, may be empty
     */
    record Pain(double timeSeconds, int level, String note) implements Mark {}

    /** The wearer's own range of flexion is measured in the next slow bend. */
    record MeasureRange(double timeSeconds) implements Mark {}

    /** The sensor at {@code placement} started anew: its clock and orientation are not what they were. */
    record SensorRestarted(double timeSeconds, Placement placement) implements Mark {}

    /**
     * A limit is set for the rest of the session.
     *
     * @param name the limit's name, e.g. {@code flexion} or {@code tuck.red}
     * @param limitDeg degrees, in (0, 90)
     */
    record SetLimit(double timeSeconds, String name, double limitDeg) implements Mark {

        public SetLimit {
            if (!(limitDeg > 0 && limitDeg < 90)) {
                throw new IllegalArgumentException("limit " + name + " must be in (0, 90) degrees, was " + limitDeg);
            }
        }
    }
}
