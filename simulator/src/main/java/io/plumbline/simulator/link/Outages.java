package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.Placement;
import java.util.List;

/** When one sensor can't be heard at all, and how weak its battery is. */
final class Outages {

    private final Placement placement;
    private final List<Disconnect> disconnects;
    private final List<RadioEvent.Restart> restarts;
    private final List<RadioEvent.BatteryLow> batteries;

    Outages(Radio radio, Placement placement) {
        this.placement = placement;
        disconnects = radio.disconnects();
        restarts = radio.restarts(placement);
        batteries = radio.events().stream()
                .filter(event -> event.befalls(placement))
                .filter(RadioEvent.BatteryLow.class::isInstance)
                .map(RadioEvent.BatteryLow.class::cast)
                .toList();
    }

    /** Whether a sample taken at this time has no way to the host. */
    boolean silent(double instantSeconds) {
        for (Disconnect disconnect : disconnects) {
            if (disconnect.silences(instantSeconds, placement)) {
                return true;
            }
        }
        for (RadioEvent.Restart restart : restarts) {
            if (instantSeconds >= restart.atSeconds() && instantSeconds < restart.backSeconds()) {
                return true;
            }
        }
        return batteryLoss(instantSeconds) >= 1;
    }

    /** The share of packets that is lost because the battery is low. */
    double batteryLoss(double instantSeconds) {
        double share = 0;
        for (RadioEvent.BatteryLow battery : batteries) {
            share = Math.max(share, battery.share(instantSeconds));
        }
        return share;
    }
}
