package io.plumbline.analytics.orientation;

import static org.apache.commons.math3.geometry.euclidean.threed.RotationConvention.VECTOR_OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InclinationTest {

    /** The poses of docs/coordinate-frames.md. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "upright,                        0,      0,     1,        0,    0",
        "bowing 45° forward,           -0.7071,  0,     0.7071,  45,    0",
        "leaning back 20°,              0.3420,  0,     0.9397, -20,    0",
        "leaning 10° to the right,       0,      0.1736, 0.9848,  0,   10",
        "plank and all fours,           -1,      0,     0,       90,    0",
        "plank with the right side low, -0.9848, 0.1736, 0,      90,   10",
        "lying on the back,              1,      0,     0,      -90,    0",
        "upside down,                    0,      0,    -1,      180,    0",
        "upside down tipped backwards,   0,     -0.0,  -1,      180,    0",
        "head down on an inversion table, 0.8660, 0,   -0.5,   -120,    0",
    })
    void posesHaveTheAnglesOfTheTable(
            String pose, double upX, double upY, double upZ, double sagittal, double lateral) {
        assertThat(Math.toDegrees(Inclination.sagittal(upX, upZ))).isCloseTo(sagittal, within(0.01));
        assertThat(Math.toDegrees(Inclination.lateral(upY))).isCloseTo(lateral, within(0.01));
    }

    @Test
    void exactlyUpsideDownIsPlusPiWhateverTheSignOfZero() {
        assertThat(Inclination.sagittal(0.0, -1)).isEqualTo(Math.PI);
        assertThat(Inclination.sagittal(-0.0, -1)).isEqualTo(Math.PI);
    }

    @Test
    void lateralHoldsWhenRoundingPutsTheComponentBeyondOne() {
        assertThat(Inclination.lateral(1.0000000000000002)).isEqualTo(Math.PI / 2);
        assertThat(Inclination.lateral(-1.0000000000000002)).isEqualTo(-Math.PI / 2);
    }

    @Property
    void anglesAreThoseOfTheDecompositionWhicheverWayTheWearerFaces(
            @ForAll @DoubleRange(min = -180, max = 180) double headingDeg,
            @ForAll @DoubleRange(min = -80, max = 80) double lateralDeg,
            @ForAll @DoubleRange(min = -179.9, max = 179.9) double sagittalDeg) {
        Rotation bodyToEarth = MovingSensor.turn(Vector3D.PLUS_K, headingDeg)
                .compose(MovingSensor.turn(Vector3D.PLUS_I, lateralDeg), VECTOR_OPERATOR)
                .compose(MovingSensor.turn(Vector3D.PLUS_J, sagittalDeg), VECTOR_OPERATOR);
        Vector3D up = bodyToEarth.applyInverseTo(Vector3D.PLUS_K);

        assertThat(Math.toDegrees(Inclination.sagittal(up.getX(), up.getZ()))).isCloseTo(sagittalDeg, within(1e-9));
        assertThat(Math.toDegrees(Inclination.lateral(up.getY()))).isCloseTo(lateralDeg, within(1e-9));
    }

    @Nested
    class Wrapping {

        @ParameterizedTest
        @CsvSource({
            "0, 0",
            "179, 179",
            "181, -179",
            "-181, 179",
            "359, -1",
            "-359, 1",
            "720, 0",
            "-540, 180",
            "540, 180"
        })
        void bringsDegreesIntoHalfATurnEitherWay(double degrees, double wrapped) {
            assertThat(Math.toDegrees(Inclination.wrap(Math.toRadians(degrees))))
                    .isCloseTo(wrapped, within(1e-9));
        }

        @Test
        void halfATurnIsPositive() {
            assertThat(Inclination.wrap(Math.PI)).isEqualTo(Math.PI);
            assertThat(Inclination.wrap(-Math.PI)).isEqualTo(Math.PI);
        }

        @Test
        void anAngleThatIsNotKnownStaysSo() {
            assertThat(Inclination.wrap(Double.NaN)).isNaN();
            assertThat(Inclination.sagittal(Double.NaN, Double.NaN)).isNaN();
        }
    }

    @Property
    void keepsTheDirection(@ForAll @DoubleRange(min = -1000, max = 1000) double radians) {
        double wrapped = Inclination.wrap(radians);

        assertThat(wrapped).isGreaterThan(-Math.PI).isLessThanOrEqualTo(Math.PI);
        assertThat(Math.cos(wrapped)).isCloseTo(Math.cos(radians), within(1e-12));
        assertThat(Math.sin(wrapped)).isCloseTo(Math.sin(radians), within(1e-12));
    }
}
