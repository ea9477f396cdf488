package io.plumbline.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    private final Scale time = new Scale(0, 100, 0, 100);
    private final Scale values = new Scale(0, 10, 100, 0);

    @Test
    void thePeakOfACrowdedColumnIsKept() {
        Trace trace = new Trace("x", "black", time, 1);
        for (int i = 0; i < 1000; i++) {
            trace.add(i * 0.1, i == 500 ? 9 : 1);
        }
        assertThat(trace.highest()).isEqualTo(9);
        assertThat(trace.path(values)).contains("50.5 10");
    }

    @Test
    void theLineIsBrokenWhereValuesAreMissing() {
        Trace trace = new Trace("x", "black", time, 1.5);
        for (double seconds : new double[] {1, 2, 3, 40, 41}) {
            trace.add(seconds, 5);
        }
        assertThat(trace.path(values).toString()).isEqualTo("M1.5 50L2.5 50L3.5 50M40.5 50L41.5 50");
    }

    @Test
    void anHourTakesNoMoreThanAMinute() {
        Trace hour = new Trace("x", "black", new Scale(0, 3600, 0, 1000), 1);
        for (int i = 0; i < 360_000; i++) {
            hour.add(i * 0.01, i % 7);
        }
        assertThat(hour.path(values).length()).isLessThan(30_000);
    }
}
