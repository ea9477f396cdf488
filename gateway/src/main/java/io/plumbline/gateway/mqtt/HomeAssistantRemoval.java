package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.Message.Delivery;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Takes a wearer's device out of Home Assistant: the retained message that names it is deleted. */
public final class HomeAssistantRemoval {

    private static final long ACKNOWLEDGED_WITHIN_SECONDS = 5;

    private HomeAssistantRemoval() {}

    /**
     * Removes a device, whether it is there or not.
     *
     * @param prefix see {@link HomeAssistant#checkedPrefix}
     * @param wearer alias, see {@link Topics#checkedAlias}
     * @return why that could not be done, in a sentence; empty where it was
     * @throws InterruptedException if the waiting for the broker was interrupted
     */
    public static Optional<String> remove(BrokerSettings broker, String prefix, String wearer)
            throws InterruptedException {
        String topic = HomeAssistant.topic(HomeAssistant.checkedPrefix(prefix), Topics.checkedAlias(wearer));
        CountDownLatch arrived = new CountDownLatch(1);
        try {
            BrokerConnection connection = BrokerConnection.open(broker, null, () -> {});
            try {
                connection.publish(new Message(Delivery.STATE, topic, "", System.nanoTime()), arrived::countDown);
                return arrived.await(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS)
                        ? Optional.empty()
                        : Optional.of("The broker at " + broker.address() + " did not acknowledge the removal on "
                                + topic + " in time. May this client write there?");
            } finally {
                connection.disconnect();
            }
        } catch (MqttException e) {
            Reason why = Reason.ofAttempt(e, broker);
            return Optional.of(
                    "No connection to the broker at " + broker.address() + " (" + why.what() + "). " + why.cure());
        }
    }
}
