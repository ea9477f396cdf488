package io.plumbline.gateway.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {

    private static final List<String> KNOWN =
            List.of("sacrum", "l5", "l3", "t12", "t10", "chest", "squat", "hip-hinge", "plank", "daily");

    @ParameterizedTest
    @CsvSource({
        "sqat, squat",
        "squats, squat",
        "SQUAT, squat",
        "plnak, plank",
        "hiphinge, hip-hinge",
        "t21, t12",
        "L5, l5",
        "sacurm, sacrum",
        "chets, chest"
    })
    void findsTheNearestWord(String typed, String meant) {
        assertThat(DidYouMean.nearest(typed, KNOWN)).contains(meant);
        assertThat(DidYouMean.sentence(typed, KNOWN)).isEqualTo("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"burpee", "", "xyzzy"})
    void listsAllWhereNoneIsNear(String typed) {
        assertThat(DidYouMean.nearest(typed, KNOWN)).isEmpty();
        assertThat(DidYouMean.sentence(typed, KNOWN))
                .startsWith("Known are sacrum, l5,")
                .endsWith("daily.");
    }
}
