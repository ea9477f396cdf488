package io.plumbline.gateway.source;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What a sensor and its link say of themselves.
 *
 * @param model maker's name of it, with the firmware where that is known, e.g. {@code Movesense 2.1.5}; empty where it
 *     does not say
 * @param batteryPercent 0 to 100; empty where it does not say
 * @param signalDbm strength of its signal when it was last seen advertising, dBm; empty where that is not known
 * @param lossShare share of the last minute's samples that did not arrive, 0 to 1; NaN where it can't be told
 * @param recoveries how often each means of bringing its data back was used in this session, by the means' word
 */
public record SensorCondition(
        String model,
        OptionalInt batteryPercent,
        OptionalInt signalDbm,
        double lossShare,
        Map<String, Integer> recoveries) {

    /** Of a sensor that says nothing. */
    public static final SensorCondition UNKNOWN =
            new SensorCondition("", OptionalInt.empty(), OptionalInt.empty(), Double.NaN, Map.of());

    public SensorCondition {
        recoveries = Map.copyOf(recoveries);
    }
}
