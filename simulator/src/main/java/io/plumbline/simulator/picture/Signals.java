package io.plumbline.simulator.picture;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Timeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What is drawn over time: what the first sensor said, and what was true. */
final class Signals {

    private static final double GAP_SECONDS = 0.1;
    private static final double STEP_SECONDS = 0.05;

    private final List<Trace> force = new ArrayList<>();
    private final List<Trace> rate = new ArrayList<>();
    private final List<Trace> inclinations = new ArrayList<>();
    private final Trace lumbarFlexion;

    /** No signals yet, on this axis of time. */
    Signals(Scale time) {
        for (int axis = 0; axis < 3; axis++) {
            String name = "xyz".substring(axis, axis + 1);
            force.add(new Trace(name, Ink.axis(axis), time, GAP_SECONDS));
            rate.add(new Trace(name, Ink.axis(axis), time, GAP_SECONDS));
        }
        lumbarFlexion = new Trace("lumbar flexion", Ink.LUMBAR_TRACE, time, Double.MAX_VALUE);
    }

    /** Takes one sensor's samples out of all. */
    void sense(Placement sensor, Iterator<ImuSample> samples) {
        while (samples.hasNext()) {
            ImuSample sample = samples.next();
            if (sample.placement() == sensor) {
                double seconds = sample.timeSeconds();
                force.get(0).add(seconds, sample.ax());
                force.get(1).add(seconds, sample.ay());
                force.get(2).add(seconds, sample.az());
                rate.get(0).add(seconds, Math.toDegrees(sample.gx()));
                rate.get(1).add(seconds, Math.toDegrees(sample.gy()));
                rate.get(2).add(seconds, Math.toDegrees(sample.gz()));
            }
        }
    }

    /** Takes the true angles. */
    void know(Timeline timeline, Skeleton skeleton, List<Placement> sensors, Scale time) {
        List<SensorPoint> points = new ArrayList<>();
        for (int i = 0; i < sensors.size(); i++) {
            points.add(new SensorPoint(skeleton, sensors.get(i)));
            inclinations.add(new Trace(sensors.get(i).word(), Ink.site(i), time, Double.MAX_VALUE));
        }
        double column = (time.high() - time.low()) / Math.abs(time.highPixel() - time.lowPixel());
        double step = Math.min(STEP_SECONDS, column);
        Pose pose = new Pose();
        for (double seconds = time.low(); seconds <= time.high(); seconds += step) {
            timeline.at(seconds, pose);
            lumbarFlexion.add(seconds, Math.toDegrees(pose.lumbarFlexion()));
            for (int i = 0; i < points.size(); i++) {
                inclinations.get(i).add(seconds, Math.toDegrees(points.get(i).inclination(pose)));
            }
        }
    }

    /** Specific force along the first sensor's axes, m/s². */
    List<Trace> force() {
        return force;
    }

    /** Angular rate about the first sensor's axes, degrees/s. */
    List<Trace> rate() {
        return rate;
    }

    /** True sagittal inclination of each sensor's site, degrees. */
    List<Trace> inclinations() {
        return inclinations;
    }

    /** True lumbar flexion, degrees. */
    Trace lumbarFlexion() {
        return lumbarFlexion;
    }
}
