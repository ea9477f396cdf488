package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.OnTheKnees;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.Hinge;
import io.plumbline.simulator.movement.Squat;
import io.plumbline.simulator.movement.Stroke;
import io.plumbline.simulator.movement.Sway;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.movement.Turn;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.random.Well19937c;

class SensorMotionTest {

    private static final Skeleton SKELETON = new Skeleton(1.70);

    @Property(tries = 25)
    void theAngularRateIntegratesToThePoseAtEverySample(
            @ForAll Placement placement, @ForAll @DoubleRange(min = 25, max = 500) double rateHz, @ForAll long seed) {
        Quaternion sensorToBody = Quaternions.random(new Well19937c(seed));
        Timeline timeline = movements(seed);
        SensorPoint point = new SensorPoint(SKELETON, placement);
        SensorMotion motion = new SensorMotion(new BodySite(timeline, point), null, sensorToBody);
        Rotation mount = rotation(sensorToBody.w(), sensorToBody.x(), sensorToBody.y(), sensorToBody.z());
        double interval = 1 / rateHz;
        motion.begin(0);
        Rotation integrated = expected(timeline, point, mount, 0);

        for (double t = interval; t < timeline.durationSeconds(); t += interval) {
            motion.advance(t, interval);
            Vector3D rate = new Vector3D(motion.rate());
            integrated = integrated.compose(
                    new Rotation(rate, rate.getNorm() * interval, RotationConvention.VECTOR_OPERATOR),
                    RotationConvention.VECTOR_OPERATOR);
            double error = Rotation.distance(integrated, expected(timeline, point, mount, t));
            assertThat(Math.toDegrees(error)).as("at %s s", t).isLessThan(0.01);
        }
    }

    private static Timeline movements(long seed) {
        FeetFlat feetFlat = new FeetFlat(SKELETON);
        Pose standing = new Pose();
        Pose onElbows = new Pose();
        feetFlat.place(standing, 0, 0, 0, 0);
        new OnTheKnees(SKELETON).onElbows(onElbows);
        return new Timeline(
                List.of(
                        new Hinge(feetFlat, new Stroke(1, 0, 1), 0.2, 1.0, 0.1),
                        new Turn(standing, 3.0, 2),
                        new Squat(SKELETON, feetFlat, new Stroke(0.6, 0, 0.6), 0.42, 0.14, 0.3, 0.2),
                        new Blend(standing, onElbows, 1.5)),
                new Sway(0.01, new Well19937c(seed)));
    }

    private static Rotation expected(Timeline timeline, SensorPoint point, Rotation mount, double seconds) {
        Pose pose = new Pose();
        double[] site = new double[4];
        timeline.at(seconds, pose);
        point.orient(pose, site);
        return rotation(site[0], site[1], site[2], site[3]).compose(mount, RotationConvention.VECTOR_OPERATOR);
    }

    /** Hamilton's quaternion as a rotation of vectors; commons-math keeps its conjugate. */
    private static Rotation rotation(double w, double x, double y, double z) {
        return new Rotation(w, -x, -y, -z, false);
    }
}
