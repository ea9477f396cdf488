package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The acausal pass against optical reference, beside the causal filter on the same ten recordings. */
class OfflineOrientationBroadTest {

    /** What looking back is to gain, of the causal filter's error. */
    private static final double AT_MOST = 0.9;

    /** Inclination RMSE in degrees. */
    private record Score(String trial, int step, double causal, double acausal) {}

    private static final List<Score> scores = new ArrayList<>();

    @BeforeAll
    static void scoreAllTrials() throws IOException {
        for (String[] reference : SharedData.rows("broad/reference_numbers.csv")) {
            BroadTrial trial = BroadTrial.read(reference[0]);
            for (int step : new int[] {1, 3}) {
                scores.add(new Score(
                        trial.name(), step, trial.inclinationRmseDeg(step), trial.offlineInclinationRmseDeg(step)));
            }
        }
    }

    @Test
    void theMeanErrorIsATenthSmallerAtBothRates() {
        for (int step : new int[] {1, 3}) {
            List<Score> ofRate = scores.stream().filter(s -> s.step() == step).toList();
            assertThat(ofRate).hasSize(10);
            double causal = ofRate.stream().mapToDouble(Score::causal).sum();
            double acausal = ofRate.stream().mapToDouble(Score::acausal).sum();
            assertThat(acausal).as(ofRate.toString()).isLessThanOrEqualTo(AT_MOST * causal);
        }
    }

    @Test
    void atLeastNineOfTenTrialsAreBetterAtBothRates() {
        for (int step : new int[] {1, 3}) {
            assertThat(scores)
                    .filteredOn(score -> score.step() == step && score.acausal() < score.causal())
                    .hasSizeGreaterThanOrEqualTo(9);
        }
    }
}
