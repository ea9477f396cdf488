package io.plumbline.gateway.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection failed, in words for a person.
 *
 * @param what what is wrong, to stand in brackets
 * @param cure what to do about it, one sentence
 * @param lasting whether it will not pass by itself
 */
record Reason(String what, String cure, boolean lasting) {

    static final String NOBODY_THERE = "Does the broker run, and is its address right?";

    private static final String CLOSED = "it was closed";

    /** Why a connection could not be made. One that is closed at once may be of the wrong kind. */
    static Reason ofAttempt(@Nullable Throwable failure, BrokerSettings settings) {
        Reason reason = of(failure, settings);
        if (!reason.what.equals(CLOSED)) {
            return reason;
        }
        return new Reason(
                CLOSED + " at once",
                settings.address().encrypted()
                        ? NOBODY_THERE + " Does it speak TLS on that port? Without TLS it is tcp://."
                        : NOBODY_THERE + " Does it speak TLS on that port? Then write ssl://.",
                false);
    }

    /** Why a connection that stood broke. */
    static Reason of(@Nullable Throwable failure, BrokerSettings settings) {
        Throwable cause = failure instanceof MqttException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SSLException tls) {
            return TlsReason.of(tls, settings);
        }
        if (cause instanceof MqttException mqtt) {
            return of(mqtt, settings);
        }
        return passing(network(cause));
    }

    /** The broker takes what is published on a topic, and does not hand it out. */
    static Reason notHandedOut(String topic, BrokerSettings settings) {
        String all = topic.substring(0, topic.lastIndexOf('/')) + "/#";
        return new Reason(
                "it takes what is published on " + topic + " but does not hand it out",
                "The broker's access list must let " + (settings.login() == null ? "us" : "this login")
                        + " read and write " + all
                        + "; as docs/mosquitto has it, the login's name is the wearer's alias (--wearer).",
                true);
    }

    private static Reason of(MqttException failure, BrokerSettings settings) {
        return switch (failure.getReasonCode()) {
            case MqttException.REASON_CODE_CLIENT_TIMEOUT ->
                passing("something listens there, but does not answer as a broker");
            case MqttException.REASON_CODE_CONNECTION_LOST -> passing(CLOSED);
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION, MqttException.REASON_CODE_NOT_AUTHORIZED ->
                notLetIn(settings);
            case MqttException.REASON_CODE_SUBSCRIBE_FAILED ->
                new Reason(
                        "it does not let us listen",
                        "The broker's access list must let "
                                + (settings.login() == null ? "us" : "this login")
                                + " read the wearer's own topics; docs/mosquitto has one.",
                        true);
            default -> passing(String.valueOf(failure.getMessage()));
        };
    }

    private static Reason notLetIn(BrokerSettings settings) {
        Login login = settings.login();
        return login == null
                ? new Reason(
                        "it asks for a name and password",
                        "Give them by --mqtt-login FILE, or by " + Login.USER_VARIABLE + " and "
                                + Login.PASSWORD_VARIABLE + ".",
                        true)
                : new Reason(
                        "it does not accept the name and password",
                        "Are those in " + login.origin() + " the ones in the broker's password file?",
                        true);
    }

    private static String network(@Nullable Throwable cause) {
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
        if (cause instanceof RuntimeException || cause instanceof EOFException || cause instanceof SocketException) {
            return CLOSED;
        }
        return cause == null || cause.getMessage() == null ? CLOSED : cause.getMessage();
    }

    private static Reason passing(String what) {
        return new Reason(what, NOBODY_THERE, false);
    }
}
