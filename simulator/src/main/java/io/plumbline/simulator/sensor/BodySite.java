package io.plumbline.simulator.sensor;

import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.movement.Timeline;

/** A sensor's place on the bones of a body in motion; x forward, y left, z up the spine. */
final class BodySite implements Site {

    private final Timeline timeline;
    private final SensorPoint point;
    private final Pose pose = new Pose();

    BodySite(Timeline timeline, SensorPoint point) {
        this.timeline = timeline;
        this.point = point;
    }

    @Override
    public void at(double seconds) {
        timeline.at(seconds, pose);
    }

    @Override
    public void locate(double[] metres) {
        point.locate(pose, metres);
    }

    @Override
    public void orient(double[] quaternion) {
        point.orient(pose, quaternion);
    }

    @Override
    public double lumbarFlexion() {
        return point.inclination(pose) - pose.pelvis();
    }
}
