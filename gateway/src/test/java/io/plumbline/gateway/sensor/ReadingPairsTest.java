package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.sensor.Decoded.Reading;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadingPairsTest {

    private final ReadingPairs pairs = new ReadingPairs();
    private final List<Reading> full = new ArrayList<>();

    private void force(double seconds, double ax) {
        pairs.force(seconds, ax, 0, 0, full::add);
    }

    private void rate(double seconds, double gx) {
        pairs.rate(seconds, gx, 0, 0, full::add);
    }

    @Test
    void theForceIsInterpolatedAtTheTimeOfTheRate() {
        force(1.00, 10);
        rate(1.005, 0.5);
        assertThat(full).isEmpty();
        force(1.02, 18);

        assertThat(full).hasSize(1);
        assertThat(full.get(0).timeSeconds()).isEqualTo(1.005);
        assertThat(full.get(0).ax()).isCloseTo(12, within(1e-9));
        assertThat(full.get(0).gx()).isEqualTo(0.5);
    }

    @Test
    void equalTimesNeedNoWaiting() {
        force(1, 10);
        rate(1, 0.5);

        assertThat(full).containsExactly(new Reading(1, 10, 0, 0, 0.5, 0, 0));
    }

    @Test
    void nothingIsInterpolatedOverALongGap() {
        force(1, 10);
        rate(1.05, 0.5);
        force(1.11, 10);
        rate(1.115, 0.6);
        force(1.12, 10);

        assertThat(full).hasSize(1);
        assertThat(full.get(0).timeSeconds()).isEqualTo(1.115);
        assertThat(pairs.unpaired()).isEqualTo(1);
    }

    @Test
    void ratesBeforeTheFirstForceAreLeftOut() {
        rate(0.9, 1);
        force(1, 10);
        rate(1, 2);

        assertThat(full).hasSize(1);
        assertThat(pairs.unpaired()).isEqualTo(1);
    }

    @Test
    void whatComesTwiceIsTakenOnce() {
        force(1, 10);
        force(1, 11);
        rate(1, 0.5);
        rate(1, 0.6);

        assertThat(full).containsExactly(new Reading(1, 10, 0, 0, 0.5, 0, 0));
    }

    @Test
    void aClockThatStartsAnewIsFollowed() {
        force(1000, 10);
        rate(1000, 1);
        force(2, 20);
        rate(2, 2);

        assertThat(full).hasSize(2);
        assertThat(full.get(1)).isEqualTo(new Reading(2, 20, 0, 0, 2, 0, 0));
    }

    @Test
    void whereOneKindStaysAwayTheOldestOfTheOtherAreLetGo() {
        for (int i = 0; i < 10 * TimedVectors.ROOM; i++) {
            rate(i / 100.0, 1);
        }

        assertThat(full).isEmpty();
        assertThat(pairs.unpaired()).isEqualTo(9L * TimedVectors.ROOM);
    }

    @Property(tries = 100, seed = "991")
    void howTheKindsAreBatchedChangesNothing(@ForAll long seed) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        ReadingPairs batched = new ReadingPairs();
        ReadingPairs mixed = new ReadingPairs();
        List<Reading> ofBatched = new ArrayList<>();
        List<Reading> ofMixed = new ArrayList<>();
        int forces = 0;
        int rates = 0;
        while (forces < 200) {
            for (int end = forces + 1 + random.nextInt(60); forces < end; forces++) {
                batched.force(forces / 52.0, forces, 0, 0, ofBatched::add);
            }
            for (int end = rates + 1 + random.nextInt(60); rates < end; rates++) {
                batched.rate(rates / 50.0, rates, 0, 0, ofBatched::add);
            }
        }
        for (int i = 0; i < Math.max(forces, rates); i++) {
            if (i < forces) {
                mixed.force(i / 52.0, i, 0, 0, ofMixed::add);
            }
            if (i < rates) {
                mixed.rate(i / 50.0, i, 0, 0, ofMixed::add);
            }
        }
        assertThat(ofBatched).isNotEmpty().isEqualTo(ofMixed);
    }
}
