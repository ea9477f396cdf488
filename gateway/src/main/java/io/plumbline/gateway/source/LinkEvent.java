package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.Placement;
import java.util.Locale;

/**
 * What became of the link to a sensor, by the host's clock. No part of the analysis: a recording does not hold it and a
 * replay does not say it.
 *
 * @param placement where the sensor is worn
 * @param state what the link does from now on
 * @param ageSeconds how old the newest sample was when it was said, s; for {@link State#STREAMING} how long there was
 *     none before, 0 at the very first
 * @param message a sentence for the wearer
 * @param condition what the sensor says of itself
 */
public record LinkEvent(
        Placement placement, State state, double ageSeconds, String message, SensorCondition condition) {

    /** News of a link to a sensor that says nothing of itself. */
    public LinkEvent(Placement placement, State state, double ageSeconds, String message) {
        this(placement, state, ageSeconds, message, SensorCondition.UNKNOWN);
    }

    /** The same news with what the sensor last said of itself. */
    public LinkEvent with(SensorCondition said) {
        return new LinkEvent(placement, state, ageSeconds, message, said);
    }

    /** What a link does. */
    public enum State {
        SEARCHING,
        CONNECTING,
        STREAMING,
        NO_DATA,
        RECOVERING,
        LOST;

        /** The word used in events: {@code no-data}, … */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
