package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wearer's own range of flexion, measured in one comfortable bend. */
class SessionRangeTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** The bend begins at 10 s and takes so many seconds each way. */
    private static TestWearer bend(double lumbarDeg, double seconds) {
        return new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(3)
                .curl(40, 40 + lumbarDeg, seconds)
                .stand(0.5)
                .curl(-40, -40 - lumbarDeg, seconds)
                .stand(3);
    }

    private static List<SessionEvent> said(TestWearer wearer, Mark... marks) {
        return Session.of(SACRUM, T12, marks).finish(wearer.samples(LOW, HIGH));
    }

    private static Mark range(double seconds) {
        return new Mark.MeasureRange(seconds);
    }

    @ParameterizedTest(name = "a range of {0}°: amber {1}°, red {2}°")
    @CsvSource({"20, 12, 20", "36, 14.4, 21.6", "44, 17.6, 26.4", "60, 18.4, 27.6"})
    void limitsAreSharesOfItWithFloorsBeneathAndACapAbove(double rangeDeg, double amberDeg, double redDeg) {
        List<LimitChanged> limits = only(LimitChanged.class, said(bend(rangeDeg, 2), range(8)));

        assertThat(limits).extracting(LimitChanged::exercise).containsExactly("squat", "hip-hinge");
        assertThat(limits).allSatisfy(limit -> {
            assertThat(limit.limit()).isEqualTo("flexion");
            assertThat(limit.reason()).isEqualTo("range");
            assertThat(limit.limitDeg()).isCloseTo(amberDeg, within(0.4));
            assertThat(limit.redDeg()).isCloseTo(redDeg, within(0.6));
            assertThat(limit.timeSeconds()).isBetween(13.5, 15.0);
        });
    }

    @Test
    void meanwhileNothingElseIsJudgedOrCountedAndItIsSaidWhatToDo() {
        List<SessionEvent> events = said(bend(50, 2), start("hip-hinge"), range(8));

        assertThat(only(AlertRaised.class, events)).isEmpty();
        assertThat(only(Repetition.class, events)).isEmpty();
        assertThat(only(Judging.class, events))
                .anySatisfy(judging -> {
                    assertThat(judging.reason()).isEqualTo("range");
                    assertThat(judging.timeSeconds()).isEqualTo(8, within(0.011));
                    assertThat(judging.message()).contains("only as far as is comfortable");
                })
                .last()
                .matches(Judging::judging);
        assertThat(only(AlertRaised.class, said(bend(50, 2), start("hip-hinge"))))
                .isNotEmpty();
    }

    @Test
    void alertsFollowTheLimitOfTheRange() {
        TestWearer wearer = bend(44, 2).squat(2.4, 16.5, 0).stand(2);

        assertThat(only(AlertRaised.class, said(wearer, start("squat")))).isNotEmpty();
        assertThat(only(AlertRaised.class, said(wearer, range(8), start(16, "squat"))))
                .isEmpty();
    }

    @Test
    void painInTheBendEndsItAndLowersAtOnce() {
        // Two seconds of minimum jerk: half of 40° at 11 s.
        List<LimitChanged> limits =
                only(LimitChanged.class, said(bend(40, 2), start("squat"), range(8), new Mark.Pain(11, 4, "low back")));

        assertThat(limits).extracting(LimitChanged::exercise).containsExactly("squat", "hip-hinge");
        assertThat(limits).allSatisfy(limit -> {
            assertThat(limit.reason()).isEqualTo("pain");
            assertThat(limit.timeSeconds()).isEqualTo(11, within(0.011));
            assertThat(limit.redDeg()).isBetween(10.0, 21.0);
            assertThat(limit.limitDeg()).isCloseTo(0.6 * limit.redDeg(), within(1e-9));
            assertThat(limit.message()).contains("No range is measured");
        });
    }

    @ParameterizedTest(name = "{0}° in {1} s each way: {2}")
    @CsvSource({
        "40, 0.7, 'That was too fast to tell your range: bend more slowly.'",
        "5, 2, 'Your back bent by 5° only, too little to tell your range. If that is as far as is comfortable, leave it:"
                + " the usual limits hold.'"
    })
    void oneThatTellsNothingChangesNothing(double lumbarDeg, double seconds, String message) {
        assertThat(only(LimitChanged.class, said(bend(lumbarDeg, seconds), range(8))))
                .singleElement()
                .satisfies(limit -> {
                    assertThat(limit.limit()).isNull();
                    assertThat(limit.message()).isEqualTo(message);
                });
    }

    @Test
    void itIsAwaitedForAMinute() {
        List<SessionEvent> events = said(new TestWearer().stand(3).bow(45, 4).stand(65), start("squat"), range(8));

        assertThat(only(LimitChanged.class, events)).singleElement().satisfies(limit -> {
            assertThat(limit.timeSeconds()).isBetween(67.9, 68.1);
            assertThat(limit.message()).startsWith("No slow bend came");
        });
        assertThat(only(Judging.class, events)).last().matches(Judging::judging);
    }

    @Test
    void oneSensorCanNotTellIt() {
        List<SessionEvent> events =
                Session.of(SACRUM, range(8)).finish(bend(40, 2).samples(LOW));

        assertThat(only(LimitChanged.class, events))
                .singleElement()
                .satisfies(limit -> assertThat(limit.message()).startsWith("Your range takes two sensors"));
    }

    @Test
    void whatSomebodyHasSetStays() {
        SessionSettings set =
                settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of("squat.flexion", 11.0), false);
        List<SessionEvent> events = Session.of(set, range(8)).finish(bend(44, 2).samples(LOW, HIGH));

        assertThat(only(LimitChanged.class, events)).first().satisfies(limit -> {
            assertThat(limit.exercise()).isEqualTo("squat");
            assertThat(limit.limitDeg()).isEqualTo(11);
            assertThat(limit.message()).contains("go on warning at 11°");
        });
    }

    @ParameterizedTest(name = "saved and restored at {0} s")
    @CsvSource({"7", "9", "10.8", "12.2", "13.1"})
    void savingAndRestoringChangesNothing(double seconds) {
        Mark[] marks = {start("squat"), range(8)};
        var samples = bend(40, 2).squat(2.4, 16, 0).stand(1).samples(LOW, HIGH);
        List<SessionEvent> whole = Session.of(SACRUM, T12, marks).finish(samples);
        int cut = 0;
        while (samples.get(cut).timeSeconds() < seconds) {
            cut++;
        }

        Session session = Session.of(SACRUM, T12, marks).accept(samples.subList(0, cut));
        session.saveAndRestore();

        assertThat(session.finish(samples.subList(cut, samples.size()))).isEqualTo(whole);
    }
}
