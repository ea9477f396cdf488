package io.plumbline.gateway.cli;

import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code plumbline scenarios}: what there is to simulate. */
@Command(
        name = "scenarios",
        description = "Lists the scenarios that there are, one a line: its name, then what it shows.",
        footer = {"", "See one:  plumbline live --sensor sim:NAME"})
final class ScenariosCommand implements Callable<Integer> {

    private final Console console;

    ScenariosCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Scenario> all = ScenarioLibrary.all();
        int width = all.stream()
                .mapToInt(scenario -> scenario.name().length())
                .max()
                .orElse(1);
        for (Scenario scenario : all) {
            console.out()
                    .println(String.format(
                            Locale.ROOT, "%-" + width + "s  %s", scenario.name(), scenario.description()));
        }
        return Failures.DONE;
    }
}
