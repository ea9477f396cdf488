package io.plumbline.gateway.sensor;

import java.util.Set;
import java.util.UUID;

/**
 * What a Bluetooth LE device says of itself before anybody connects to it.
 *
 * @param name its name; empty where it says none, or none has been heard yet
 * @param services the services that it advertises; after a connection, those that it has
 * @param makers Bluetooth SIG company identifiers of its manufacturer data
 */
public record Advert(String name, Set<UUID> services, Set<Integer> makers) {

    public Advert {
        services = Set.copyOf(services);
        makers = Set.copyOf(makers);
    }
}
