package io.plumbline.simulator.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class OnTheKneesTest {

    @Property(tries = 50)
    void theKneesAreOnTheMatAndTheShouldersNearWhereThePlankHasThem(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres) {
        Skeleton skeleton = new Skeleton(statureMetres);
        Pose onElbows = new Pose();
        Pose planking = new Pose();
        new OnTheKnees(skeleton).onElbows(onElbows);
        new ElbowsAndToes(skeleton).place(planking, 0, 0);

        double knee = skeleton.hipZ(onElbows) - 0.245 * statureMetres * Math.cos(onElbows.thigh());
        assertThat(knee).isCloseTo(0.030 * statureMetres, within(1e-9));
        // both trunks are straight, so that the shoulder is the hip and 0.288 of the stature along the thorax
        assertThat(skeleton.hipZ(onElbows) + 0.288 * statureMetres * Math.cos(onElbows.thorax()))
                .isCloseTo((0.023 + 0.186) * statureMetres, within(1e-9));
        assertThat(skeleton.hipX(onElbows) + 0.288 * statureMetres * Math.sin(onElbows.thorax()))
                .isCloseTo(
                        skeleton.hipX(planking) + 0.288 * statureMetres * Math.sin(planking.thorax()),
                        within(0.03 * statureMetres));
    }
}
