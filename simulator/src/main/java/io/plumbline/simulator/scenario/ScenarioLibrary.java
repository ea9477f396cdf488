package io.plumbline.simulator.scenario;

import java.util.List;
import java.util.Optional;

/** The scenarios that come with the simulator. */
public final class ScenarioLibrary {

    private ScenarioLibrary() {}

    /** Every scenario of the library, by name. */
    public static List<Scenario> all() {
        return List.of();
    }

    /** The scenario of this name; empty where there is none. */
    public static Optional<Scenario> find(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
