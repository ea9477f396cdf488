package io.plumbline.simulator.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SineTest {

    @Property(tries = 1000)
    void isTheSineToTenDigits(@ForAll @DoubleRange(min = -2e5, max = 2e5) double radians) {
        assertThat(Sine.at(radians)).isCloseTo(Math.sin(radians), within(1e-10));
        assertThat(Sine.cosine(radians)).isCloseTo(Math.cos(radians), within(1e-10));
    }

    @Property(tries = 100)
    void isSmoothWhereItsPiecesJoin(@ForAll @DoubleRange(min = -50, max = 50) double near) {
        double join = (Math.rint(near) + 0.5) * Math.PI;
        double h = 1e-3;
        double curvature = (Sine.at(join - h) - 2 * Sine.at(join) + Sine.at(join + h)) / (h * h);
        assertThat(curvature).isCloseTo(-Math.sin(join), within(1e-4));
    }
}
