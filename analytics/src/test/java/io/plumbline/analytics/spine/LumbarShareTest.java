package io.plumbline.analytics.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.wearer.SavedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LumbarShareTest {

    private LumbarShare share = new LumbarShare();

    private void pose(double trunkDeg, double lumbarDeg, boolean bending) {
        share.update(Math.toRadians(trunkDeg - lumbarDeg), Math.toRadians(lumbarDeg), bending);
    }

    /** Degree by degree, lumbar flexion a fixed part of what the trunk turns, from a neutral that is somewhat off. */
    private void bend(double fromDeg, double toDeg, double part, double offDeg) {
        double step = Math.signum(toDeg - fromDeg);
        for (double deg = fromDeg; step * (toDeg - deg) >= 0; deg += step) {
            pose(deg, part * deg + offDeg, true);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 60, 0", "0.48, 60, 0", "0.48, 50, 4", "0.3, 85, -4", "0, 47, 0", "-0.1, 70, 0"})
    void aBendOfAKnownShareHasIt(double part, double deepestDeg, double offDeg) {
        bend(0, deepestDeg, part, offDeg);
        bend(deepestDeg, 5, part, offDeg);

        assertThat(share.share()).isCloseTo(part, within(1e-9));
    }

    @Test
    void onlyWhatLiesBetween15And60DegreesOfTheWayDownCounts() {
        bend(0, 14.5, 1, 0);
        for (double deg = 15; deg <= 60; deg++) {
            pose(deg, 15 + 0.2 * (deg - 15), true);
        }
        pose(80, 44, true);
        pose(30, 30, true);

        assertThat(share.share()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void theAnglesAt15And60DegreesAreInterpolated() {
        pose(5, 1, true);
        pose(25, 11, true);
        pose(50, 20, true);
        pose(70, 40, true);

        assertThat(share.share()).isCloseTo((30.0 - 6) / 45, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 44", "16, 60"})
    void aBendThatIsTooSmallOrWasNotSeenFromItsBeginningHasNone(double fromDeg, double toDeg) {
        bend(fromDeg, toDeg, 0.3, 0);

        assertThat(share.share()).isNaN();
    }

    @Test
    void aBendWithAnAngleMissingHasNoneAndTheNextHasItsOwn() {
        bend(0, 30, 0.5, 0);
        pose(31, Double.NaN, true);
        bend(32, 60, 0.5, 0);
        assertThat(share.share()).isNaN();

        bend(60, 0, 0.5, 0);
        assertThat(share.share()).isNaN();
        bend(0, 60, 0.1, 0);
        assertThat(share.share()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void whoComesUpUnder15DegreesBeforeTheBendHasEndedKeepsIts() {
        bend(0, 60, 0.4, 0);
        bend(60, 10, 0.4, 0);
        bend(10, 17, 0.9, 0);

        assertThat(share.share()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void betweenBendsItIsForgotten() {
        bend(0, 60, 0.4, 0);
        pose(3, 0, false);

        assertThat(share.share()).isNaN();
    }

    @Test
    void savingAndRestoringAnywhereChangesNothing() {
        for (double deg = 0; deg <= 65; deg++) {
            pose(deg, 0.35 * deg, true);
            share = SavedState.copy(share::save, LumbarShare::new);
        }

        assertThat(share.share()).isCloseTo(0.35, within(1e-9));
    }
}
