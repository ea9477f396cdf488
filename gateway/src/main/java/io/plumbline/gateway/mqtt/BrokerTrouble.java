package io.plumbline.gateway.mqtt;

import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * Why a broker can't be connected to.
 *
 * @param what what is wrong, without a full stop
 * @param cure what to do about it, a sentence
 */
public record BrokerTrouble(String what, String cure) {

    /** Connects and disconnects, within some seconds; empty where that went well. Publishes nothing. */
    public static Optional<BrokerTrouble> of(BrokerSettings broker) {
        try {
            BrokerConnection.open(broker, null, () -> {}).disconnect();
            return Optional.empty();
        } catch (MqttException e) {
            Reason why = Reason.ofAttempt(e, broker);
            return Optional.of(new BrokerTrouble(why.what(), why.cure()));
        }
    }
}
