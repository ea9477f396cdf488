package io.plumbline.gateway.cli;

import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.HomeAssistant;
import io.plumbline.gateway.mqtt.HomeAssistantRemoval;
import io.plumbline.gateway.mqtt.Topics;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline home-assistant remove}: takes back what {@code live --home-assistant} has told. */
@Command(
        name = "home-assistant",
        sortOptions = false,
        description = "Takes a wearer and all of their entities out of Home Assistant again.",
        footer = {"", "For example: plumbline home-assistant remove --wearer anna --mqtt tcp://localhost:1883"})
final class HomeAssistantCommand implements Callable<Integer> {

    private static final String REMOVE = "remove";

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = REMOVE, description = "What is done; there is nothing but 'remove' here.")
    private String what = "";

    @Option(
            names = "--wearer",
            required = true,
            paramLabel = "ALIAS",
            converter = LiveConverters.WearerAlias.class,
            description = "Who.")
    private String wearer = Topics.DEFAULT_WEARER;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = HomeAssistant.USUAL_PREFIX,
            converter = LiveConverters.DiscoveryPrefix.class,
            description = "That of 'live --home-assistant=PREFIX'. Default: homeassistant.")
    private String prefix = HomeAssistant.USUAL_PREFIX;

    HomeAssistantCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!what.equals(REMOVE)) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing but 'home-assistant remove', was '" + what + "'");
        }
        BrokerSettings settings = broker.settings(System.getenv())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "say by --mqtt which broker Home Assistant listens to"));
        Optional<String> problem = HomeAssistantRemoval.remove(settings, prefix, wearer);
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
        console.tell("Home Assistant no longer knows " + wearer
                + ". A session that runs with --home-assistant tells it again; end that first.");
        return Failures.DONE;
    }
}
