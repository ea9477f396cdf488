package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * How many times as fast as real time the model is, without writing anything: one wearer with one sensor at 100 Hz, squats
 * for ten minutes, against the processor time of its thread, so that other work on the machine matters little. A program, no test; {@code docs/benchmarks.md} names the command.
 */
final class SimulatorSpeed {

    private static final double SECONDS = 600;
    private static final int ROUNDS = 5;

    private SimulatorSpeed() {}

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Prints the best of five rounds and the median. */
    public static void main(String[] args) {
        Scenario squats = ScenarioLibrary.find(args.length > 0 ? args[0] : "squats")
                .orElseThrow()
                .withSensors(List.of(new SensorSettings(Placement.SACRUM, null, 100)));
        double[] timesRealTime = new double[ROUNDS];
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = cpuNanos();
            Iterator<ImuSample> samples =
                    SimulatedSession.lasting(squats, round + 1, SECONDS).samples();
            while (samples.hasNext()) {
                sum += samples.next().ax();
            }
            timesRealTime[round] = SECONDS / ((cpuNanos() - begun) * 1e-9);
        }
        Arrays.sort(timesRealTime);
        System.out.printf(
                Locale.ROOT,
                "one sensor, 100 Hz, 10 min of squats: %.0f × real time (median of %d; best %.0f; checksum %.3f)%n",
                timesRealTime[ROUNDS / 2],
                ROUNDS,
                timesRealTime[ROUNDS - 1],
                sum);
    }
}
