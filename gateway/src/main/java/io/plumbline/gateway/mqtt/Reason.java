package io.plumbline.gateway.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/** Why a connection failed, in words for a person. */
final class Reason {

    private Reason() {}

    static String of(@Nullable Throwable failure) {
        Throwable cause = failure instanceof MqttException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof UnknownHostException) {
            return "no machine of that name is known";
        }
        if (cause instanceof SocketTimeoutException) {
            return "the machine does not answer";
        }
        if (cause instanceof NoRouteToHostException) {
            return "the machine can't be reached from here";
        }
        if (cause instanceof ConnectException) {
            return "nothing listens there";
        }
        if (cause instanceof MqttException mqtt) {
            return of(mqtt.getReasonCode(), mqtt);
        }
        if (cause instanceof RuntimeException || cause instanceof EOFException) {
            return "it was closed";
        }
        return cause == null || cause.getMessage() == null ? "it was closed" : cause.getMessage();
    }

    private static String of(int code, MqttException failure) {
        return switch (code) {
            case MqttException.REASON_CODE_CLIENT_TIMEOUT -> "something listens there, but does not answer as a broker";
            case MqttException.REASON_CODE_CONNECTION_LOST -> "it was closed";
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION, MqttException.REASON_CODE_NOT_AUTHORIZED ->
                "it asks for a name and password, which this build can't give yet";
            case MqttException.REASON_CODE_SUBSCRIBE_FAILED -> "it does not let us listen for commands";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
