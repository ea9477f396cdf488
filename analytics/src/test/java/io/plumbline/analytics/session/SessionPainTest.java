package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Pain here" lowers the limits of what is being done. */
class SessionPainTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** Two squats, each at its bottom 1.2 s after 9 s and after 14.4 s. */
    private static TestWearer twoSquats(double firstDeg, double secondDeg) {
        return new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(2)
                .squat(2.4, firstDeg, 0)
                .stand(3)
                .squat(2.4, secondDeg, 0)
                .stand(2);
    }

    private static List<SessionEvent> said(TestWearer wearer, Mark... more) {
        return Session.of(SACRUM, T12, marks(more)).finish(wearer.samples(LOW, HIGH));
    }

    private static Mark[] marks(Mark... more) {
        Mark[] all = new Mark[more.length + 1];
        all[0] = start("squat");
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    private static Mark pain(double seconds) {
        return new Mark.Pain(seconds, 1, "");
    }

    private static LimitChanged onlyLimit(List<SessionEvent> events) {
        assertThat(only(LimitChanged.class, events)).hasSize(1);
        return only(LimitChanged.class, events).get(0);
    }

    @Test
    void theAngleAtWhichItHurtsIsRedAtOnceAndThreeFifthsOfItAmber() {
        List<SessionEvent> events = said(twoSquats(14, 11), pain(11.8));

        LimitChanged limit = onlyLimit(events);
        assertThat(limit.exercise()).isEqualTo("squat");
        assertThat(limit.fault()).isEqualTo("flexion");
        assertThat(limit.limit()).isEqualTo("flexion");
        assertThat(limit.redDeg()).isEqualTo(14, within(1.0));
        assertThat(limit.limitDeg()).isEqualTo(0.6 * limit.redDeg(), within(1e-9));
        assertThat(limit.timeSeconds()).isEqualTo(11.8, within(0.0101));
        assertThat(limit.reason()).isEqualTo("pain");
        assertThat(limit.message()).isEqualTo("It hurt at 14° (rounded back): from now on I warn at 8°.");
        assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.repetition()).isEqualTo(2);
            assertThat(alert.limitDeg()).isEqualTo(limit.limitDeg());
        });
    }

    @Test
    void withoutAReportTheSameSquatsBringNoAlert() {
        List<SessionEvent> events = said(twoSquats(14, 11));

        assertThat(only(LimitChanged.class, events)).isEmpty();
        assertThat(only(AlertRaised.class, events)).isEmpty();
    }

    @Test
    void theBackThatIsStillPastTheNewLimitIsToldOfAtOnce() {
        List<SessionEvent> events = said(twoSquats(14, 0), pain(10.3));

        assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.repetition()).isEqualTo(1);
            assertThat(alert.timeSeconds()).isBetween(10.3, 10.6);
        });
    }

    @Test
    void noPainLowersNothing() {
        List<SessionEvent> events = said(twoSquats(14, 11), new Mark.Pain(11.8, 0, "fine now"));

        assertThat(events).isEqualTo(said(twoSquats(14, 11)));
    }

    @ParameterizedTest(name = "at {0} s: {1}")
    @CsvSource({
        "8.5, 'Noted. Your back was near neutral, so no limit was lowered.'",
        "5, 'Noted. Your back could not be judged just then, so no limit was lowered.'"
    })
    void whereNothingIsLoweredItIsSaidWhy(double seconds, String message) {
        List<SessionEvent> events = said(twoSquats(0, 11), pain(seconds));

        LimitChanged limit = onlyLimit(events);
        assertThat(limit.message()).isEqualTo(message);
        assertThat(limit.limit()).isNull();
        assertThat(limit.fault()).isNull();
        assertThat(limit.limitDeg()).isNaN();
        assertThat(limit.redDeg()).isNaN();
        assertThat(only(AlertRaised.class, events)).isEmpty();
    }

    @Test
    void withoutAnExerciseItIsSaidThatThereIsNoLimit() {
        List<SessionEvent> events =
                Session.of(SACRUM, T12, pain(5)).finish(twoSquats(0, 0).samples(LOW, HIGH));

        assertThat(onlyLimit(events).exercise()).isEmpty();
        assertThat(onlyLimit(events).message()).isEqualTo("Noted. No exercise is under way, so no limit was lowered.");
    }

    @Test
    void painPastTheLimitsLeavesThemAsTheyAre() {
        List<SessionEvent> events = said(twoSquats(30, 0), pain(11.8));

        assertThat(onlyLimit(events).limitDeg()).isEqualTo(15);
        assertThat(onlyLimit(events).redDeg()).isEqualTo(25);
        assertThat(onlyLimit(events).message()).isEqualTo("It hurt at 30° (rounded back): I warn at 15° already.");
    }

    /** Not what the trend says that it will be: sinking by 7° in 12 s, it is told of before. */
    @Test
    void inAPlankItIsTheAngleThatTheBackHad() {
        TestWearer wearer = new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(2)
                .bend(88, 2)
                .stand(8)
                .sag(6.8, 12)
                .stand(2);

        List<SessionEvent> events =
                Session.of(SACRUM, T12, start("plank"), pain(31.5)).finish(wearer.samples(LOW, HIGH));

        assertThat(only(AlertRaised.class, events))
                .extracting(AlertRaised::pattern)
                .contains("sagging-soon");
        assertThat(onlyLimit(events).limit()).isEqualTo("extension");
        assertThat(onlyLimit(events).fault()).isEqualTo("extension");
        assertThat(onlyLimit(events).limitDeg()).isEqualTo(5);
        assertThat(onlyLimit(events).redDeg()).isBetween(5.9, 7.0);
    }

    @Test
    void oneSensorsTuckIsLoweredToo() {
        TestWearer wearer =
                new TestWearer().stand(3).bow(45, 4).stand(2).squat(2.4, 0, 7.5).stand(2);

        List<SessionEvent> events =
                Session.of(SACRUM, start("squat"), pain(11.4)).finish(wearer.samples(LOW));

        assertThat(onlyLimit(events).limit()).isEqualTo("tuck");
        assertThat(onlyLimit(events).limitDeg()).isEqualTo(PainPoint.LEAST_DEG);
        assertThat(onlyLimit(events).redDeg()).isEqualTo(7.5, within(1.0));
    }

    @Test
    void itHoldsWhenTheExerciseIsBegunAgainAndInNoOther() {
        List<SessionEvent> again = said(twoSquats(14, 11), pain(11.8), start(13, "squat"));
        List<SessionEvent> another = said(twoSquats(14, 11), pain(11.8), start(13, "hip-hinge"));

        assertThat(only(AlertRaised.class, again)).hasSize(1);
        assertThat(only(AlertRaised.class, another)).isEmpty();
    }

    @Test
    void whatIsSetAfterwardsHolds() {
        List<SessionEvent> events = said(twoSquats(14, 11), pain(11.8), new Mark.SetLimit(12.5, "flexion", 13));

        assertThat(only(AlertRaised.class, events)).isEmpty();
    }

    @Test
    void whatWasStatedForTheSessionIsLoweredAsWell() {
        SessionSettings stated = settings(
                List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of("flexion", 18.0, "flexion.red", 30.0), false);
        List<ImuSample> samples = twoSquats(16, 0).samples(LOW, HIGH);

        LimitChanged limit =
                onlyLimit(Session.of(stated, start("squat"), pain(11.8)).finish(samples));

        assertThat(limit.redDeg()).isEqualTo(16, within(1.0));
    }
}
