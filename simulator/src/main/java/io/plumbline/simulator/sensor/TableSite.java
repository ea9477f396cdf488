package io.plumbline.simulator.sensor;

import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.movement.MinimumJerk;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/** A place that is turned from side to side on a table: x up, x down, y up, y down, z up, z down, and at a slant. */
final class TableSite implements Site {

    private static final double TURNING_SECONDS = 1.5;
    private static final List<Vector3D> UPS = List.of(
            Vector3D.PLUS_I,
            Vector3D.MINUS_I,
            Vector3D.PLUS_J,
            Vector3D.MINUS_J,
            Vector3D.PLUS_K,
            Vector3D.MINUS_K,
            new Vector3D(1, 1, 1));

    private final double poseSeconds;
    private Quaternion turn = new Quaternion(1, 0, 0, 0);

    TableSite(OnTable table) {
        poseSeconds = table.seconds();
    }

    @Override
    public void at(double seconds) {
        double each = poseSeconds + TURNING_SECONDS;
        int pose = (int) Math.min(UPS.size() - 1, Math.max(0, Math.floor(seconds / each)));
        Rotation from = toEarth(pose);
        double share = MinimumJerk.at((seconds - pose * each - poseSeconds) / TURNING_SECONDS);
        if (pose == UPS.size() - 1 || share <= 0) {
            turn = Quaternions.of(from);
            return;
        }
        Rotation whole = toEarth(pose + 1).compose(from.revert(), RotationConvention.VECTOR_OPERATOR);
        Rotation part = new Rotation(
                whole.getAxis(RotationConvention.VECTOR_OPERATOR),
                share * whole.getAngle(),
                RotationConvention.VECTOR_OPERATOR);
        turn = Quaternions.of(part.compose(from, RotationConvention.VECTOR_OPERATOR));
    }

    private static Rotation toEarth(int pose) {
        return new Rotation(UPS.get(pose), Vector3D.PLUS_K);
    }

    @Override
    public void locate(double[] metres) {
        Arrays.fill(metres, 0);
    }

    @Override
    public void orient(double[] quaternion) {
        quaternion[0] = turn.w();
        quaternion[1] = turn.x();
        quaternion[2] = turn.y();
        quaternion[3] = turn.z();
    }

    @Override
    public double lumbarFlexion() {
        return 0;
    }
}
