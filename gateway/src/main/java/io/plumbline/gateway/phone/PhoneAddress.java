package io.plumbline.gateway.phone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a phone's messages are listened for: {@code [HOST:]PORT}. Without a host this machine alone can reach it: a home
 * network is not listened to by accident.
 *
 * @param host of one of this machine's own addresses; {@code 0.0.0.0} for all
 * @param port from 1 to 65535; 0 for any that is free
 */
public record PhoneAddress(String host, int port) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?<host>[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]):)?(?<port>\\d{1,5})");
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    public static PhoneAddress parse(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group("port")) > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "where a phone sends to is [HOST:]PORT, e.g. phone:0.0.0.0:8000 to listen in"
                            + " the Wi-Fi or phone:8000 for this machine alone; was '" + text + "'");
        }
        String host = parts.group("host");
        return new PhoneAddress(
                host == null ? THIS_MACHINE : host.replaceAll("[\\[\\]]", ""), Integer.parseInt(parts.group("port")));
    }

    InetSocketAddress socket() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** What is to be typed into the app, and where from it can be reached. */
    static String advice(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        if (address.isLoopbackAddress()) {
            return "http://" + shown(address) + ":" + bound.getPort()
                    + "/. Only this machine reaches that (a phone on its"
                    + " USB cable by 'adb reverse tcp:" + bound.getPort() + " tcp:" + bound.getPort()
                    + "'); phone:0.0.0.0:" + bound.getPort() + " lets every device in the network send";
        }
        List<String> hosts = address.isAnyLocalAddress() ? ownAddresses() : List.of(shown(address));
        return hosts.stream()
                .map(host -> "http://" + host + ":" + bound.getPort() + "/")
                .collect(Collectors.joining(" or "));
    }

    /** This machine's addresses in its networks, those of version 4, which apps take. */
    private static List<String> ownAddresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                    .map(PhoneAddress::shown)
                    .toList();
        } catch (SocketException e) {
            return List.of("THIS-MACHINE");
        }
    }

    private static String shown(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
