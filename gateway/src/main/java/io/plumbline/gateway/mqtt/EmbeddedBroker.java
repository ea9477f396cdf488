package io.plumbline.gateway.mqtt;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/**
 * A small broker inside the program, for a machine that has none. It listens on the loopback address only, keeps
 * nothing on disk and is no replacement for a real one: whoever wants other machines to listen names that with
 * {@code --mqtt}.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORTS_TO_TRY = 20;

    private final Server server;
    private final int port;

    private EmbeddedBroker(Server server, int port) {
        this.server = server;
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
        throw new IOException("no port from " + BrokerAddress.USUAL_PORT + " to "
                + (BrokerAddress.USUAL_PORT + PORTS_TO_TRY - 1) + " is free for the built-in broker; name a broker with"
                + " --mqtt tcp://HOST:PORT");
    }

    /**
     * Starts a broker on a port.
     *
     * @throws IOException if the port is in use; the message says what to do
     */
    public static EmbeddedBroker startOn(int port) throws IOException {
        if (!isFree(port)) {
            throw new IOException("port " + port + " of " + LOOPBACK + " is in use, perhaps by another broker; name a"
                    + " free port, or none and the next free one is taken");
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

    @Override
    public void close() {
        server.stopServer();
    }

    private static EmbeddedBroker start(int port) throws IOException {
        Server server = new Server();
        try {
            server.startServer(configuration(port));
        } catch (RuntimeException e) {
            throw new IOException(
                    "the built-in broker can't listen on port " + port + " of " + LOOPBACK + ": " + e.getMessage()
                            + "; name another port",
                    e);
        }
        return new EmbeddedBroker(server, port);
    }

    private static IConfig configuration(int port) {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, LOOPBACK);
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
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
}
