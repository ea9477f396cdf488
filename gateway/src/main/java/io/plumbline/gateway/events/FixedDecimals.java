package io.plumbline.gateway.events;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with a fixed count of decimals, the same text on every machine and in every locale. */
final class FixedDecimals {

    private FixedDecimals() {}

    /**
     * {@code value} with {@code decimals} decimals. What is rounded is the shortest decimal that reads back as the
     * value, half away from zero, so that 0.25 and 0.35 both go up; a zero never has a sign.
     */
    static String of(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
