package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.Placement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A machine's Bluetooth as several sensors share it: one link, one clock of arrival, and the knowledge of who streams, so
 * that nobody is cut off for another's sake. Closed with the last of its sensors. Thread-safe.
 */
public final class BleRadio {

    private final BleLink link;
    private final long originNanos = System.nanoTime();
    private final Set<Placement> streaming = ConcurrentHashMap.newKeySet();
    private int users;

    /** Takes {@code link} over. */
    public BleRadio(BleLink link) {
        this.link = link;
    }

    BleLink link() {
        return link;
    }

    /** When something arrived, s since this was made. */
    double arrivalSeconds(long nanos) {
        return (nanos - originNanos) / 1e9;
    }

    void streams(Placement placement, boolean does) {
        if (does) {
            streaming.add(placement);
        } else {
            streaming.remove(placement);
        }
    }

    boolean othersStream(Placement placement) {
        return streaming.stream().anyMatch(other -> other != placement);
    }

    /** Switches the adapter off and on, unless another sensor streams by now; one at a time. */
    synchronized void powerCycle(Placement placement) throws BleException, InterruptedException {
        if (!othersStream(placement)) {
            link.powerCycle();
        }
    }

    synchronized void opened() {
        users++;
    }

    void closed() {
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
        }
        if (last) {
            link.close();
        }
    }
}
