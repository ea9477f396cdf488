package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The filter against optical reference, beside the published filter's own error on the same ten recordings. */
class OrientationFilterBroadTest {

    private static final double SAME_AS_PUBLISHED = 1.05;

    /** Inclination RMSE in degrees, at 285.7 Hz and on every third sample; VQF's as measured with its authors' code. */
    private record Score(String trial, double full, double vqfFull, double third, double vqfThird) {}

    private static final List<Score> scores = new ArrayList<>();

    @BeforeAll
    static void scoreAllTrials() throws IOException {
        for (String[] reference : SharedData.rows("broad/reference_numbers.csv")) {
            BroadTrial trial = BroadTrial.read(reference[0]);
            scores.add(new Score(
                    trial.name(),
                    trial.inclinationRmseDeg(1),
                    Double.parseDouble(reference[1]),
                    trial.inclinationRmseDeg(3),
                    Double.parseDouble(reference[3])));
        }
    }

    @Test
    void allTenTrialsAreScored() {
        assertThat(scores).hasSize(10);
    }

    @Test
    void meanErrorAt285HzIsThatOfThePublishedFilter() {
        double mean = scores.stream().mapToDouble(Score::full).average().orElseThrow();
        assertThat(mean).as(scores.toString()).isLessThanOrEqualTo(0.765);
    }

    @Test
    void meanErrorOnEveryThirdSampleIsThatOfThePublishedFilter() {
        double mean = scores.stream().mapToDouble(Score::third).average().orElseThrow();
        assertThat(mean).as(scores.toString()).isLessThanOrEqualTo(0.79);
    }

    @Test
    void noTrialIsWorseThanWithThePublishedFilter() {
        assertSoftly(softly -> {
            for (Score score : scores) {
                softly.assertThat(score.full())
                        .as(score.trial() + " at 285.7 Hz")
                        .isLessThanOrEqualTo(SAME_AS_PUBLISHED * score.vqfFull());
                softly.assertThat(score.third())
                        .as(score.trial() + " at 95.2 Hz")
                        .isLessThanOrEqualTo(SAME_AS_PUBLISHED * score.vqfThird());
            }
        });
    }
}
