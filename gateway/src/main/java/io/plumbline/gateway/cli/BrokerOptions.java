package io.plumbline.gateway.cli;

import io.plumbline.gateway.mqtt.BrokerAddress;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.Login;
import io.plumbline.gateway.mqtt.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that publishes at a broker. */
final class BrokerOptions {

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            converter = LiveConverters.BrokerUrl.class,
            description = "The broker to publish at: tcp://HOST[:PORT], or ssl://HOST[:PORT] over TLS.")
    private @Nullable BrokerAddress address;

    @Option(
            names = "--mqtt-ca",
            paramLabel = "FILE",
            description = "Whom to trust over TLS: the certificate of the authority that signed the broker's, PEM."
                    + " Default: those that Java knows.")
    private @Nullable Path authorities;

    @Option(
            names = "--mqtt-cert",
            paramLabel = "FILE",
            description = "Our own certificate, PEM, where the broker asks for one.")
    private @Nullable Path certificate;

    @Option(names = "--mqtt-key", paramLabel = "FILE", description = "Its key, PEM (PKCS#8).")
    private @Nullable Path key;

    @Option(
            names = "--mqtt-login",
            paramLabel = "FILE",
            description = "The name and the password for the broker, on two lines of a file that nobody else can read."
                    + " Or set " + Login.USER_VARIABLE + " and " + Login.PASSWORD_VARIABLE + ".")
    private @Nullable Path login;

    /** Whether a broker is named. */
    boolean named() {
        return address != null;
    }

    /**
     * The settings of the broker that is named; empty where none is.
     *
     * @param environment the environment's variables
     * @throws WrongOption if options do not go together
     * @throws IOException if a file can't be used; the message says what to do
     */
    Optional<BrokerSettings> settings(Map<String, String> environment) throws IOException {
        if (address == null) {
            refuse(authorities, "--mqtt-ca");
            refuse(certificate, "--mqtt-cert");
            refuse(key, "--mqtt-key");
            refuse(login, "--mqtt-login");
            return Optional.empty();
        }
        Login whoWeAre = login == null ? Login.of(environment).orElse(null) : Login.read(login);
        return Optional.of(new BrokerSettings(address, whoWeAre, tls(address)));
    }

    /**
     * Sensors whose samples come from the broker.
     *
     * @param longest how long to wait for the first ones
     * @param notes takes sentences for the person at the machine
     * @throws IOException as {@link #settings}
     */
    MqttSensors sensors(Duration longest, Consumer<String> notes) throws IOException {
        return new MqttSensors(settings(System.getenv()).orElse(null), longest, notes);
    }

    /** A sentence for the person, where the password can be read on its way. */
    static Optional<String> warning(BrokerSettings settings) {
        String host = settings.address().host();
        boolean thisMachine = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return settings.login() == null || settings.address().encrypted() || thisMachine
                ? Optional.empty()
                : Optional.of(
                        "The password goes to " + host + " unencrypted, for everybody in that network to read. Use"
                                + " ssl://" + host + " if the broker speaks TLS.");
    }

    private @Nullable Tls tls(BrokerAddress broker) throws IOException {
        if (!broker.encrypted()) {
            refuseWithoutTls(authorities, "--mqtt-ca");
            refuseWithoutTls(certificate, "--mqtt-cert");
            refuseWithoutTls(key, "--mqtt-key");
            return null;
        }
        try {
            return Tls.load(authorities, certificate, key);
        } catch (IllegalArgumentException e) {
            throw new WrongOption(certificate == null ? "--mqtt-key" : "--mqtt-cert", e);
        }
    }

    private static void refuse(@Nullable Path given, String option) {
        if (given != null) {
            throw new WrongOption(option, new IllegalArgumentException("it is about a broker that --mqtt names"));
        }
    }

    private static void refuseWithoutTls(@Nullable Path given, String option) {
        if (given != null) {
            throw new WrongOption(option, new IllegalArgumentException("it is for TLS; write --mqtt ssl://HOST:PORT"));
        }
    }
}
