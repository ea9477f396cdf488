package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.only;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.exercise.TestExercises;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two sensors on clocks of their own, the second one 2 % fast, ten minutes ahead and with a radio that bunches. */
class SessionClockTest {

    private static final double AHEAD_SECONDS = 600;
    private static final double PACE = 1.02;
    private static final double INTERVAL_SECONDS = 0.05;

    private static final TestWearer WEARER = new TestWearer()
            .stand(3)
            .bow(45, 4)
            .stand(1)
            .squat(2.4, 0, 0)
            .stand(1)
            .squat(2.4, 25, 0)
            .stand(1)
            .squat(2.4, 0, 0)
            .stand(1);

    private static List<ImuSample> common() {
        return WEARER.samples(TestSensor.at(SACRUM), TestSensor.at(T12));
    }

    private static List<ImuSample> own() {
        List<ImuSample> samples = new ArrayList<>();
        for (ImuSample s : common()) {
            boolean second = s.placement() == T12;
            double phase = second ? 0.013 : 0.031;
            double event = phase + INTERVAL_SECONDS * Math.ceil((s.timeSeconds() - phase) / INTERVAL_SECONDS - 1e-9);
            double shown = second ? AHEAD_SECONDS + PACE * s.timeSeconds() : s.timeSeconds();
            samples.add(new ImuSample(s.placement(), shown, s.ax(), s.ay(), s.az(), s.gx(), s.gy(), s.gz(), event));
        }
        samples.sort(Comparator.comparingDouble(ImuSample::arrivalSeconds));
        return samples;
    }

    private static Session session(boolean ownClocks, Mark... marks) {
        List<SensorSettings> sensors = List.of(sensor(SACRUM, null), sensor(T12, null));
        return Session.of(new SessionSettings("s", sensors, TestExercises.all(), Map.of(), false, ownClocks), marks);
    }

    @Test
    void sayWhatTheyWouldSayOnOneClock() {
        List<SessionEvent> expected = session(false, start("squat")).finish(common());
        List<SessionEvent> said = session(true, start("squat")).finish(own());

        List<AlertRaised> alerts = only(AlertRaised.class, said);
        AlertRaised alert = only(AlertRaised.class, expected).get(0);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).pattern()).isEqualTo(alert.pattern());
        assertThat(alerts.get(0).confidence()).isEqualTo("high");
        assertThat(alerts.get(0).timeSeconds()).isCloseTo(alert.timeSeconds(), within(0.1));
        assertThat(alerts.get(0).angleDeg()).isCloseTo(alert.angleDeg(), within(1.5));
        assertThat(only(Repetition.class, said)).hasSize(3);
    }

    @Test
    void oneThatIsRestoredGoesOnAsTheSavedOneWould() {
        List<ImuSample> samples = own();
        List<SessionEvent> expected = session(true, start("squat")).finish(samples);
        for (int cut = 101; cut < samples.size(); cut += 397) {
            Session session = session(true, start("squat"));
            session.accept(samples.subList(0, cut));
            session.saveAndRestore();
            assertThat(session.finish(samples.subList(cut, samples.size()))).isEqualTo(expected);
        }
    }

    @Test
    void nothingIsJudgedUntilAClockThatStartedAnewIsKnownAgain() {
        List<SessionEvent> said =
                session(true, start("squat"), new Mark.SensorRestarted(12, T12)).finish(own());

        assertThat(only(Judging.class, said)).anySatisfy(judging -> {
            assertThat(judging.reason()).isEqualTo("clock");
            assertThat(judging.timeSeconds()).isBetween(12.0, 12.1);
        });
    }

    @Test
    void aSampleWithoutATimeOfArrivalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(true).accept(common()))
                .withMessageContaining("no time of arrival");
    }
}
