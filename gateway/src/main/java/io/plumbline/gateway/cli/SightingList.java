package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.Advert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The devices that a scan has heard, known sensors first and then the nearest, as a table or as JSON lines. */
final class SightingList {

    private static final String ROW = "%-17s  %7s  %7s  %-12s  %s";

    private final Function<Advert, Optional<String>> kinds;
    private final Map<String, Integer> batteries = new HashMap<>();
    private final Map<String, Sighting> heard = new HashMap<>();

    /**
     * An empty list.
     *
     * @param kinds the word of the sensor that an advertisement is of; empty where it is none that is known
     */
    SightingList(Function<Advert, Optional<String>> kinds) {
        this.kinds = kinds;
    }

    /** Takes what is known by now. Devices that are only remembered are left out. */
    void update(List<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            if (sighting.isHeard() || sighting.connected()) {
                heard.put(sighting.address(), sighting);
            }
        }
    }

    /** Notes how full a battery is, percent. */
    void battery(String address, int percent) {
        batteries.put(address, percent);
    }

    /** Those that are sensors which can be used. */
    List<Sighting> sensors() {
        return sorted().stream().filter(one -> kind(one).isPresent()).toList();
    }

    /** The table, with its heading. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(ROW, "address", "signal", "battery", "sensor", "name"));
        for (Sighting one : sorted()) {
            lines.add(String.format(
                            Locale.ROOT,
                            ROW,
                            one.address(),
                            one.strengthDbm().isPresent() ? one.strengthDbm().getAsInt() + " dBm" : "-",
                            batteries.containsKey(one.address()) ? batteries.get(one.address()) + " %" : "-",
                            kind(one).orElse("-"),
                            printable(one.advert().name()))
                    .stripTrailing());
        }
        return lines;
    }

    /** A JSON object a device. */
    List<String> jsonLines() {
        return sorted().stream().map(this::json).toList();
    }

    private String json(Sighting one) {
        StringBuilder line = new StringBuilder("{\"address\":\"" + one.address() + "\"");
        one.strengthDbm().ifPresent(dbm -> line.append(",\"signal_dbm\":").append(dbm));
        if (batteries.containsKey(one.address())) {
            line.append(",\"battery_percent\":").append(batteries.get(one.address()));
        }
        kind(one).ifPresent(kind -> line.append(",\"sensor\":\"").append(kind).append('"'));
        line.append(",\"name\":\"")
                .append(escaped(printable(one.advert().name())))
                .append('"');
        return line.append(",\"connected\":")
                .append(one.connected())
                .append('}')
                .toString();
    }

    private Optional<String> kind(Sighting one) {
        return kinds.apply(one.advert());
    }

    private List<Sighting> sorted() {
        return heard.values().stream()
                .sorted(Comparator.comparing((Sighting one) -> kind(one).isEmpty())
                        .thenComparing(SightingList::weakness)
                        .thenComparing(Sighting::address))
                .toList();
    }

    private static int weakness(Sighting one) {
        OptionalInt signal = one.strengthDbm();
        return signal.isPresent() ? -signal.getAsInt() : Integer.MAX_VALUE;
    }

    /** A name is whatever a stranger's device sends: nothing in it may move the cursor of a terminal. */
    private static String printable(String name) {
        return name.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
