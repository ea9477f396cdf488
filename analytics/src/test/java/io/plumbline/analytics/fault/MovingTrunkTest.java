package io.plumbline.analytics.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingTrunkTest {

    private static final double GRAVITY = 9.80665;

    private MovingTrunk trunk = new MovingTrunk();
    private double seconds;
    private boolean moved;

    /** Goes on so for a while; {@code moved} is whether it moved at any time in it. */
    private void goOn(double forSeconds, double rateHz, double degPerS, double upMetresPerS2) {
        moved = false;
        for (int i = 0; i < forSeconds * rateHz; i++) {
            seconds += 1 / rateHz;
            trunk.update(motion(seconds, 1 / rateHz, degPerS, upMetresPerS2));
            moved |= trunk.moves();
        }
    }

    private static SegmentMotion motion(double seconds, double step, double degPerS, double upMetresPerS2) {
        double rate = Math.toRadians(degPerS);
        return new SegmentMotion(seconds, step, 1.5, 0, rate, Math.abs(rate), GRAVITY + upMetresPerS2, 0);
    }

    @ParameterizedTest(name = "{0}°/s at {1} Hz: {2}")
    @CsvSource({
        "0,   100, false",
        "5.5, 100, false",
        "6.5, 100, true",
        "-5.5, 100, false",
        "-6.5, 100, true",
        "5.5, 25,  false",
        "6.5, 25,  true",
        "5.5, 400, false",
        "6.5, 400, true",
    })
    void itMovesWhileItTurnsByMoreThanSixDegreesASecondAtAnySamplingRate(double degPerS, double rateHz, boolean moves) {
        goOn(2, rateHz, 0, 0);
        goOn(2, rateHz, degPerS, 0);

        assertThat(trunk.moves()).isEqualTo(moves);
    }

    @ParameterizedTest(name = "{0} m/s² for {1} s at {2} Hz: {3}")
    @CsvSource({
        "0.2,  0.5, 100, true",
        "0.2,  0.5, 25,  true",
        "0.2,  0.5, 400, true",
        "0.04, 0.5, 100, false",
        "-0.2, 0.5, 100, false",
        "-2,   0.3, 100, false",
    })
    void itMovesWhileItRisesAndNotWhileItSinks(double upMetresPerS2, double forSeconds, double rateHz, boolean moves) {
        goOn(10, rateHz, 0, 0);
        goOn(forSeconds, rateHz, 0, upMetresPerS2);

        assertThat(trunk.moves()).isEqualTo(moves);
    }

    @Test
    void itRestsAgainSoonAfterATurn() {
        goOn(1, 100, 30, 0);
        assertThat(trunk.moves()).isTrue();
        goOn(0.3, 100, 0, 0);
        assertThat(trunk.moves()).isFalse();
    }

    @Test
    void tremblingIsNoMovement() {
        for (int i = 0; i < 1000; i++) {
            trunk.update(motion(i / 100.0, 0.01, 12 * Math.sin(2 * Math.PI * 8 * i / 100), 0));
            assertThat(trunk.moves()).as("after %d ms", 10 * i).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} m/s²")
    @CsvSource({"0.8", "-0.8"})
    void anAccelerometersOffsetIsNoRise(double offset) {
        goOn(60, 100, 0, offset);

        assertThat(moved).isFalse();
    }

    @Property(tries = 40, seed = "9")
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 1500) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(savedAt(-1)).contains(true, false);
    }

    private static List<Boolean> savedAt(int savedAt) {
        MovingTrunk trunk = new MovingTrunk();
        List<Boolean> said = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            if (i == savedAt) {
                trunk = SavedState.copy(trunk::save, MovingTrunk::new);
            }
            trunk.update(motion(i / 100.0, 0.01, 10 * Math.sin(i / 90.0), 0.3 * Math.sin(i / 70.0)));
            said.add(trunk.moves());
        }
        return said;
    }
}
