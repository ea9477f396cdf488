package io.plumbline.analytics.fault;

import java.util.Locale;

/** The direction in which the back leaves neutral, or that it is about to. */
public enum Fault {
    /** Rounding, hunching, tucking. */
    FLEXION,
    /** Sagging, over-arching. */
    EXTENSION,
    /** Form is about to fail. */
    FATIGUE;

    /** The word used in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
