package io.plumbline.analytics.fault;

import java.util.Optional;

/** What of the back's pose a limit is held against. All are positive in the fault's direction, in radians. */
public enum Measure {
    /** Lumbar flexion from neutral, two sensors. */
    LUMBAR_FLEXION(true),
    /** Lumbar extension from neutral, two sensors. */
    LUMBAR_EXTENSION(true),
    /** Lumbar flexion from neutral while the trunk is bent forward by more than 45°, two sensors. */
    BENT_LUMBAR_FLEXION(true),
    /** How far the pelvis tips back before the bottom of a repetition, from its most forward angle in it. */
    PELVIC_TUCK(false),
    /** As {@link #PELVIC_TUCK}, and only while lumbar flexion has risen by more than 5° meanwhile, two sensors. */
    PELVIC_TUCK_WITH_FLEXION(true),
    /** How far the one segment has turned forward from neutral. */
    SEGMENT_FORWARD(false),
    /** How far the one segment has turned backward from neutral. */
    SEGMENT_BACKWARD(false),
    /** Where lumbar flexion will be in 15 s if its trend goes on, or is, two sensors. */
    LUMBAR_FLEXION_TREND(true),
    /** Where lumbar extension will be in 15 s if its trend goes on, or is, two sensors. */
    LUMBAR_EXTENSION_TREND(true);

    private final boolean needsBothSegments;

    Measure(boolean needsBothSegments) {
        this.needsBothSegments = needsBothSegments;
    }

    /** Whether it is the angle of the one segment, which turns as much on the way to another position. */
    public boolean isOfOneSegmentHeld() {
        return this == SEGMENT_FORWARD || this == SEGMENT_BACKWARD;
    }

    /** The fault that it says is to come; none where it is held against what is. */
    public Optional<Fault> warnsOf() {
        return switch (this) {
            case LUMBAR_FLEXION_TREND -> Optional.of(Fault.FLEXION);
            case LUMBAR_EXTENSION_TREND -> Optional.of(Fault.EXTENSION);
            default -> Optional.empty();
        };
    }

    /** Whether it can only be read with a sensor on the pelvis and one on the trunk. */
    public boolean needsBothSegments() {
        return needsBothSegments;
    }
}
