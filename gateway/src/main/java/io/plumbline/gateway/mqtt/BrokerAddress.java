package io.plumbline.gateway.mqtt;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a broker listens.
 *
 * @param host name or address, an IPv6 address in brackets
 * @param port TCP port, 1 to 65535
 */
public record BrokerAddress(String host, int port) {

    /** The port of MQTT without TLS. */
    public static final int USUAL_PORT = 1883;

    private static final Pattern URL = Pattern.compile("(?<scheme>[A-Za-z]+)://(?<login>[^@/]*@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s]+)(:(?<port>\\d{1,9}))?(?<rest>/.*)?");
    private static final Set<String> PLAIN = Set.of("tcp", "mqtt");
    private static final Set<String> ENCRYPTED = Set.of("ssl", "tls", "mqtts");
    private static final String EXAMPLE = "write tcp://HOST:PORT, e.g. tcp://localhost:1883";

    public BrokerAddress {
        if (!(port >= 1 && port <= 65535)) {
            throw new IllegalArgumentException("a broker's port is a number from 1 to 65535, was " + port);
        }
    }

    /**
     * Reads {@code tcp://HOST[:PORT]}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong and what to write
     */
    public static BrokerAddress parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + url + "' is no broker's address; " + EXAMPLE);
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        if (ENCRYPTED.contains(scheme)) {
            throw new IllegalArgumentException("this build does not speak TLS yet, so not " + scheme
                    + "://; use tcp:// to a broker on this machine or in a network that you trust");
        }
        if (!PLAIN.contains(scheme)) {
            throw new IllegalArgumentException("a broker is not reached by " + scheme + "://; " + EXAMPLE);
        }
        if (parts.group("login") != null) {
            throw new IllegalArgumentException("this build does not log in at a broker yet; leave out what stands"
                    + " before the @ and use a broker that lets everybody in");
        }
        String rest = parts.group("rest");
        if (rest != null && !rest.equals("/")) {
            throw new IllegalArgumentException("a broker's address ends with the port, was followed by '" + rest
                    + "'; the topics follow from the wearer's alias");
        }
        String port = parts.group("port");
        return new BrokerAddress(parts.group("host"), port == null ? USUAL_PORT : Integer.parseInt(port));
    }

    /** The address as {@code tcp://HOST:PORT}. */
    public String url() {
        return "tcp://" + host + ":" + port;
    }

    @Override
    public String toString() {
        return url();
    }
}
