package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource.Receiver;
import io.plumbline.gateway.source.SensorCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A sensor whose samples another gateway of ours publishes. */
final class ImuReading extends TopicReading {

    private final SensorSettings sensor;
    private final ImuTimes times;
    private final ImuOrder order = new ImuOrder();
    private @Nullable ImuBatch newest;
    private int unreadable;
    private @Nullable String whyUnreadable;
    private boolean differs;

    /**
     * A sensor that has not sent yet.
     *
     * @param sensor as the session takes it to be
     * @param times those of all sensors of the session
     */
    ImuReading(String topic, SensorSettings sensor, ImuTimes times) {
        super(topic, sensor.placement());
        this.sensor = sensor;
        this.times = times;
    }

    @Override
    void accept(String payload, long nanos, Receiver receiver) throws InterruptedException {
        ImuJson.Message message;
        try {
            message = ImuJson.read(payload);
        } catch (IllegalArgumentException e) {
            unreadable++;
            whyUnreadable = e.getMessage();
            return;
        }
        for (ImuBatch batch : order.accept(message, nanos)) {
            handOn(batch, nanos, receiver);
        }
    }

    /** Goes on where a message is missing, too. */
    @Override
    void look(long nowNanos, Receiver receiver) throws InterruptedException {
        for (ImuBatch batch : order.due(nowNanos)) {
            handOn(batch, nowNanos, receiver);
        }
        super.look(nowNanos, receiver);
    }

    @Override
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (order.lost() > 0) {
            long all = order.lost() + order.received();
            notices.add(String.format(
                    Locale.ROOT,
                    "%d of %d samples of %s did not arrive over MQTT (%.1f %%).",
                    order.lost(),
                    all,
                    placement().word(),
                    100.0 * order.lost() / all));
        }
        if (order.superfluous() > 0) {
            notices.add(order.superfluous() + " messages on " + topic() + " came twice or too late and were left out."
                    + (order.anotherPublishes()
                            ? " Do two gateways publish there? Each needs a --wearer of its own."
                            : ""));
        }
        if (unreadable > 0) {
            notices.add(unreadable + " messages on " + topic() + " could not be read: " + whyUnreadable + ".");
        }
        if (differs) {
            notices.add("The sensor on " + topic() + " was exchanged or set anew during the session, which went on as"
                    + " if it were the old one. Start the session again.");
        }
        return notices;
    }

    @Override
    SensorCondition condition() {
        ImuBatch said = newest;
        return said == null
                ? SensorCondition.UNKNOWN
                : new SensorCondition(said.model(), said.batteryPercent(), OptionalInt.empty(), Double.NaN, Map.of());
    }

    private void handOn(ImuBatch batch, long nanos, Receiver receiver) throws InterruptedException {
        ImuBatch before = newest;
        newest = batch;
        if (before != null && (!batch.session().equals(before.session()) || batch.starts() != before.starts())) {
            receiver.restarted(placement());
        }
        heard(nanos, receiver);
        if (before != null) {
            differs |= !batch.sensor().equals(before.sensor());
            if (!batch.batteryPercent().equals(before.batteryPercent())) {
                tell(State.STREAMING, 0, "Samples of " + placement().word() + " come over MQTT.", receiver);
            }
        }
        for (ImuSample sample : times.of(batch, sensor.placement(), nanos / NANOS)) {
            receiver.sample(sample);
        }
    }
}
