package io.plumbline.gateway.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * All that a connection to a broker depends on.
 *
 * @param address where it listens
 * @param login by which name it knows us; null for none
 * @param tls whom to trust; null if and only if the address is without TLS
 */
public record BrokerSettings(
        BrokerAddress address,
        @Nullable Login login,
        @Nullable Tls tls) {

    public BrokerSettings {
        if (address.encrypted() != (tls != null)) {
            throw new IllegalArgumentException("TLS goes with an encrypted address and no other, was " + address);
        }
    }

    /** A broker without TLS that lets everybody in. */
    public static BrokerSettings open(BrokerAddress address) {
        return new BrokerSettings(address, null, null);
    }
}
