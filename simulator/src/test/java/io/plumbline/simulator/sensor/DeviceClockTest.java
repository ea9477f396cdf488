package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.RecordedSamples;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.Truth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceClockTest {

    private static final DeviceClock FAST = new DeviceClock(20_000, 0.5, 3.5);
    private static final Scenario SQUAT = Scenario.of(
            "squat",
            List.of(
                    new Step.Stand(3),
                    new Step.StartExercise("squat"),
                    Squats.good(2).withTuckDeg(20)));

    @Property(tries = 200, seed = "1")
    void theTimeAtWhichItShowsWhatItShowsIsTheTime(
            @ForAll @DoubleRange(min = -50_000, max = 50_000) double skewPpm,
            @ForAll @DoubleRange(min = -1, max = 1) double driftPpmPerSecond,
            @ForAll @DoubleRange(min = 0, max = 3600) double offset,
            @ForAll @DoubleRange(min = 0, max = 36_000) double seconds) {
        DeviceClock clock = new DeviceClock(skewPpm, driftPpmPerSecond, offset);
        assertThat(clock.trueTimeOf(clock.shownAt(seconds))).isCloseTo(seconds, within(1e-7));
        assertThat(DeviceClock.TRUE.shownAt(seconds)).isEqualTo(seconds);
        assertThat(DeviceClock.TRUE.trueTimeOf(seconds)).isEqualTo(seconds);
    }

    @Test
    void samplesAreStampedByItAndElseTheSame() {
        List<ImuSample> plain = samples(SQUAT);
        List<ImuSample> stamped = samples(clocks(FAST, null, 0));
        assertThat(stamped).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            double t = plain.get(i).timeSeconds();
            assertThat(stamped.get(i).timeSeconds()).isCloseTo(3.5 + 1.02 * t + 0.25e-6 * t * t, within(1e-6));
            assertThat(stamped.get(i).az()).isEqualTo(plain.get(i).az());
            assertThat(stamped.get(i).placement()).isEqualTo(plain.get(i).placement());
        }
    }

    @Test
    void theSessionIsToldInTheClockOfTheFirstSensor() {
        SimulatedSession plain = SimulatedSession.of(SQUAT, 1);
        SimulatedSession told = SimulatedSession.of(clocks(FAST, null, 0), 1);
        Truth truth = told.truth();
        Truth trueTime = plain.truth();
        assertThat(told.marks()).containsExactly(new Mark.StartExercise(FAST.shownAt(3), "squat"));
        assertThat(told.durationSeconds()).isEqualTo(FAST.shownAt(plain.durationSeconds()));
        assertThat(truth.exercises().get(0).endSeconds()).isEqualTo(told.durationSeconds());
        assertThat(truth.repetitions()).hasSameSizeAs(trueTime.repetitions());
        for (int i = 0; i < truth.repetitions().size(); i++) {
            assertThat(truth.repetitions().get(i).endSeconds())
                    .isCloseTo(FAST.shownAt(trueTime.repetitions().get(i).endSeconds()), within(1e-9));
            assertThat(truth.faults().get(i).startSeconds())
                    .isCloseTo(FAST.shownAt(trueTime.faults().get(i).startSeconds()), within(0.003));
            assertThat(truth.faults().get(i).peakDeg())
                    .isCloseTo(trueTime.faults().get(i).peakDeg(), within(0.05));
        }
        assertThat(told.ownClocks()).isFalse();
    }

    @Test
    void aSecondClockMakesClocksOfTheirOwnAndLeavesTheOrderOfTrueTime() {
        Scenario apart = clocks(null, FAST, 0);
        SimulatedSession session = SimulatedSession.of(apart, 1);
        assertThat(session.ownClocks()).isTrue();
        assertThat(session.marks()).isEqualTo(SimulatedSession.of(SQUAT, 1).marks());
        assertThat(RecordedSamples.all(session))
                .extracting(ImuSample::placement)
                .isEqualTo(samples(SQUAT).stream().map(ImuSample::placement).toList());
    }

    @Test
    void twoSensorsOfOneClockHaveNoneOfTheirOwn() {
        assertThat(SimulatedSession.of(clocks(FAST, FAST, 0), 1).ownClocks()).isFalse();
        assertThat(SimulatedSession.of(SQUAT, 1).ownClocks()).isFalse();
    }

    @Test
    void aSlowOscillatorTakesSamplesFurtherApart() {
        List<ImuSample> slow = RecordedSamples.of(SimulatedSession.of(clocks(null, null, 2), 1), Placement.SACRUM);
        assertThat(slow.get(100).timeSeconds()).isEqualTo(1.02);
        assertThat(slow.get(1).timeSeconds()).isEqualTo(0.0102);
    }

    private static List<ImuSample> samples(Scenario scenario) {
        return RecordedSamples.all(SimulatedSession.of(scenario, 1));
    }

    private static Scenario clocks(@Nullable DeviceClock first, @Nullable DeviceClock second, double rateErrorPercent) {
        List<WornSensor> worn = SQUAT.sensors();
        return SQUAT.withWornSensors(List.of(
                worn.get(0).withClock(first, rateErrorPercent), worn.get(1).withClock(second, rateErrorPercent)));
    }
}
