package io.plumbline.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.session.Mark;
import org.junit.jupiter.api.Test;

class ActivityWatchTest {

    private final ActivityWatch watch = new ActivityWatch();

    @Test
    void aMarkThatLiesAheadCountsFromItsTimeOn() {
        watch.note(new Mark.StartExercise(5, "squat"));

        assertThat(watch.at(4.999)).isEmpty();
        assertThat(watch.at(5)).contains(new Activity("squat", false));
        assertThat(watch.at(6)).isEmpty();
    }

    @Test
    void marksCountInOrderOfTheirTimesWhateverTheOrderInWhichTheyAreTaken() {
        watch.note(new Mark.StartExercise(20, "plank"));
        watch.note(new Mark.Pause(10));
        watch.note(new Mark.StartExercise(5, "squat"));

        assertThat(watch.at(7)).contains(new Activity("squat", false));
        assertThat(watch.at(12)).contains(new Activity("squat", true));
        assertThat(watch.at(21)).contains(new Activity("plank", true));
    }

    @Test
    void ofTwoAtOneTimeTheFirstTakenComesFirst() {
        watch.note(new Mark.Pause(5));
        watch.note(new Mark.Resume(5));

        assertThat(watch.at(5)).as("nothing has changed").isEmpty();
        watch.note(new Mark.Resume(6));
        watch.note(new Mark.Pause(6));
        assertThat(watch.at(6)).contains(new Activity(null, true));
    }

    @Test
    void whatChangesNothingIsNotTold() {
        watch.note(new Mark.Pain(1, 3, ""));
        watch.note(new Mark.Calibrate(1));

        assertThat(watch.at(2)).isEmpty();
    }
}
