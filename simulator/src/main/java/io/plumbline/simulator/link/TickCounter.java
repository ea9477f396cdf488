package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.Placement;
import java.util.Comparator;
import java.util.List;

/** What a sensor's own clock shows, faults included. */
public final class TickCounter {

    private final double uptimeSeconds;
    private final List<RadioEvent> events;

    /**
     * The clock of the sensor at a placement.
     *
     * @param uptimeSeconds what it shows when the session begins, s
     */
    public TickCounter(Radio radio, Placement placement, double uptimeSeconds) {
        this.uptimeSeconds = uptimeSeconds;
        events = radio.events().stream()
                .filter(event -> event.befalls(placement))
                .sorted(Comparator.comparingDouble(RadioEvent::atSeconds))
                .toList();
    }

    /** What it shows at a time of the session, whole milliseconds in 32 bits: in [0, 2³²). */
    public long milliseconds(double seconds) {
        double shown = uptimeSeconds + seconds;
        for (RadioEvent event : events) {
            if (event instanceof RadioEvent.ClockJump jump && seconds >= jump.atSeconds()) {
                shown += jump.bySeconds();
            } else if (event instanceof RadioEvent.Restart restart && seconds >= restart.backSeconds()) {
                shown = seconds - restart.backSeconds();
            }
        }
        return Math.floorMod((long) Math.floor(shown * 1e3 + 1e-6), 1L << 32);
    }
}
