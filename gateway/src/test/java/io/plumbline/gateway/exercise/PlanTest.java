package io.plumbline.gateway.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.session.Limits;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final String ANNA = """
        wearer: anna
        note: L5/S1; extension does her good.
        range: {flexion_deg: 48}
        exercises:
          squat:
            tuck: {amber_deg: 6, red_deg: 11, amber_dwell_s: 0.3}
          plank:
            extension: {amber_deg: 5}
        """;

    private static Plan parse(String yaml) throws InvalidDefinitionException {
        return Plan.parse(yaml, "anna.yaml", ExerciseLibrary.builtIn());
    }

    @Test
    void setsWhatItNames() throws InvalidDefinitionException {
        Plan plan = parse(ANNA);

        assertThat(plan.wearer()).isEqualTo("anna");
        assertThat(plan.note()).isEqualTo("L5/S1; extension does her good.");
        assertThat(plan.limits())
                .isEqualTo(new OwnLimits(
                        Map.of("squat.tuck", 6.0, "squat.tuck.red", 11.0, "plank.extension", 5.0),
                        Map.of("squat.tuck", 0.3),
                        48));
    }

    /** 40 and 60 % of the range, 12° and 20° at least; where an exercise's limits are shares of it. */
    @ParameterizedTest(name = "{0} with a range of {1}°: {2}° and {3}°")
    @CsvSource({
        "squat, 48, 19.2, 28.8",
        "squat, 25, 12, 20",
        "hip-hinge, 40, 16, 24",
        "plank, 48, 10, 17",
        "daily, 48, 32, 40"
    })
    void theWearersRangeMovesTheLimitsOfFlexion(String name, double range, double amber, double red) {
        List<Exercise> applied = new OwnLimits(Map.of(), Map.of(), range)
                .applyTo(ExerciseLibrary.builtIn().exercises());

        assertThat(limit(applied, name, "flexion").amberDeg()).isEqualTo(amber, within());
        assertThat(limit(applied, name, "flexion").redDeg()).isEqualTo(red, within());
    }

    @Test
    void aDwellIsThatOfItsExerciseAndLimitAlone() throws InvalidDefinitionException {
        List<Exercise> applied =
                parse(ANNA).limits().applyTo(ExerciseLibrary.builtIn().exercises());

        assertThat(limit(applied, "squat", "tuck")).isEqualTo(new Limit(8, 15, 0.3, 0.1));
        assertThat(limit(applied, "squat", "flexion").amberDwellSeconds()).isEqualTo(0.15);
        assertThat(limit(applied, "hip-hinge", "flexion").amberDwellSeconds()).isEqualTo(0.15);
    }

    @Test
    void whatIsSetLaterForEveryExerciseReplacesWhatWasSetForOne() throws InvalidDefinitionException {
        OwnLimits later = new OwnLimits(Map.of("tuck", 10.0), Map.of(), Double.NaN);

        OwnLimits both = parse(ANNA).limits().then(later);

        assertThat(both.degrees()).isEqualTo(Map.of("tuck", 10.0, "squat.tuck.red", 11.0, "plank.extension", 5.0));
        assertThat(both.flexionRangeDeg()).isEqualTo(48);
    }

    @Test
    void oneExercisesLimitGoesBeforeThatOfAllSetAtTheSameTime() {
        Limits limits = new Limits(Map.of("flexion", 20.0, "squat.flexion", 10.0));
        Exercise squat = ExerciseLibrary.builtIn().find("squat").orElseThrow();
        Exercise hinge = ExerciseLibrary.builtIn().find("hip-hinge").orElseThrow();

        assertThat(limits.of("squat", squat.rules().get(2)).amberDeg()).isEqualTo(10);
        assertThat(limits.of("hip-hinge", hinge.rules().get(0)).amberDeg()).isEqualTo(20);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wearer: anna | weaerr: anna | weaerr: no key is called 'weaerr' here. Did you mean wearer?",
                "wearer: anna | wearer: Anna B. | wearer must be an alias of a-z 0-9 _ -, was Anna B.",
                "wearer: anna | '' | wearer is missing",
                "flexion_deg: 48 | flexion_deg: 95 | range.flexion_deg must be in (0, 90), was 95",
                "flexion_deg: 48 | extension_deg: 20 | range.extension_deg: no key is called 'extension_deg' here.",
                "squat: | sqaut: | exercises.sqaut is no exercise that there is. Did you mean squat?",
                "tuck: | tukc: | exercises.squat.tukc: no key is called 'tukc' here. Did you mean tuck?",
                "extension: | tuck: | exercises.plank.tuck: no key is called 'tuck' here. Known are flexion,"
                        + " extension.",
                "amber_deg: 6 | amber_deg: 0 | exercises.squat.tuck.amber_deg must be in (0, 90), was 0",
                "red_deg: 11 | red_deg: 5 | exercises.squat.tuck.red_deg must be at least amber_deg, 6.0, was 5.0",
                "amber_dwell_s: 0.3 | amber_dwell_s: -1 | exercises.squat.tuck.amber_dwell_s must not be negative, was"
                        + " -1",
                "{amber_deg: 5} | {} | exercises.plank.extension: sets nothing"
            })
    void aMistakeIsToldByItsPath(String right, String wrong, String message) {
        assertThat(ANNA).contains(right);
        assertThatThrownBy(() -> parse(ANNA.replace(right, wrong)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("anna.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void oneThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> parse("wearer: anna"))
                .hasMessage("anna.yaml: sets nothing; a plan has 'range' or 'exercises'");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private static Limit limit(List<Exercise> exercises, String exercise, String name) {
        return exercises.stream()
                .filter(one -> one.name().equals(exercise))
                .flatMap(one -> one.rules().stream())
                .filter(rule -> rule.limitName().equals(name))
                .findFirst()
                .orElseThrow()
                .limit();
    }
}
