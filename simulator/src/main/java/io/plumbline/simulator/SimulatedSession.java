package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthLimits;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A scenario as it was done once: what the sensors said, what was commanded, and what truly happened. */
public final class SimulatedSession {

    private final Scenario scenario;

    private SimulatedSession(Scenario scenario) {
        this.scenario = scenario;
    }

    public static SimulatedSession of(Scenario scenario, long seed) {
        return new SimulatedSession(scenario);
    }

    public List<SensorSettings> sensors() {
        return scenario.sensors().stream().map(WornSensor::settings).toList();
    }

    public List<Mark> marks() {
        return List.of();
    }

    public Iterator<ImuSample> samples() {
        return Collections.emptyIterator();
    }

    public double durationSeconds() {
        return 0;
    }

    public Truth truth() {
        return truth(TruthLimits.DEFAULT);
    }

    public Truth truth(TruthLimits limits) {
        return new Truth(List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
