package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource.Receiver;
import io.plumbline.gateway.source.SensorCondition;
import java.util.List;
import java.util.Locale;

/**
 * One sensor that is read from a topic: messages in, samples and what became of its link out. Tells once what keeps samples
 * from coming, and when they come again. Not thread-safe.
 */
abstract class TopicReading {

    static final double NANOS = 1e9;

    private final String topic;
    private final Placement placement;
    private boolean heard;
    private long newestNanos;
    private boolean troubleTold;

    TopicReading(String topic, Placement placement) {
        this.topic = topic;
        this.placement = placement;
    }

    /** Takes a message that came at {@code nanos} of our monotonic clock. */
    abstract void accept(String payload, long nanos, Receiver receiver) throws InterruptedException;

    /** What a person should be told about the samples, so far. */
    abstract List<String> notices();

    /** What the sensor says of itself. */
    SensorCondition condition() {
        return SensorCondition.UNKNOWN;
    }

    /** Looks, some times a second, whether something is to be said. */
    void look(long nowNanos, Receiver receiver) throws InterruptedException {
        if (nowNanos - newestNanos > MqttSamples.SILENCE.toNanos()) {
            interrupted("Nothing comes on " + topic + ". Does what publishes there still run?", nowNanos, receiver);
        }
    }

    /** Tells once what keeps samples from coming. */
    final void interrupted(String why, long nowNanos, Receiver receiver) throws InterruptedException {
        if (!troubleTold && heard) {
            troubleTold = true;
            tell(State.RECOVERING, (nowNanos - newestNanos) / NANOS, why, receiver);
        }
    }

    /** Samples are about to be handed on. */
    final void heard(long nanos, Receiver receiver) throws InterruptedException {
        double silentSeconds = heard ? (nanos - newestNanos) / NANOS : 0;
        boolean first = !heard;
        heard = true;
        newestNanos = nanos;
        if (first) {
            tell(State.CONNECTING, 0, "Samples of " + placement.word() + " come over MQTT.", receiver);
        } else if (troubleTold) {
            troubleTold = false;
            tell(
                    State.STREAMING,
                    silentSeconds,
                    String.format(
                            Locale.ROOT,
                            "Samples of %s come over MQTT again, after %.1f s.",
                            placement.word(),
                            silentSeconds),
                    receiver);
        }
    }

    final void tell(State state, double ageSeconds, String message, Receiver receiver) throws InterruptedException {
        receiver.link(new LinkEvent(placement, state, ageSeconds, message, condition()));
    }

    final String topic() {
        return topic;
    }

    final Placement placement() {
        return placement;
    }
}
