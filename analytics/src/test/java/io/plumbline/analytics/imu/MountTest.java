package io.plumbline.analytics.imu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.analytics.imu.Mount.Direction;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {

    @ParameterizedTest
    @ValueSource(strings = {"up,left,back", "down,left,front", "front,left,up", " Up , LEFT,back "})
    void threeDirectionsAreReadAndWritten(String text) {
        Mount mount = Mount.parse(text);

        assertThat(mount.toString()).isEqualTo(text.replace(" ", "").toLowerCase(Locale.ROOT));
        assertThat(Mount.parse(mount.toString())).isEqualTo(mount);
    }

    @Test
    void sensorAxesAreTurnedIntoBodyAxes() {
        double[] r = Mount.parse("up,left,back").sensorToBody();

        // A sensor at rest reads +9.81 along its x axis, which points up: along the body's z axis.
        assertThat(new double[] {r[0] * 9.81, r[3] * 9.81, r[6] * 9.81}).containsExactly(0, 0, 9.81);
        // Its z axis points out of the back.
        assertThat(new double[] {r[2], r[5], r[8]}).containsExactly(-1, 0, 0);
    }

    @ParameterizedTest(name = "''{0}''")
    @CsvSource(
            delimiter = '|',
            value = {
                "up,left | mount must be three directions for the sensor's x, y and z, e.g. up,left,back; was 'up,left'",
                "'' | mount must be three directions for the sensor's x, y and z, e.g. up,left,back; was ''",
                "up,left,back,down | mount must be three directions for the sensor's x, y and z, e.g. up,left,back;"
                        + " was 'up,left,back,down'",
                "up,left,rear | mount knows the directions up, down, left, right, front and back, not 'rear'",
                "up,,back | mount knows the directions up, down, left, right, front and back, not ''",
                "up,left,down | mount must name three perpendicular directions, was up,left,down; e.g. up,left,back",
                "up,left,front | mount up,left,front is left-handed, which no sensor is; is one direction the wrong way"
                        + " round? up,left,back would be right-handed"
            })
    void anythingElseIsRefusedWithTheCure(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mount.parse(text)).withMessage(message);
    }

    @Test
    void theMountsThatAreAcceptedAreTheTwentyFourRotations() {
        int accepted = 0;
        for (Direction x : Direction.values()) {
            for (Direction y : Direction.values()) {
                for (Direction z : Direction.values()) {
                    accepted += isAcceptedAsARotation(x, y, z) ? 1 : 0;
                }
            }
        }
        assertThat(accepted).isEqualTo(24);
    }

    private static boolean isAcceptedAsARotation(Direction x, Direction y, Direction z) {
        double[] r;
        try {
            r = new Mount(x, y, z).sensorToBody();
        } catch (IllegalArgumentException refused) {
            return false;
        }
        RealMatrix matrix =
                new Array2DRowRealMatrix(new double[][] {{r[0], r[1], r[2]}, {r[3], r[4], r[5]}, {r[6], r[7], r[8]}});
        assertThat(matrix.multiply(matrix.transpose())).isEqualTo(MatrixUtils.createRealIdentityMatrix(3));
        assertThat(new LUDecomposition(matrix).getDeterminant()).isEqualTo(1);
        return true;
    }
}
