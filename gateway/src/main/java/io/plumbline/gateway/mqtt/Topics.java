package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Placement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The topics of one wearer, all beneath {@code plumbline/v1/WEARER/}, those of a replay beneath {@code …/replay/}. */
public final class Topics {

    /** The wearer's alias where none is given. */
    public static final String DEFAULT_WEARER = "wearer";

    private static final String ROOT = "plumbline/v1/";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_-]{1,64}");

    private static final Pattern BLUETOOTH_ADDRESS = Pattern.compile("([0-9a-f]{2}[_-]?){5}[0-9a-f]{2}");

    private final String base;

    private Topics(String base) {
        this.base = base;
    }

    /** The topics of a session that happens now. */
    public static Topics live(String wearer) {
        return new Topics(ROOT + checkedAlias(wearer) + "/");
    }

    /** The topics of a session that is only replayed, so that nobody takes it for now. */
    public static Topics replay(String wearer) {
        return new Topics(ROOT + checkedAlias(wearer) + "/replay/");
    }

    /**
     * The alias itself, where it is one.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of {@code a-z 0-9 _ -}: it is part of topics, where other
     *     signs mean something; or if it is a Bluetooth address, by which somebody may be followed
     */
    public static String checkedAlias(String wearer) {
        if (!ALIAS.matcher(wearer).matches()) {
            throw new IllegalArgumentException(
                    "a wearer's alias is 1 to 64 of the signs a-z 0-9 _ -, e.g. anna-2; was '" + wearer + "'");
        }
        if (BLUETOOTH_ADDRESS.matcher(wearer).matches()) {
            throw new IllegalArgumentException(
                    "a wearer's alias is no Bluetooth address, for everybody who listens would"
                            + " learn it; choose a name, e.g. anna-2; was '" + wearer + "'");
        }
        return wearer;
    }

    /** The alias that a recording's wearer has: the name itself where it can be one; else, as where there is none, {@link #DEFAULT_WEARER}. */
    public static String aliasOf(@Nullable String name) {
        return name != null
                        && ALIAS.matcher(name).matches()
                        && !BLUETOOTH_ADDRESS.matcher(name).matches()
                ? name
                : DEFAULT_WEARER;
    }

    /** What stands under {@code schema} in the payloads of a kind of event. */
    static String schema(String kind) {
        return ROOT + kind;
    }

    String of(String kind) {
        return base + kind;
    }

    /** Whether a topic is one of these. */
    public boolean hold(String topic) {
        return topic.startsWith(base);
    }

    String imu(Placement placement) {
        return base + "imu/" + placement.word();
    }

    String sensor(Placement placement) {
        return base + "sensor/" + placement.word();
    }
}
