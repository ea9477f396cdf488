package io.plumbline.simulator.payload;

import java.nio.ByteBuffer;

/** Numbers as a part's registers hold them. */
final class FixedPoint {

    private FixedPoint() {}

    /** Appends a value as int16, rounded to the nearest count and clipped where the register ends. */
    static void put(ByteBuffer bytes, double value, double countsPerUnit) {
        bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value * countsPerUnit))));
    }
}
