package io.plumbline.analytics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.evaluation.RepetitionClasses.Pair;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepetitionClassesTest {

    private static final List<TimeSpan> FOUR =
            List.of(new TimeSpan(0, 2), new TimeSpan(3, 5), new TimeSpan(6, 8), new TimeSpan(9, 11));

    @Test
    void aRepetitionIsOkOrHasItsFaultsAndIsToldAsSuch() {
        List<DueAlert> due = List.of(due("flexion", 1, true), due("flexion", 4, true));
        List<AlertRaised> raised = List.of(alert("flexion", 1), alert("extension", 7));
        RepetitionClasses classes = RepetitionClasses.of(
                FOUR, due, EventMatcher.match(due, raised, List.of(), none -> Optional.empty()), List.of());
        assertThat(classes.pairs())
                .containsExactly(
                        new Pair("flexion", "flexion"),
                        new Pair("flexion", "ok"),
                        new Pair("ok", "extension"),
                        new Pair("ok", "ok"));
        assertThat(classes.f1("flexion")).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(classes.f1("ok")).isCloseTo(0.5, within(1e-9));
        assertThat(classes.f1("extension")).isZero();
        assertThat(classes.macroF1()).isCloseTo((2.0 / 3 + 0.5 + 0) / 3, within(1e-9));
    }

    @Test
    void whatCountsNeitherWayOrCantBeJudgedIsLeftOut() {
        List<DueAlert> due = List.of(due("flexion", 1, false));
        RepetitionClasses classes = RepetitionClasses.of(
                FOUR,
                due,
                EventMatcher.match(due, List.of(), List.of(), none -> Optional.empty()),
                List.of(new TimeSpan(4.5, 5.5)));
        assertThat(classes.leftOut()).isEqualTo(2);
        assertThat(classes.pairs()).containsOnly(new Pair("ok", "ok")).hasSize(2);
    }

    @Test
    void bothFaultsOfARepetitionAreOneClass() {
        List<DueAlert> due = List.of(due("flexion", 0.5, true), due("extension", 1.5, true));
        RepetitionClasses classes = RepetitionClasses.of(
                FOUR.subList(0, 1),
                due,
                EventMatcher.match(due, List.of(), List.of(), none -> Optional.empty()),
                List.of());
        assertThat(classes.pairs()).containsExactly(new Pair("extension + flexion", "ok"));
        assertThat(RepetitionClasses.NONE.macroF1()).isNaN();
    }

    private static DueAlert due(String fault, double seconds, boolean required) {
        TimeSpan span = new TimeSpan(seconds - 0.3, seconds + 0.3);
        return new DueAlert(
                fault,
                "squat",
                List.of(new Crossing("rounded-back", span, span.startSeconds(), 20, required, true)),
                false);
    }

    private static AlertRaised alert(String fault, double seconds) {
        return new AlertRaised(
                "s-" + seconds,
                seconds + 0.15,
                seconds,
                "squat",
                1,
                fault,
                "rounded-back",
                "amber",
                20,
                15,
                "high",
                "");
    }
}
