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
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

/** How much of each bend comes from the lower back, and how far the pelvis is tilted. */
class SessionLumbarShareTest {

    private static final TestSensor LOW = TestSensor.at(SACRUM);
    private static final TestSensor HIGH = TestSensor.at(T12);

    /** A hinge of share 0.1, a stoop of 0.5, one of 0.2 that ends in a lasting bow, and turns in between. */
    private static TestWearer hinges(double turnDeg) {
        TestWearer wearer = new TestWearer().stand(3).bow(45, 4).stand(2);
        hinge(wearer, 54, 60).turn(turnDeg, 2);
        hinge(wearer, 30, 60).turn(-turnDeg, 1.5);
        return hinge(wearer, 40, 50).stand(2);
    }

    private static TestWearer hinge(TestWearer wearer, double pelvisDeg, double trunkDeg) {
        return wearer.curl(pelvisDeg, trunkDeg, 1.5)
                .stand(0.3)
                .curl(-pelvisDeg, -trunkDeg, 1.5)
                .stand(1);
    }

    private static List<SessionEvent> twoSensors(List<ImuSample> samples) {
        return Session.of(
                        settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of(), true), start("hip-hinge"))
                .finish(samples);
    }

    private static void assertKnownShares(List<SessionEvent> events) {
        List<Repetition> repetitions = only(Repetition.class, events);
        double[] shares =
                repetitions.stream().mapToDouble(Repetition::lumbarShare).toArray();
        assertThat(shares).containsExactly(new double[] {0.1, 0.5, 0.2}, within(0.01));
    }

    @Test
    void eachBendSaysItsShare() {
        assertKnownShares(twoSensors(hinges(0).samples(LOW.noisy(1), HIGH.noisy(2))));
    }

    @Property(tries = 10)
    void turningRoundAndTurningTheSensorsOnTheBodyChangeNoShare(
            @ForAll @DoubleRange(min = -360, max = 360) double turnDeg,
            @ForAll @DoubleRange(min = -1, max = 1) double axisX,
            @ForAll @DoubleRange(min = -180, max = 180) double lowDeg,
            @ForAll @DoubleRange(min = -180, max = 180) double highDeg) {
        Vector3D axis = new Vector3D(axisX, 0.3, 0.5);

        assertKnownShares(twoSensors(hinges(turnDeg).samples(LOW.turned(axis, lowDeg), HIGH.turned(axis, highDeg))));
    }

    @Test
    void oneSensorKnowsNeitherShareNorTilt() {
        List<SessionEvent> events = Session.of(
                        settings(List.of(sensor(SACRUM, null)), Map.of(), true), start("hip-hinge"))
                .finish(hinges(0).samples(LOW));

        assertThat(only(Repetition.class, events))
                .hasSize(3)
                .allSatisfy(repetition -> assertThat(repetition.lumbarShare()).isNaN());
        assertThat(only(Posture.class, events))
                .isNotEmpty()
                .allSatisfy(posture -> assertThat(posture.pelvicTiltDeg()).isNaN());
    }

    /** The first hinge goes down from 9 s to 10.5 s. */
    @Test
    void aBendWithAGapOnItsWayDownHasNoShareAndTheOthersKeepTheirs() {
        List<ImuSample> samples = hinges(0).samples(LOW, HIGH);
        samples.removeIf(
                sample -> sample.placement() == T12 && sample.timeSeconds() > 9.7 && sample.timeSeconds() < 9.85);

        List<Repetition> repetitions = only(Repetition.class, twoSensors(samples));

        assertThat(repetitions).hasSize(3);
        assertThat(repetitions.get(0).lumbarShare()).isNaN();
        assertThat(repetitions.get(1).lumbarShare()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void squatsHaveNoShare() {
        List<SessionEvent> events = Session.of(SACRUM, T12, start("squat"))
                .finish(new TestWearer()
                        .stand(3)
                        .bow(45, 4)
                        .stand(2)
                        .squat(2.4, 25, 0)
                        .stand(2)
                        .samples(LOW, HIGH));

        assertThat(only(Repetition.class, events))
                .singleElement()
                .satisfies(repetition -> assertThat(repetition.lumbarShare()).isNaN());
    }

    @Test
    void savingAndRestoringInTheMiddleOfABendChangesNothing() {
        List<ImuSample> samples = hinges(0).samples(LOW, HIGH);
        Session session = Session.of(
                settings(List.of(sensor(SACRUM, null), sensor(T12, null)), Map.of(), true), start("hip-hinge"));
        for (int i = 0; i < samples.size(); i++) {
            if (i % 70 == 0) {
                session.saveAndRestore();
            }
            session.accept(samples.subList(i, i + 1));
        }

        assertThat(session.finish(List.of())).isEqualTo(twoSensors(samples));
    }

    @Test
    void pelvicTiltIsThePelvisFromNeutralForwardPositive() {
        TestWearer wearer = new TestWearer()
                .stand(3)
                .bow(45, 4)
                .stand(2)
                .curl(20, 35, 1)
                .stand(2)
                .curl(-30, -35, 1)
                .stand(2);

        List<Posture> postures = only(Posture.class, twoSensors(wearer.samples(LOW, HIGH)));

        assertThat(at(11, postures).pelvicTiltDeg()).isCloseTo(20, within(0.5));
        assertThat(at(11, postures).lumbarFlexionDeg()).isCloseTo(15, within(0.5));
        assertThat(at(14.5, postures).pelvicTiltDeg()).isCloseTo(-10, within(0.5));
    }

    private static Posture at(double seconds, List<Posture> postures) {
        return postures.stream()
                .filter(posture -> posture.timeSeconds() >= seconds - 1e-6)
                .findFirst()
                .orElseThrow();
    }
}
