package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.SampleSource.Receiver;
import java.util.List;
import java.util.Optional;

/** Makes samples of messages that another program than ours publishes in a form of its own, such as an app on a phone. */
public interface AppMessages {

    /** What is known of the sensor beforehand, for its messages do not say it. */
    SensorSettings sensor();

    /**
     * Takes a message.
     *
     * @param arrivalSeconds when it came, on the host's monotonic clock, s; its samples have it as their time of arrival
     * @param receiver takes the samples, in order, and word of a restart
     * @return why it can't be used; empty where it can
     * @throws InterruptedException as the receiver does
     */
    Optional<String> take(byte[] message, double arrivalSeconds, Receiver receiver) throws InterruptedException;

    /** What a person should be told about the messages, a sentence each, so far. */
    List<String> notices();
}
