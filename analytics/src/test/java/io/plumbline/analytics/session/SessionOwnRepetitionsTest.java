package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Squats that the wearer has done well narrow the limit of those that follow. */
class SessionOwnRepetitionsTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** When the first squat begins, how long one takes, and until the next begins, s. */
    private static final double FIRST_SECONDS = 9;

    private static final double SQUAT_SECONDS = 2.4;
    private static final double EVERY_SECONDS = 3.4;

    private static TestWearer squats(double... roundingDeg) {
        TestWearer wearer = new TestWearer().stand(3).bow(45, 4).stand(2);
        for (double deg : roundingDeg) {
            wearer.squat(SQUAT_SECONDS, deg, 0).stand(EVERY_SECONDS - SQUAT_SECONDS);
        }
        return wearer.stand(1);
    }

    private static double middleOf(int repetition) {
        return FIRST_SECONDS + (repetition - 1) * EVERY_SECONDS + SQUAT_SECONDS / 2;
    }

    private static List<SessionEvent> said(Map<String, Double> limits, TestWearer wearer, Mark... marks) {
        SessionSettings settings = settings(List.of(sensor(SACRUM, null), sensor(T12, null)), limits, false);
        Session session = Session.of(settings, marks);
        return session.finish(wearer.samples(LOW, HIGH));
    }

    private static List<SessionEvent> said(TestWearer wearer) {
        return said(Map.of(), wearer, start("squat"));
    }

    private static double timeOfRepetition(int number, List<SessionEvent> events) {
        return only(Repetition.class, events).stream()
                .filter(repetition -> repetition.repetition() == number && repetition.complete())
                .findFirst()
                .orElseThrow()
                .timeSeconds();
    }

    private static void assertNarrowedAfter(int repetition, List<SessionEvent> events) {
        assertThat(only(LimitChanged.class, events)).singleElement().satisfies(limit -> {
            assertThat(limit.reason()).isEqualTo("own-repetitions");
            assertThat(limit.timeSeconds()).isEqualTo(timeOfRepetition(repetition, events));
        });
    }

    @Test
    void fiveOfThemNarrowItBetweenTwoRepetitions() {
        List<SessionEvent> events = said(squats(4, 2, 3, 4, 0, 13.5));

        assertNarrowedAfter(5, events);
        LimitChanged limit = only(LimitChanged.class, events).get(0);
        assertThat(limit.exercise()).isEqualTo("squat");
        assertThat(limit.fault()).isEqualTo("flexion");
        assertThat(limit.limit()).isEqualTo("flexion");
        assertThat(limit.limitDeg()).isEqualTo(12);
        assertThat(limit.redDeg()).isEqualTo(20, within(1e-9));
        assertThat(limit.message())
                .isEqualTo("Your first 5 good repetitions set your limit (rounded back): from now on I warn at 12°.");
        assertThat(only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.repetition()).isEqualTo(6);
            assertThat(alert.limitDeg()).isEqualTo(12);
        });
    }

    @Test
    void fourAreTooFew() {
        List<SessionEvent> events = said(squats(4, 2, 3, 4, 13.5));

        assertThat(only(AlertRaised.class, events)).isEmpty();
        assertThat(only(LimitChanged.class, events)).isEmpty();
    }

    @Test
    void theLimitIsSixDegreesAboveTheLargest() {
        List<SessionEvent> events = said(squats(2, 7.5, 3, 4, 0, 0));

        assertThat(only(LimitChanged.class, events))
                .singleElement()
                .satisfies(limit -> assertThat(limit.limitDeg()).isEqualTo(13.5, within(0.7)));
    }

    @Test
    void lessThanADegreeIsNotWorthIt() {
        assertThat(only(LimitChanged.class, said(squats(8.6, 8.6, 8.6, 8.6, 8.6, 0))))
                .isEmpty();
    }

    @Test
    void onesThatComeNearTheLimitLeaveItAsItIs() {
        assertThat(only(LimitChanged.class, said(squats(12, 13, 10, 9, 11, 0)))).isEmpty();
    }

    @Test
    void oneWithAnAlertIsNotAccepted() {
        assertNarrowedAfter(6, said(squats(4, 20, 3, 4, 0, 2)));
    }

    /** Too short to cut the repetition off, too long to be judged. */
    @Test
    void oneThatCouldNotBeJudgedThroughoutIsNotAccepted() {
        List<ImuSample> samples = squats(0, 0, 0, 0, 0, 0).samples(LOW, HIGH);
        samples.removeIf(s -> s.timeSeconds() > middleOf(2) && s.timeSeconds() < middleOf(2) + 0.15);

        List<SessionEvent> events = Session.of(SACRUM, T12, start("squat")).finish(samples);

        assertThat(only(Repetition.class, events)).hasSize(6).allMatch(Repetition::complete);
        assertNarrowedAfter(6, events);
    }

    @Test
    void afterAReportOfPainTheyAreCountedAnew() {
        List<SessionEvent> events =
                said(Map.of(), squats(0, 0, 0, 0, 0, 0, 0), start("squat"), new Mark.Pain(middleOf(2), 3, ""));

        assertThat(only(LimitChanged.class, events))
                .extracting(LimitChanged::reason, LimitChanged::timeSeconds)
                .last()
                .isEqualTo(tuple("own-repetitions", timeOfRepetition(7, events)));
    }

    @Test
    void withAnotherNeutralTheyAreCountedAnew() {
        TestWearer wearer = squats(0, 0, 0, 0).curl(0, 3, 1).stand(3).bow(45, 4).stand(2);
        double calibrate = FIRST_SECONDS + 4 * EVERY_SECONDS;
        for (int i = 0; i < 5; i++) {
            wearer.squat(SQUAT_SECONDS, 0, 0).stand(1);
        }

        List<SessionEvent> events = said(Map.of(), wearer, start("squat"), new Mark.Calibrate(calibrate + 2));

        assertNarrowedAfter(9, events);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"flexion", "squat.flexion"})
    void aLimitThatWasSetIsNotTouched(String name) {
        assertThat(said(Map.of(name, 14.0), squats(0, 0, 0, 0, 0, 13), start("squat")))
                .noneMatch(event -> event instanceof LimitChanged || event instanceof AlertRaised);
        assertThat(said(Map.of(), squats(0, 0, 0, 0, 0, 13), start("squat"), new Mark.SetLimit(middleOf(3), name, 14)))
                .noneMatch(event -> event instanceof LimitChanged || event instanceof AlertRaised);
    }

    @Test
    void aRedThatWasSetIsKept() {
        List<SessionEvent> events = said(Map.of("flexion.red", 24.0), squats(0, 0, 0, 0, 0), start("squat"));

        assertThat(only(LimitChanged.class, events))
                .extracting(LimitChanged::limitDeg, LimitChanged::redDeg)
                .containsExactly(tuple(12.0, 24.0));
    }

    @Test
    void itHappensOnceInASession() {
        double second = FIRST_SECONDS + 5 * EVERY_SECONDS;

        List<SessionEvent> events =
                said(Map.of(), squats(8, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0), start("squat"), start(second, "squat"));

        assertNarrowedAfter(5, events);
    }

    @Test
    void hipHingesHaveNoSuchLimit() {
        TestWearer wearer = new TestWearer().stand(3).bow(45, 4).stand(2);
        for (int i = 0; i < 6; i++) {
            wearer.bow(60, 3).stand(1);
        }

        List<SessionEvent> events = said(Map.of(), wearer, start("hip-hinge"));

        assertThat(only(Repetition.class, events)).hasSize(6);
        assertThat(only(LimitChanged.class, events)).isEmpty();
    }

    private static final double[] ROUNDING = {1, 20, 3, 2, 0, 4, 13.5};

    private static List<SessionEvent> savedAt(int sample) {
        Session session = Session.of(SACRUM, T12, start("squat"), new Mark.Pain(31.2, 2, ""));
        List<ImuSample> samples = squats(ROUNDING).samples(LOW.noisy(1), HIGH.noisy(2));
        session.accept(samples.subList(0, sample));
        session.saveAndRestore();
        return session.finish(samples.subList(sample, samples.size()));
    }

    private static final List<SessionEvent> UNSAVED = savedAt(0);

    @Property(tries = 40, seed = "7")
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(min = 1, max = 6600) int sample) {
        assertThat(only(LimitChanged.class, UNSAVED))
                .extracting(LimitChanged::reason)
                .containsExactly("own-repetitions", "pain");
        assertThat(savedAt(sample)).isEqualTo(UNSAVED);
    }
}
