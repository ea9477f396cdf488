package io.plumbline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.simulator.SimulatedSession;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class WearerTest {

    @Test
    void aThousandDrawnOnesAreAsTallAsPeopleAre() {
        Well19937c random = new Well19937c(1);
        DescriptiveStatistics stature = new DescriptiveStatistics();
        Stream.generate(() -> Wearer.drawn(random))
                .limit(1000)
                .forEach(wearer -> stature.addValue(wearer.statureMetres()));
        assertThat(stature.getMean()).isCloseTo(1.70, within(0.02));
        assertThat(stature.getStandardDeviation()).isBetween(0.08, 0.11);
        assertThat(stature.getMin()).isGreaterThanOrEqualTo(1.50);
        assertThat(stature.getMax()).isLessThanOrEqualTo(1.95);
    }

    @Property(tries = 40)
    void aGoodSquatOfADrawnOneStaysBelowThirteenDegrees(@ForAll long seed) {
        Scenario scenario = Scenario.of("squats", List.of(new Step.Stand(1), Squats.good(4)))
                .withWearer(Wearer.drawn(new Well19937c(seed)));
        assertThat(SimulatedSession.of(scenario, seed).truth().repetitions())
                .hasSize(4)
                .allSatisfy(
                        repetition -> assertThat(repetition.peakFlexionDeg()).isLessThan(13));
    }

    @Test
    void aSlowerOneTakesLongerForARepetitionAndAsLongToRest() {
        Scenario scenario = Scenario.of("squats", List.of(Squats.good(1).withVariation(0)));
        Wearer usual = Wearer.DEFAULT;
        Wearer slow = new Wearer(1.7, 8, 0.25, 0.5, 0.05, 60, 0, 1, 1.5, 2, 0, 0, usual.drawnKeys());
        double rest = Squats.good(1).pace().restSeconds();
        double usually = SimulatedSession.of(scenario, 1).durationSeconds() - rest;
        double slowly = SimulatedSession.of(scenario.withWearer(slow), 1).durationSeconds() - rest;
        assertThat(slowly).isCloseTo(1.5 * usually, within(1e-9));
    }
}
