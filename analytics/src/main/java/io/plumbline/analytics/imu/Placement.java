package io.plumbline.analytics.imu;

import java.util.Locale;
import java.util.Optional;

/**
 * Where on the back a sensor is worn, from the sacrum upwards. The order of the constants is the order along the spine.
 *
 * <p>What a placement can show differs: backward tilt of the pelvis in a squat moves a sensor on the sacrum by 1.0° per
 * degree of lumbar flexion, one at L3 by 0.5°, one at T12 not at all; a sag in a plank moves them by +0.2°, −0.3° and
 * −0.8° (planar four-link model).
 */
public enum Placement {
    /** S1–S2, the flat bone between the dimples. */
    SACRUM(Region.PELVIS),
    /** The lowest lumbar vertebra, at belt height. */
    L5(Region.PELVIS),
    /** The middle of the lumbar arc, which sees half of everything. */
    L3(Region.LUMBAR),
    /** The top of the lumbar arc. */
    L1(Region.TRUNK),
    /** The lowest thoracic vertebra. */
    T12(Region.TRUNK),
    /** Mid back. */
    T10(Region.TRUNK),
    /** The breastbone; moves with the upper trunk. */
    CHEST(Region.TRUNK);

    /** Which part of the body a sensor at a placement moves with. */
    public enum Region {
        PELVIS,
        LUMBAR,
        TRUNK
    }

    private final Region region;

    Placement(Region region) {
        this.region = region;
    }

    /** The part of the body that a sensor here moves with. */
    public Region region() {
        return region;
    }

    /** The word used in files, options and topics: {@code sacrum}, {@code l5}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The placement called {@code word} in files, options and topics; empty where there is none. */
    public static Optional<Placement> ofWord(String word) {
        for (Placement placement : values()) {
            if (placement.word().equals(word)) {
                return Optional.of(placement);
            }
        }
        return Optional.empty();
    }
}
