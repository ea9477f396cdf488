package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.simulator.sensor.VirtualSensor;
import java.util.Iterator;

/** One sensor's samples with the true time at which each was taken in place of a time of arrival: that is the host's clock. */
record TakenSamples(VirtualSensor sensor) implements Iterator<ImuSample> {

    @Override
    public boolean hasNext() {
        return sensor.hasNext();
    }

    @Override
    public ImuSample next() {
        double takenSeconds = sensor.nextSeconds();
        ImuSample s = sensor.next();
        return new ImuSample(
                s.placement(), s.timeSeconds(), s.ax(), s.ay(), s.az(), s.gx(), s.gy(), s.gz(), takenSeconds);
    }
}
