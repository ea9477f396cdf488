package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource.Receiver;
import io.plumbline.gateway.source.SensorCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One sensor that is read from a topic: its messages in, its samples and what became of its link out. Not thread-safe. */
final class ImuReading {

    private static final double NANOS = 1e9;

    private final String topic;
    private final SensorSettings sensor;
    private final ImuTimes times;
    private final ImuOrder order = new ImuOrder();
    private @Nullable ImuBatch newest;
    private long newestNanos;
    private boolean troubleTold;
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
        this.topic = topic;
        this.sensor = sensor;
        this.times = times;
    }

    /** Takes a message that came at {@code nanos} of our monotonic clock. */
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

    /** Goes on where a message is missing, and tells of a silence. */
    void look(long nowNanos, Receiver receiver) throws InterruptedException {
        for (ImuBatch batch : order.due(nowNanos)) {
            handOn(batch, nowNanos, receiver);
        }
        if (newest != null && !troubleTold && nowNanos - newestNanos > MqttSamples.SILENCE.toNanos()) {
            interrupted(
                    "Nothing comes on " + topic + ". Does the other gateway run, and its sensor send?",
                    nowNanos,
                    receiver);
        }
    }

    /** Tells once what keeps samples from coming. */
    void interrupted(String why, long nowNanos, Receiver receiver) throws InterruptedException {
        if (!troubleTold && newest != null) {
            troubleTold = true;
            tell(State.RECOVERING, (nowNanos - newestNanos) / NANOS, why, receiver);
        }
    }

    /** What a person should be told about the samples, so far. */
    List<String> notices() {
        String name = sensor.placement().word();
        List<String> notices = new ArrayList<>();
        if (order.lost() > 0) {
            notices.add(String.format(
                    Locale.ROOT,
                    "%d of %d samples of %s did not arrive over MQTT (%.1f %%).",
                    order.lost(),
                    order.lost() + order.received(),
                    name,
                    100.0 * order.lost() / (order.lost() + order.received())));
        }
        if (order.superfluous() > 0) {
            notices.add(order.superfluous() + " messages on " + topic + " came twice or too late and were left out."
                    + (order.anotherPublishes()
                            ? " Do two gateways publish there? Each needs a --wearer of its own."
                            : ""));
        }
        if (unreadable > 0) {
            notices.add(unreadable + " messages on " + topic + " could not be read: " + whyUnreadable + ".");
        }
        if (differs) {
            notices.add("The sensor on " + topic + " was exchanged or set anew during the session, which went on as if"
                    + " it were the old one. Start the session again.");
        }
        return notices;
    }

    private void handOn(ImuBatch batch, long nanos, Receiver receiver) throws InterruptedException {
        ImuBatch before = newest;
        double silentSeconds = before == null ? 0 : (nanos - newestNanos) / NANOS;
        newest = batch;
        newestNanos = nanos;
        if (before == null) {
            tell(State.CONNECTING, 0, "Samples of " + sensor.placement().word() + " come over MQTT.", receiver);
        } else {
            tellChanges(before, batch, silentSeconds, receiver);
        }
        for (ImuSample sample : times.of(batch, sensor.placement(), nanos / NANOS)) {
            receiver.sample(sample);
        }
    }

    private void tellChanges(ImuBatch before, ImuBatch batch, double silentSeconds, Receiver receiver)
            throws InterruptedException {
        boolean startedAnew = !batch.session().equals(before.session()) || batch.starts() != before.starts();
        if (startedAnew) {
            receiver.restarted(sensor.placement());
        }
        if (!batch.sensor().equals(before.sensor())) {
            differs = true;
        }
        if (troubleTold) {
            troubleTold = false;
            tell(
                    State.STREAMING,
                    silentSeconds,
                    "Samples of " + sensor.placement().word() + " come over MQTT again.",
                    receiver);
        } else if (!batch.batteryPercent().equals(before.batteryPercent())) {
            tell(State.STREAMING, 0, "Samples of " + sensor.placement().word() + " come over MQTT.", receiver);
        }
    }

    private void tell(State state, double ageSeconds, String message, Receiver receiver) throws InterruptedException {
        receiver.link(new LinkEvent(sensor.placement(), state, ageSeconds, message, condition()));
    }

    private SensorCondition condition() {
        ImuBatch said = newest;
        if (said == null) {
            return SensorCondition.UNKNOWN;
        }
        return new SensorCondition(said.model(), said.batteryPercent(), OptionalInt.empty(), Double.NaN, Map.of());
    }
}
