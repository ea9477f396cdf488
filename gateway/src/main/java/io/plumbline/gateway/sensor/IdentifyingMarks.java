package io.plumbline.gateway.sensor;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a kind of sensor is known by.
 *
 * @param services services that no other device has
 * @param makers numbers of its maker in manufacturer data, where that maker makes nothing else
 * @param names beginnings of the names that it has when new
 */
record IdentifyingMarks(Set<UUID> services, Set<Integer> makers, List<String> names) {

    /** Of the Thingy:53, which is another thing, the name begins as that of the Thingy:52. */
    private static final String NOT_THIS = "Thingy:53";

    /** Known by services and names. */
    IdentifyingMarks(Set<UUID> services, List<String> names) {
        this(services, Set.of(), names);
    }

    boolean hasService(Advert advert) {
        return services.stream().anyMatch(advert.services()::contains);
    }

    boolean hasMaker(Advert advert) {
        return makers.stream().anyMatch(advert.makers()::contains);
    }

    boolean hasName(Advert advert) {
        return names.stream().anyMatch(advert.name()::startsWith)
                && !advert.name().startsWith(NOT_THIS);
    }
}
