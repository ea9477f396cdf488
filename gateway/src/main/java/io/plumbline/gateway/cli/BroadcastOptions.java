package io.plumbline.gateway.cli;

import io.plumbline.gateway.cli.LiveRun.Broadcast;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.HomeAssistant;
import io.plumbline.gateway.mqtt.MqttSink.Keeping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a live session is published, and what of it. */
final class BroadcastOptions {

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--home-assistant",
            arity = "0..1",
            paramLabel = "PREFIX",
            fallbackValue = HomeAssistant.USUAL_PREFIX,
            converter = LiveConverters.DiscoveryPrefix.class,
            description =
                    "Tell Home Assistant of this wearer, so that it makes a device of them. PREFIX: where it looks"
                            + " for devices, homeassistant if not told otherwise. 'plumbline home-assistant remove' undoes it.")
    private @Nullable String homeAssistant;

    @Option(
            names = "--publish-imu",
            description = "Publish the raw samples too, for a gateway in another room (--sensor mqtt:TOPIC there).")
    private boolean publishImu;

    /** Which broker. */
    BrokerOptions broker() {
        return broker;
    }

    /**
     * What is published.
     *
     * @param at at which broker; null: at none
     * @param alias for whom
     * @param keeping what outlives the program; null: nothing
     */
    @Nullable
    Broadcast at(@Nullable BrokerSettings at, String alias, @Nullable Keeping keeping) {
        return at == null ? null : new Broadcast(at, alias, keeping, homeAssistant, publishImu);
    }
}
