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
 * @param encrypted whether it speaks TLS there
 */
public record BrokerAddress(String host, int port, boolean encrypted) {

    /** The port of MQTT without TLS. */
    public static final int USUAL_PORT = 1883;

    /** The port of MQTT over TLS. */
    public static final int USUAL_ENCRYPTED_PORT = 8883;

    private static final Pattern URL = Pattern.compile("(?<scheme>[A-Za-z]+)://(?<login>[^/]*@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s]+)(:(?<port>\\d{1,9}))?(?<rest>/.*)?");
    private static final Set<String> PLAIN = Set.of("tcp", "mqtt");
    private static final Set<String> ENCRYPTED = Set.of("ssl", "tls", "mqtts");
    private static final String EXAMPLE =
            "write tcp://HOST:PORT, e.g. tcp://localhost:1883, or ssl://HOST:PORT for TLS";

    public BrokerAddress {
        if (!(port >= 1 && port <= 65535)) {
            throw new IllegalArgumentException("a broker's port is a number from 1 to 65535, was " + port);
        }
        if (encrypted && host.startsWith("[")) {
            throw new IllegalArgumentException(
                    "over TLS a broker is called by the name that its certificate has, was " + host);
        }
    }

    /** A broker without TLS. */
    public BrokerAddress(String host, int port) {
        this(host, port, false);
    }

    /**
     * Reads {@code tcp://HOST[:PORT]} or, for TLS, {@code ssl://HOST[:PORT]}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong and what to write
     */
    public static BrokerAddress parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            // What stands before an @ may be a password, and is not repeated.
            String shown = url.contains("@") ? "what was given" : "'" + url + "'";
            throw new IllegalArgumentException(shown + " is no broker's address; " + EXAMPLE);
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        boolean encrypted = ENCRYPTED.contains(scheme);
        if (!encrypted && !PLAIN.contains(scheme)) {
            throw new IllegalArgumentException("a broker is not reached by " + scheme + "://; " + EXAMPLE);
        }
        if (parts.group("login") != null) {
            throw new IllegalArgumentException("a name and password do not belong on the command line, where everybody"
                    + " on this machine can read them; leave out what stands before the @ and use --mqtt-login FILE");
        }
        String rest = parts.group("rest");
        if (rest != null && !rest.equals("/")) {
            throw new IllegalArgumentException("a broker's address ends with the port, was followed by '" + rest
                    + "'; the topics follow from the wearer's alias");
        }
        String port = parts.group("port");
        int usual = encrypted ? USUAL_ENCRYPTED_PORT : USUAL_PORT;
        return new BrokerAddress(parts.group("host"), port == null ? usual : Integer.parseInt(port), encrypted);
    }

    /** The address as {@code tcp://HOST:PORT} or {@code ssl://HOST:PORT}. */
    public String url() {
        return (encrypted ? "ssl://" : "tcp://") + host + ":" + port;
    }

    @Override
    public String toString() {
        return url();
    }
}
