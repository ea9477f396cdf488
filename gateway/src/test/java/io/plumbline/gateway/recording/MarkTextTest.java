package io.plumbline.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.Calibrate;
import io.plumbline.analytics.session.Mark.MeasureRange;
import io.plumbline.analytics.session.Mark.Pain;
import io.plumbline.analytics.session.Mark.Pause;
import io.plumbline.analytics.session.Mark.Resume;
import io.plumbline.analytics.session.Mark.SensorRestarted;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.words.Vocabulary;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkTextTest {

    private static final Vocabulary VOCABULARY = ExerciseLibrary.builtIn().vocabulary();

    static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of("#! 0.000000 exercise squat", new StartExercise(0, "squat")),
                Arguments.of("#! 41.500000 exercise plank", new StartExercise(41.5, "plank")),
                Arguments.of("#! 3.250000 calibrate", new Calibrate(3.25)),
                Arguments.of("#! 3.500000 range", new MeasureRange(3.5)),
                Arguments.of("#! 4.000000 pause", new Pause(4)),
                Arguments.of("#! -0.500000 resume", new Resume(-0.5)),
                Arguments.of("#! 60.000001 pain 3", new Pain(60.000001, 3, "")),
                Arguments.of("#! 60.000000 pain 10 left leg, sharp", new Pain(60, 10, "left leg, sharp")),
                Arguments.of("#! 7.000000 sensor-restarted t12", new SensorRestarted(7, Placement.T12)),
                Arguments.of("#! 8.000000 limit tuck.red 17.5", new SetLimit(8, "tuck.red", 17.5)));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void readsAndWritesEachKind(String line, Mark mark) {
        assertThat(MarkText.parse(VOCABULARY, line)).isEqualTo(mark);
        assertThat(MarkText.format(mark)).isEqualTo(line);
    }

    @Test
    void aLineBreakInANoteDoesNotBreakTheLine() {
        assertThat(MarkText.format(new Pain(1, 2, "left leg\nand back ")))
                .isEqualTo("#! 1.000000 pain 2 left leg and back");
    }

    @Test
    void readsAnyNumberOfDecimalsAndSpaces() {
        assertThat(MarkText.parse(VOCABULARY, "#!41.5  exercise   plank")).isEqualTo(new StartExercise(41.5, "plank"));
    }

    @ParameterizedTest
    @CsvSource({
        "'#!', a mark is",
        "'#! 3', a mark is",
        "'#! soon pause', begins with its time",
        "'#! NaN pause', begins with its time",
        "'#! 1 exercize squat', Did you mean exercise?",
        "'#! 1 exercise sqat', Did you mean squat?",
        "'#! 1 exercise', expected '#! t_s exercise NAME'",
        "'#! 1 exercise hip hinge', expected '#! t_s exercise NAME'",
        "'#! 1 pause now', nothing follows 'pause'",
        "'#! 1 sensor-restarted t21', Did you mean t12?",
        "'#! 1 pain', level from 0 to 10",
        "'#! 1 pain 11', found '11'",
        "'#! 1 pain much', found 'much'",
        "'#! 1 limit flexion', expected '#! t_s limit NAME DEG'",
        "'#! 1 limit flexoin 12', Did you mean flexion?",
        "'#! 1 limit flexion twelve', must be a number of degrees",
        "'#! 1 limit flexion 120', less than 90 degrees"
    })
    void saysWhatIsWrongWithAMark(String line, String message) {
        assertThatThrownBy(() -> MarkText.parse(VOCABULARY, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
