package io.plumbline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.sensor.SensorErrors;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedSessionTest {

    private static final Scenario TWO_SQUATS = Scenario.of(
            "two-squats",
            List.of(
                    new Step.Stand(3),
                    new Step.Bow(45, 4),
                    new Step.StartExercise("squat"),
                    Squats.good(2),
                    new Step.Stand(1)));

    @Nested
    class OneSeed {

        @Test
        void givesTheSameSamplesEveryTime() {
            SimulatedSession session = SimulatedSession.of(TWO_SQUATS, 7);
            List<ImuSample> first = RecordedSamples.all(session);
            assertThat(RecordedSamples.all(session)).isEqualTo(first);
            assertThat(RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 7))).isEqualTo(first);
        }

        @Test
        void givesOtherSamplesThanAnotherSeed() {
            List<ImuSample> seven = RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 7));
            assertThat(RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 8))).isNotEqualTo(seven);
            // seeds that differ in their upper half only
            assertThat(RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 7 + (1L << 40))))
                    .isNotEqualTo(seven);
        }

        @Test
        void makesAnIteratorThatDoesNotDisturbAnother() {
            SimulatedSession session = SimulatedSession.of(TWO_SQUATS, 7);
            var one = session.samples();
            var other = session.samples();
            one.next();
            one.next();
            one.next();
            assertThat(other.next()).isEqualTo(session.samples().next());
        }
    }

    @Nested
    class ASecondSensor {

        private final List<SensorSettings> alone = List.of(new SensorSettings(Placement.SACRUM, null, 100));
        private final List<SensorSettings> both =
                List.of(new SensorSettings(Placement.L1, null, 52), new SensorSettings(Placement.SACRUM, null, 100));

        @Test
        void changesNothingForTheFirst() {
            assertThat(RecordedSamples.of(SimulatedSession.of(TWO_SQUATS.withSensors(both), 3), Placement.SACRUM))
                    .isEqualTo(RecordedSamples.all(SimulatedSession.of(TWO_SQUATS.withSensors(alone), 3)));
        }

        @Test
        void hasNoiseOfItsOwn() {
            List<ImuSample> samples = RecordedSamples.all(SimulatedSession.of(
                    TWO_SQUATS.withErrors(new SensorErrors(0, 1, 0, 0)).withSensors(both), 3));
            assertThat(samples.get(0).gx()).isNotEqualTo(samples.get(1).gx());
        }

        @Test
        void isInterleavedByTimeAndAtTheSameTimeComesSecond() {
            List<ImuSample> samples = RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 3));
            for (int k = 0; k < samples.size() / 2; k++) {
                assertThat(samples.get(2 * k).placement()).isEqualTo(Placement.SACRUM);
                assertThat(samples.get(2 * k).timeSeconds()).isEqualTo(k / 100.0);
                assertThat(samples.get(2 * k + 1).placement()).isEqualTo(Placement.T12);
                assertThat(samples.get(2 * k + 1).timeSeconds()).isEqualTo(k / 100.0);
            }
        }

        @Test
        void mayBeSampledHalfAPeriodLater() {
            List<ImuSample> samples =
                    RecordedSamples.all(SimulatedSession.of(TWO_SQUATS.withPhaseOfLastSensor(0.5), 3));
            assertThat(samples)
                    .extracting(ImuSample::timeSeconds)
                    .startsWith(0.0, 0.005, 0.010, 0.015)
                    .isSorted();
        }
    }

    @Nested
    class TheSamples {

        @Test
        void haveTimesOfTheirRateRoundedToMicroseconds() {
            Scenario odd = TWO_SQUATS.withSensors(List.of(new SensorSettings(Placement.L5, null, 104)));
            SimulatedSession session = SimulatedSession.of(odd, 1);
            List<ImuSample> samples = RecordedSamples.all(session);
            assertThat(samples.get(1).timeSeconds()).isEqualTo(0.009615);
            assertThat(samples.get(2).timeSeconds()).isEqualTo(0.019231);
            assertThat(samples).hasSize((int) Math.ceil(session.durationSeconds() * 104));
            assertThat(samples.get(samples.size() - 1).timeSeconds()).isLessThan(session.durationSeconds());
        }

        @Test
        void areRoundedAndNeverNegativeZero() {
            for (ImuSample sample : RecordedSamples.all(SimulatedSession.of(TWO_SQUATS, 1))) {
                assertThat(sample.ax() * 1e5).isCloseTo(Math.rint(sample.ax() * 1e5), within(1e-6));
                assertThat(sample.gy() * 1e6).isCloseTo(Math.rint(sample.gy() * 1e6), within(1e-6));
                assertThat(Double.doubleToRawLongBits(sample.gz())).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
            }
        }
    }

    @Nested
    class WhatTheAnalysisIsTold {

        @Test
        void isThePlacementTheRateAndAStatedMount() {
            List<SensorSettings> sensors =
                    List.of(new SensorSettings(Placement.SACRUM, Mount.parse("down,left,front"), 50));
            assertThat(SimulatedSession.of(TWO_SQUATS.withSensors(sensors), 1).sensors())
                    .isEqualTo(sensors);
        }

        @Test
        void isNothingOfAMountThatWasOnlyDrawn() {
            assertThat(SimulatedSession.of(TWO_SQUATS, 1).sensors())
                    .extracting(SensorSettings::mount)
                    .containsOnlyNulls();
        }

        @Test
        void areTheMarks() {
            assertThat(SimulatedSession.of(TWO_SQUATS, 1).marks()).containsExactly(new Mark.StartExercise(7, "squat"));
        }
    }

    @Nested
    class TheDemo {

        private final SimulatedSession session =
                SimulatedSession.of(ScenarioLibrary.find("demo").orElseThrow(), 1);

        @Test
        void lastsAboutAMinuteAndShowsItsFirstFaultEarly() {
            assertThat(session.durationSeconds()).isBetween(50.0, 60.0);
            assertThat(session.truth().faults().get(0).startSeconds()).isLessThan(20);
        }

        @Test
        void hasAPlankThatSagsAndRecovers() {
            assertThat(session.truth().faults())
                    .filteredOn(fault -> fault.kind().equals("extension"))
                    .hasSize(1);
            assertThat(session.truth().exercises())
                    .extracting(exercise -> exercise.exercise())
                    .containsExactly("squat", "plank");
        }
    }
}
