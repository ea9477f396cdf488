package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.source.SampleSource.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes samples of one sensor's notifications, from one connection to the next. On the sensor's own thread. */
final class SensorStream {

    private final Placement placement;
    private final BleRadio radio;
    private final Receiver receiver;
    private final SampleTimes times = new SampleTimes();
    private final LossCount losses = new LossCount();
    private final List<Reading> readings = new ArrayList<>();
    private @Nullable SensorProtocol protocol;
    private long newestNanos;
    private double toldSeconds = Double.NaN;
    private long samples;
    private long incomplete;
    private long malformed;
    private long leftOut;

    SensorStream(Placement placement, BleRadio radio, Receiver receiver) {
        this.placement = placement;
        this.radio = radio;
        this.receiver = receiver;
    }

    /** From now on notifications are those of a new connection. */
    void connected(SensorProtocol newProtocol) {
        protocol = newProtocol;
        times.connected(newProtocol.rateHz());
    }

    /** Reads a notification and hands its samples on. */
    void take(Notification notification) throws InterruptedException {
        SensorProtocol reading = protocol;
        if (reading == null) {
            return;
        }
        readings.clear();
        reading.notified(notification.characteristic(), notification.value(), this::sort);
        for (Reading sample : readings) {
            hand(sample, notification.arrivalNanos());
        }
    }

    private void sort(Decoded decoded) {
        if (decoded instanceof Reading reading) {
            if (reading.hasForce() && reading.hasRate()) {
                readings.add(reading);
            } else {
                incomplete++;
            }
        } else if (decoded instanceof Decoded.Malformed) {
            malformed++;
        }
    }

    private void hand(Reading reading, long arrivalNanos) throws InterruptedException {
        double arrival = radio.arrivalSeconds(arrivalNanos);
        double seconds = times.tell(reading.timeSeconds(), arrival);
        newestNanos = arrivalNanos;
        if (Double.isNaN(seconds)) {
            leftOut++;
            return;
        }
        if (times.restarted()) {
            receiver.restarted(placement);
        }
        losses.came(arrival, missing(seconds));
        toldSeconds = seconds;
        samples++;
        receiver.sample(new ImuSample(
                placement,
                seconds,
                reading.ax(),
                reading.ay(),
                reading.az(),
                reading.gx(),
                reading.gy(),
                reading.gz(),
                arrival));
    }

    /** How many samples would have lain between the last and this one. */
    private long missing(double seconds) {
        return Double.isNaN(toldSeconds)
                ? 0
                : Math.max(0, Math.round((seconds - toldSeconds) / times.periodSeconds()) - 1);
    }

    /** How many samples there were. */
    long samples() {
        return samples;
    }

    /** How many readings lacked force or rate, so that no sample could be made of them. */
    long incomplete() {
        return incomplete;
    }

    /** When the newest sample arrived, {@link System#nanoTime()}; only once there was one. */
    long newestNanos() {
        return newestNanos;
    }

    double lossShare(long nowNanos) {
        return losses.share(radio.arrivalSeconds(nowNanos));
    }

    /** What a person should know of it at the end, a sentence each. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (malformed > 0) {
            notices.add(malformed + " notifications from " + placement.word() + " could not be read.");
        }
        if (leftOut > 0) {
            notices.add(
                    leftOut + " samples from " + placement.word() + " were left out: they came twice or out of order.");
        }
        return notices;
    }
}
