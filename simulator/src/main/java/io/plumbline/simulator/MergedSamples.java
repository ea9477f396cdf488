package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.simulator.sensor.VirtualSensor;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Several sensors' samples in order of time; of two at the same time, the first-named sensor's comes first. */
final class MergedSamples implements Iterator<ImuSample> {

    private final VirtualSensor[] sensors;

    MergedSamples(List<VirtualSensor> sensors) {
        this.sensors = sensors.toArray(VirtualSensor[]::new);
    }

    @Override
    public boolean hasNext() {
        for (VirtualSensor sensor : sensors) {
            if (sensor.hasNext()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ImuSample next() {
        int earliest = -1;
        for (int i = 0; i < sensors.length; i++) {
            if (sensors[i].hasNext() && (earliest < 0 || sensors[i].nextSeconds() < sensors[earliest].nextSeconds())) {
                earliest = i;
            }
        }
        if (earliest < 0) {
            throw new NoSuchElementException("the session is over");
        }
        return sensors[earliest].next();
    }
}
