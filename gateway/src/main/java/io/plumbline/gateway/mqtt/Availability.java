package io.plumbline.gateway.mqtt;

/** The two words of the topic {@code availability}. */
final class Availability {

    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    private Availability() {}
}
