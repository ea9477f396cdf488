package io.plumbline.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TruthFinderTest {

    private static final double STEP = 0.01;
    private static final TruthLimits LIMITS = new TruthLimits(10, 8, 6);

    /** Up to 20 degrees at 2 s and back to 0 at 4 s. */
    private static double tent(double t) {
        return Math.max(0, 20 - 10 * Math.abs(t - 2));
    }

    @Nested
    class Faults {

        @Test
        void beginAndEndWhereTheAnglePassesTheLimit() {
            List<TrueFault> faults =
                    truth(6, TruthFinderTest::tent, t -> 0, List.of()).faults();
            assertThat(faults).hasSize(1);
            TrueFault fault = faults.get(0);
            assertThat(fault.kind()).isEqualTo("flexion");
            assertThat(fault.startSeconds()).isCloseTo(1, within(1e-9));
            assertThat(fault.endSeconds()).isCloseTo(3, within(1e-9));
            assertThat(fault.durationSeconds()).isCloseTo(2, within(1e-9));
            assertThat(fault.peakDeg()).isCloseTo(20, within(1e-9));
            assertThat(fault.limitDeg()).isEqualTo(10);
        }

        @Test
        void ofExtensionHaveAPositivePeakAndALimitOfTheirOwn() {
            TrueFault fault =
                    truth(6, t -> -tent(t), t -> 0, List.of()).faults().get(0);
            assertThat(fault.kind()).isEqualTo("extension");
            assertThat(fault.startSeconds()).isCloseTo(0.8, within(1e-9));
            assertThat(fault.peakDeg()).isCloseTo(20, within(1e-9));
        }

        @Test
        void thatLastToTheEndOfTheSessionEndThere() {
            assertThat(truth(2.5, TruthFinderTest::tent, t -> 0, List.of())
                            .faults()
                            .get(0)
                            .endSeconds())
                    .isCloseTo(2.5, within(1e-9));
        }

        @Test
        void areAbsentWhereTheLimitIsOnlyReached() {
            assertThat(truth(6, t -> 0.5 * tent(t), t -> 0, List.of()).faults()).isEmpty();
        }

        @Test
        void standByTheirStart() {
            DoubleUnaryOperator wave = t -> 15 * Math.sin(2 * Math.PI * t / 4);
            assertThat(truth(8, wave, t -> 0, List.of()).faults())
                    .extracting(TrueFault::kind)
                    .containsExactly("flexion", "extension", "flexion", "extension");
        }
    }

    @Nested
    class Tucks {

        /** Forward to 30 at 2 s, back to 20 at 3 s, forward to 30 at 4 s, upright at 6 s; the way up begins at 3 s. */
        private double tucking(double t) {
            if (t < 2) {
                return 15 * t;
            }
            return t < 4 ? 20 + 10 * Math.abs(t - 3) : Math.max(0, 30 - 15 * (t - 4));
        }

        private final List<RepetitionSpan> span = List.of(new RepetitionSpan(0, 3, 6));

        @Test
        void lastFromThePelvisTippingBackToItsReturnOnTheWayUp() {
            List<TrueFault> tucks = truth(7, t -> 0, this::tucking, span).tucks();
            assertThat(tucks).hasSize(1);
            assertThat(tucks.get(0).kind()).isEqualTo("tuck");
            assertThat(tucks.get(0).startSeconds()).isCloseTo(2.6, within(1e-9));
            assertThat(tucks.get(0).endSeconds()).isCloseTo(3.4, within(1e-9));
            assertThat(tucks.get(0).peakDeg()).isCloseTo(10, within(1e-9));
        }

        @Test
        void areNotWhatThePelvisDoesOnTheWayUpAlone() {
            DoubleUnaryOperator good = t -> Math.max(0, 30 - 10 * Math.abs(t - 3));
            assertThat(truth(7, t -> 0, good, span).tucks()).isEmpty();
        }

        @Test
        void areNotLookedForOutsideRepetitions() {
            assertThat(truth(7, t -> 0, this::tucking, List.of()).tucks()).isEmpty();
        }
    }

    @Test
    void aRepetitionTellsDepthPeakFlexionAndTuck() {
        TrueMotion motion = new TrueMotion(
                STEP,
                signal(6, TruthFinderTest::tent),
                signal(6, t -> 0),
                signal(6, t -> 0.9 - 0.02 * tent(t)),
                new TreeMap<>());
        TrueRepetition repetition = new TruthFinder(motion, LIMITS)
                .find(List.of(), List.of(new RepetitionSpan(0, 2, 4)), List.of(), List.of(), null)
                .repetitions()
                .get(0);
        assertThat(repetition.depthMetres()).isCloseTo(0.4, within(1e-9));
        assertThat(repetition.peakFlexionDeg()).isCloseTo(20, within(1e-9));
        assertThat(repetition.tuckDeg()).isZero();
    }

    @Test
    void theTenHertzListStartsAtZeroAndReachesTheEnd() {
        List<Double> list = truth(6, TruthFinderTest::tent, t -> 0, List.of()).lumbarFlexion10HzDeg();
        assertThat(list).hasSize(61);
        assertThat(list.get(0)).isZero();
        assertThat(list.get(15)).isCloseTo(15, within(1e-9));
    }

    @Test
    void aLimitOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> new TruthLimits(10, 0, 8))
                .hasMessage("extensionDeg must be in (0, 90) degrees, was 0.0");
    }

    @Test
    void signalsOfUnequalLengthAreRefused() {
        assertThatThrownBy(() -> new TrueMotion(STEP, new double[2], new double[3], new double[2], new TreeMap<>()))
                .hasMessageContaining("2, 3, 2");
    }

    private static Truth truth(
            double seconds, DoubleUnaryOperator flexion, DoubleUnaryOperator pelvis, List<RepetitionSpan> spans) {
        TrueMotion motion = new TrueMotion(
                STEP, signal(seconds, flexion), signal(seconds, pelvis), signal(seconds, t -> 1), new TreeMap<>());
        return new TruthFinder(motion, LIMITS).find(List.of(), spans, List.of(), List.of(), null);
    }

    private static double[] signal(double seconds, DoubleUnaryOperator value) {
        double[] signal = new double[(int) Math.rint(seconds / STEP) + 1];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = value.applyAsDouble(i * STEP);
        }
        return signal;
    }
}
