package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Property
    void aWaitIsHalfToAllOfItsStepAndNeverOver30Seconds(
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random,
            @ForAll @IntRange(max = 40) int failures) {
        Backoff backoff = new Backoff(() -> random);
        double wait = backoff.nextSeconds();
        for (int i = 0; i < failures; i++) {
            wait = backoff.nextSeconds();
        }

        double step = Math.min(30, Math.pow(2, failures));
        assertThat(wait).isBetween(step / 2, step);
    }

    @Test
    void itBeginsAnewAfterASuccess() {
        Backoff backoff = new Backoff(() -> 0);
        double first = backoff.nextSeconds();
        backoff.nextSeconds();

        backoff.reset();

        assertThat(backoff.nextSeconds()).isEqualTo(first);
    }
}
