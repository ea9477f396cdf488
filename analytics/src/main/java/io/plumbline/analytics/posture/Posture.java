package io.plumbline.analytics.posture;

/** Which way up the lower back is. */
public enum Posture {
    /** Standing or sitting: |sagittal| under 35°. */
    UPRIGHT,
    /** Bent forward from the hips: 35 to 65°. */
    HINGED,
    /** Face down, as in a plank or on all fours: 65 to 115°. */
    PRONE,
    /** Leaning back: −35 to −65°. */
    RECLINED,
    /** On the back: −65 to −115°. */
    SUPINE,
    /** On the side: |lateral| over 55°. */
    SIDE,
    /** Head below the hips: |sagittal| over 115°. */
    INVERTED
}
