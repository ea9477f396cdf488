package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.Placement;
import org.jspecify.annotations.Nullable;

/** What has made a calibration expire, and what the wearer is told then. */
enum Expiry {
    /** It holds. */
    NONE,
    /** A sensor sits otherwise than it did. */
    MOVED,
    /** A sensor was turned by more than a body can. */
    TURNED,
    /** Two sensors are worn in each other's place. */
    SWAPPED;

    private static final String ANEW = " Stand still for 2 s, then bow once and come up again.";

    /** What is wrong and what to do. */
    String advice(SensorSet sensors, boolean upperMoved) {
        Placement upper = sensors.upper();
        String which = where(sensors.lower(), upper, upperMoved);
        return switch (this) {
            case NONE -> "";
            case MOVED -> "The sensor " + which + " has moved." + ANEW;
            case TURNED -> "The sensor " + which + " was taken off or turned. Put it back as it was." + ANEW;
            case SWAPPED ->
                "The sensors look swapped: when you bend, the one called "
                        + (upper == null ? sensors.lower() : upper).word() + " turns less than the one called "
                        + sensors.lower().word() + ". Swap them." + ANEW;
        };
    }

    private static String where(Placement lower, @Nullable Placement upper, boolean upperMoved) {
        if (upper == null && lower.region() == Placement.Region.PELVIS) {
            return "on the lower back";
        }
        return "at " + (upper != null && upperMoved ? upper : lower).word();
    }
}
