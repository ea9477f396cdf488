package io.plumbline.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossChainTest {

    private static final int PACKETS = 6_000_000;

    /** What was lost in a long run, and in how many runs of neighbours. */
    private record Run(int lost, int bursts) {

        static Run of(Loss loss, long seed) {
            LossChain chain = new LossChain(loss, new Well19937c(seed));
            int lost = 0;
            int bursts = 0;
            boolean before = false;
            for (int i = 0; i < PACKETS; i++) {
                boolean now = chain.loses();
                lost += now ? 1 : 0;
                bursts += now && !before ? 1 : 0;
                before = now;
            }
            return new Run(lost, bursts);
        }

        double share() {
            return (double) lost / PACKETS;
        }

        double meanBurst() {
            return (double) lost / bursts;
        }
    }

    @Property(tries = 6, seed = "5600", generation = GenerationMode.RANDOMIZED)
    void theShareLostIsThatOfItsFourNumbers(
            @ForAll @Scale(4) @DoubleRange(max = 0.01) double good,
            @ForAll @Scale(4) @DoubleRange(min = 0.3, max = 1) double bad,
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.05) double goodToBad,
            @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 0.5) double badToGood) {
        double timeInBad = goodToBad / (goodToBad + badToGood);
        double share = timeInBad * bad + (1 - timeInBad) * good;
        Loss loss = new Loss(good, bad, goodToBad, badToGood);
        assertThat(Run.of(loss, 1).share()).isCloseTo(share, withinPercentage(5));
        assertThat(loss.share()).isCloseTo(share, withinPercentage(0.001));
    }

    @Property(tries = 4, seed = "5601", generation = GenerationMode.RANDOMIZED)
    void aBurstInWhichNothingGetsThroughIsAsLongAsItsEndIsUnlikely(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.05) double goodToBad,
            @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 0.5) double badToGood) {
        assertThat(Run.of(new Loss(0, 1, goodToBad, badToGood), 2).meanBurst())
                .isCloseTo(1 / badToGood, withinPercentage(5));
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAN, 0.01, 0.001", "CLEAN, 0.08, 0.001",
        "SHADOWED, 0.01, 0.025", "SHADOWED, 0.08, 0.025",
        "BAD, 0.01, 0.10", "BAD, 0.08, 0.10"
    })
    void aPresetLosesItsShareWhateverThePackets(Preset preset, double packetSeconds, double share) {
        assertThat(Run.of(preset.loss(packetSeconds), 3).share()).isCloseTo(share, withinPercentage(5));
    }

    @ParameterizedTest
    @CsvSource({"SHADOWED, 0.01, 0.1", "SHADOWED, 0.08, 0.1", "BAD, 0.01, 0.5", "BAD, 0.08, 0.5"})
    void aPresetsBurstsLastAsLongWhateverThePackets(Preset preset, double packetSeconds, double burstSeconds) {
        Loss loss = preset.loss(packetSeconds);
        // without the single losses between the bursts
        Run bursts = Run.of(new Loss(0, loss.bad(), loss.goodToBad(), loss.badToGood()), 4);
        assertThat(bursts.meanBurst() * packetSeconds).isCloseTo(burstSeconds, withinPercentage(5));
    }

    @Test
    void aCableLosesNothing() {
        assertThat(Run.of(Preset.CABLE.loss(0.01), 5).lost()).isZero();
    }

    @Test
    void aBadStateWithoutEndIsRefused() {
        assertThatThrownBy(() -> new Loss(0, 1, 0.1, 0)).hasMessageContaining("bad_to_good must be above 0");
    }
}
