package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.sensor.SensorErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sessions for tests and the samples in them. */
public final class RecordedSamples {

    /** Axes of the sensor along those of the body. */
    public static final Quaternion ALIGNED = Quaternion.IDENTITY;

    private RecordedSamples() {}

    /** Steps done with perfect sensors that sit straight, by a wearer who does not sway. */
    public static Scenario perfect(double rateHz, List<Step> steps, Placement... placements) {
        return Scenario.of("test", steps)
                .withWearer(new Wearer(1.70, 8, 0))
                .withErrors(SensorErrors.NONE)
                .withSensors(Arrays.stream(placements)
                        .map(placement -> new SensorSettings(placement, null, rateHz))
                        .toList())
                .withMountRotation(ALIGNED);
    }

    /** All samples of a session. */
    public static List<ImuSample> all(SimulatedSession session) {
        List<ImuSample> samples = new ArrayList<>();
        session.samples().forEachRemaining(samples::add);
        return samples;
    }

    /** All samples of one placement. */
    public static List<ImuSample> of(SimulatedSession session, Placement placement) {
        return all(session).stream()
                .filter(sample -> sample.placement() == placement)
                .toList();
    }

    /** Specific force, m/s². */
    public static double[] force(ImuSample sample) {
        return new double[] {sample.ax(), sample.ay(), sample.az()};
    }

    /** Angular rate, rad/s. */
    public static double[] rate(ImuSample sample) {
        return new double[] {sample.gx(), sample.gy(), sample.gz()};
    }
}
