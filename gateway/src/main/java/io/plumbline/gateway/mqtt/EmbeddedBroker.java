package io.plumbline.gateway.mqtt;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptExceptionMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small broker inside the program, for a machine that has none. It listens on the loopback address only, keeps
 * nothing on disk and is no replacement for a real one: whoever wants other machines to listen names that with
 * {@code --mqtt}.
 *
 * <p>A client that acknowledges a message after having said goodbye kills one of the broker's threads, and with it every
 * second client (Moquette 0.17; there is no later release). It is then started anew, which costs its clients a
 * reconnection and nothing else, as every publisher of ours tells its states again.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORTS_TO_TRY = 20;

    private final int port;
    private @Nullable Server server;

    private EmbeddedBroker(int port) {
        this.port = port;
    }

    /**
     * Starts a broker on port 1883, or on the next one that is free.
     *
     * @throws IOException if no port near is free; the message says what to do
     */
    public static EmbeddedBroker startOnFreePort() throws IOException {
        for (int port = BrokerAddress.USUAL_PORT; port < BrokerAddress.USUAL_PORT + PORTS_TO_TRY; port++) {
            if (isFree(port)) {
                return start(port);
            }
        }
        throw new IOException("No port from " + BrokerAddress.USUAL_PORT + " to "
                + (BrokerAddress.USUAL_PORT + PORTS_TO_TRY - 1) + " is free for the built-in broker. Name a broker with"
                + " --mqtt tcp://HOST:PORT.");
    }

    /**
     * Starts a broker on a port.
     *
     * @throws IOException if the port is in use; the message says what to do
     */
    public static EmbeddedBroker startOn(int port) throws IOException {
        if (!isFree(port)) {
            throw new IOException("Port " + port + " of " + LOOPBACK + " is in use, perhaps by another broker. Name a"
                    + " free port, or none and the next free one is taken.");
        }
        return start(port);
    }

    /** Where it listens. */
    public BrokerAddress address() {
        return new BrokerAddress(LOOPBACK, port);
    }

    /** The line to type in another terminal to see everything that is published. */
    public String lineToListen() {
        return "mosquitto_sub -p " + port + " -t 'plumbline/v1/#' -v";
    }

    /** Lets go of the port and of every client; takes some 2 s. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stopServer();
            server = null;
        }
    }

    private static EmbeddedBroker start(int port) throws IOException {
        EmbeddedBroker broker = new EmbeddedBroker(port);
        try {
            broker.serve();
        } catch (RuntimeException e) {
            throw new IOException(
                    "The built-in broker can't listen on port " + port + " of " + LOOPBACK + ": " + e.getMessage()
                            + ". Name another port.",
                    e);
        }
        return broker;
    }

    private synchronized void serve() throws IOException {
        Server started = new Server();
        started.startServer(configuration(port), List.of(new Watch()));
        server = started;
    }

    private synchronized void startAnew() {
        if (server == null) {
            return; // Closed meanwhile.
        }
        close();
        try {
            serve();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The built-in broker failed and can't be started anew on port {}", port, e);
        }
    }

    private static IConfig configuration(int port) {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, LOOPBACK);
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        // mosquitto_sub, and many others, leave it to the broker to name them
        properties.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        return new MemoryConfig(properties);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Hears when one of the broker's threads dies. */
    private final class Watch extends AbstractInterceptHandler {

        @Override
        public String getID() {
            return "watch";
        }

        @Override
        public Class<?>[] getInterceptedMessageTypes() {
            return new Class<?>[] {InterceptExceptionMessage.class};
        }

        @Override
        public void onSessionLoopError(Throwable error) {
            // Not from this thread, for which stopping the broker would wait.
            Thread healer = new Thread(EmbeddedBroker.this::startAnew, "broker-healer");
            healer.setDaemon(true);
            healer.start();
        }
    }
}
