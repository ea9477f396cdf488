package io.plumbline.gateway.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExerciseTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"squat", "hip-hinge", "plank", "daily"})
    void isReadAsTheSameExercise(String name) throws InvalidDefinitionException {
        Exercise exercise = ExerciseLibrary.builtIn().find(name).orElseThrow();

        assertThat(ExerciseReader.read(ExerciseText.of(exercise), "printed")).isEqualTo(exercise);
    }
}
