package io.plumbline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.link.Disconnect;
import io.plumbline.simulator.link.Preset;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.link.RadioEvent;
import io.plumbline.simulator.payload.Notification;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.payload.ReadPayload;
import io.plumbline.simulator.payload.VirtualPeripheral;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RadioSessionTest {

    private static final Scenario SQUATS = Scenario.of(
            "squats",
            List.of(
                    new Step.Stand(3),
                    new Step.Bow(45, 4),
                    new Step.StartExercise("squat"),
                    Squats.good(3),
                    new Step.Stand(3)));

    private static Radio radio(List<Disconnect> disconnects, RadioEvent... events) {
        return new Radio(Preset.CABLE, null, 0.03, 0.003, null, 0, 0, 4_294_960.0, disconnects, List.of(events));
    }

    private static SimulatedSession over(Radio radio) {
        return SimulatedSession.of(SQUATS.withRadio(radio), 1);
    }

    private static List<Double> times(SimulatedSession session, Placement placement) {
        return RecordedSamples.of(session, placement).stream()
                .map(ImuSample::timeSeconds)
                .toList();
    }

    private static List<Notification> notifications(SimulatedSession session, Profile profile, int sensor) {
        List<Notification> all = new ArrayList<>();
        session.peripherals(profile).get(sensor).forEachRemaining(all::add);
        return all;
    }

    /**
     * As a host does it: a packet of less than a notification's size is whole, another one with the second part that arrives
     * with it. A part alone is thrown away, and so is a packet that was there already.
     */
    private static Map<Long, double[][]> movesensePackets(List<Notification> notifications) {
        Map<Long, double[][]> packets = new LinkedHashMap<>();
        Notification first = null;
        for (Notification notification : notifications) {
            byte[] payload = notification.payload();
            if (payload[0] == 2 && payload.length < 155) {
                addPacket(packets, payload);
            } else if (payload[0] == 2) {
                first = notification;
            } else if (first != null && first.arrivalSeconds() == notification.arrivalSeconds()) {
                addPacket(packets, ReadPayload.joined(first.payload(), payload));
                first = null;
            }
        }
        return packets;
    }

    private static void addPacket(Map<Long, double[][]> packets, byte[] payload) {
        ReadPayload whole = ReadPayload.of(payload);
        double[][] samples = new double[whole.movesenseFloats().length / 6][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = whole.movesenseImu6(i);
        }
        packets.put(whole.movesenseMilliseconds(), samples);
    }

    @Nested
    class ACable {

        @Test
        void isWhatAScenarioWithoutARadioHas() {
            assertThat(SQUATS.radio()).isEqualTo(Radio.CABLE);
            assertThat(RecordedSamples.all(SimulatedSession.of(SQUATS, 1)))
                    .allMatch(sample -> Double.isNaN(sample.arrivalSeconds()));
            assertThat(SimulatedSession.of(SQUATS, 1).truth().unjudgeable()).isEmpty();
        }

        @Test
        void andARadioThatLosesNothingBringTheSameSamples() {
            List<ImuSample> cable = RecordedSamples.of(SimulatedSession.of(SQUATS, 1), Placement.T12);
            List<ImuSample> radio = RecordedSamples.of(over(radio(List.of())), Placement.T12).stream()
                    .map(s -> new ImuSample(
                            s.placement(), s.timeSeconds(), s.ax(), s.ay(), s.az(), s.gx(), s.gy(), s.gz()))
                    .toList();
            assertThat(radio).isEqualTo(cable);
            assertThat(over(radio(List.of())).truth().unjudgeable()).isEmpty();
        }
    }

    @Nested
    class OneSeed {

        @ParameterizedTest
        @EnumSource(Preset.class)
        void givesTheSameArrivalsAndTheSameBytes(Preset preset) {
            SimulatedSession session = over(Radio.of(preset));
            SimulatedSession again = over(Radio.of(preset));
            assertThat(RecordedSamples.all(again)).isEqualTo(RecordedSamples.all(session));
            assertThat(again.truth()).isEqualTo(session.truth());
            assertThat(notifications(again, Profile.MOVESENSE, 1))
                    .extracting(Notification::arrivalSeconds, Notification::hex)
                    .isEqualTo(notifications(session, Profile.MOVESENSE, 1).stream()
                            .map(n -> tuple(n.arrivalSeconds(), n.hex()))
                            .toList());
        }

        @Test
        void givesEachSensorLossesOfItsOwn() {
            SimulatedSession session = over(Radio.of(Preset.BAD));
            assertThat(times(session, Placement.T12)).isNotEqualTo(times(session, Placement.SACRUM));
        }
    }

    @Nested
    class TheRows {

        @Test
        void standInOrderOfArrivalAndPerSensorByTime() {
            List<ImuSample> rows = RecordedSamples.all(over(Radio.of(Preset.BAD)));
            assertThat(rows).extracting(ImuSample::arrivalSeconds).isSorted();
            for (Placement placement : List.of(Placement.SACRUM, Placement.T12)) {
                List<Double> times = times(over(Radio.of(Preset.BAD)), placement);
                assertThat(times).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Nested
    class ADisconnect {

        private final SimulatedSession session = over(radio(List.of(new Disconnect(8, 1.5, Placement.T12))));

        @Test
        void isMissingInTheSamplesOfItsSensorOnly() {
            assertThat(times(session, Placement.T12))
                    .hasSize(times(session, Placement.SACRUM).size() - 150)
                    .noneMatch(seconds -> seconds >= 8 && seconds < 9.5);
        }

        @Test
        void canNotBeJudgedFromItsBeginningToASecondAfterItsEnd() {
            assertThat(session.truth().unjudgeable()).singleElement().satisfies(gap -> {
                assertThat(gap.reason()).isEqualTo("sensor-gap");
                assertThat(gap.startSeconds()).isEqualTo(7.99);
                assertThat(gap.endSeconds()).isEqualTo(10.5);
            });
        }

        @Test
        void ofTenSamplesIsTooLongAndOfNineIsNot() {
            assertThat(over(radio(List.of(new Disconnect(8, 0.1, null))))
                            .truth()
                            .unjudgeable())
                    .hasSize(1);
            assertThat(over(radio(List.of(new Disconnect(8, 0.09, null))))
                            .truth()
                            .unjudgeable())
                    .isEmpty();
        }

        @Test
        void thatOverlapsAnotherSensorsIsOneStretchWithIt() {
            List<Disconnect> both =
                    List.of(new Disconnect(8, 1, Placement.T12), new Disconnect(9.5, 1, Placement.SACRUM));
            assertThat(over(radio(both)).truth().unjudgeable())
                    .containsExactly(new Unjudgeable(7.99, 11.5, "sensor-gap"));
        }

        @Test
        void untilTheEndLastsUntilTheEnd() {
            SimulatedSession gone = over(radio(List.of(new Disconnect(8, 3600, null))));
            assertThat(gone.truth().unjudgeable())
                    .containsExactly(new Unjudgeable(7.99, gone.durationSeconds(), "sensor-gap"));
        }
    }

    @Nested
    class ARestart {

        private final SimulatedSession session = over(radio(
                List.of(),
                new RadioEvent.Restart(10, Placement.SACRUM),
                new RadioEvent.ClockJump(14, 30, Placement.SACRUM)));

        @Test
        void isAMarkWhenTheSensorIsThereAgain() {
            assertThat(session.marks())
                    .containsExactly(
                            new Mark.StartExercise(7, "squat"), new Mark.SensorRestarted(12, Placement.SACRUM));
        }

        @Test
        void ofEverySensorIsAMarkForEach() {
            assertThat(over(radio(List.of(), new RadioEvent.Restart(10, null))).marks())
                    .hasSize(3);
        }

        @Test
        void afterTheEndIsNoMark() {
            assertThat(over(radio(List.of(), new RadioEvent.Restart(1000, null)))
                            .marks())
                    .hasSize(1);
        }

        @Test
        void leavesTheRecordingsTimeAsItIsLikeWrapsAndJumps() {
            List<Double> times = times(session, Placement.SACRUM);
            for (int i = 1; i < times.size(); i++) {
                double step = times.get(i) - times.get(i - 1);
                assertThat(step).isCloseTo(times.get(i) == 12.0 ? 2.01 : 0.01, within(1e-9));
            }
        }

        @Test
        void andWrapsAndJumpsAreInThePacketsClock() {
            List<Long> clock = new ArrayList<>(movesensePackets(notifications(session, Profile.MOVESENSE, 0))
                    .keySet());
            List<Long> backwards = new ArrayList<>();
            List<Long> leaps = new ArrayList<>();
            for (int i = 1; i < clock.size(); i++) {
                if (clock.get(i) < clock.get(i - 1)) {
                    backwards.add(clock.get(i));
                } else if (clock.get(i) - clock.get(i - 1) > 80) {
                    leaps.add(clock.get(i) - clock.get(i - 1));
                }
            }
            // 32 bits are full 7.296 s after the beginning; the restarted clock begins at 0
            assertThat(backwards).hasSize(2);
            assertThat(backwards.get(0)).isBetween(0L, 80L);
            assertThat(backwards.get(1)).isZero();
            assertThat(leaps).containsExactly(30_080L);
        }
    }

    @Nested
    class ThePackets {

        private final Radio disorderly =
                new Radio(Preset.SHADOWED, null, 0.03, 0.003, null, 0.05, 0.05, 100.0, List.of(), List.of());

        /** Times in whole milliseconds and the six values, of all that a host can put together. */
        @Test
        void ofMovesenseHoldWhatTheSessionSentAsMovesenseHolds() {
            SimulatedSession session = over(disorderly);
            Map<Long, double[][]> packets = movesensePackets(notifications(session, Profile.MOVESENSE, 1));
            List<ImuSample> recorded = RecordedSamples.of(session.sentAs(Profile.MOVESENSE), Placement.T12);

            Map<Long, double[]> decoded = new LinkedHashMap<>();
            packets.forEach((first, samples) -> {
                for (int i = 0; i < samples.length; i++) {
                    decoded.put(first + 10L * i - 100_000, samples[i]);
                }
            });
            assertThat(decoded.keySet())
                    .isEqualTo(recorded.stream()
                            .map(sample -> Math.round(sample.timeSeconds() * 1e3))
                            .collect(Collectors.toSet()));
            for (ImuSample sample : recorded) {
                double[] six = decoded.get(Math.round(sample.timeSeconds() * 1e3));
                assertThat(six)
                        .containsExactly(
                                new double[] {
                                    sample.ax(), sample.ay(), sample.az(), sample.gx(), sample.gy(), sample.gz()
                                },
                                within(1e-5));
            }
        }

        @Test
        void areDoubledOutOfOrderAndTornSomewhere() {
            List<Notification> notifications = notifications(over(disorderly), Profile.MOVESENSE, 0);
            Set<String> seen = new HashSet<>();
            int doubled = 0;
            int backwards = 0;
            int firstParts = 0;
            long before = 0;
            for (Notification notification : notifications) {
                doubled += seen.add(notification.hex()) ? 0 : 1;
                if (notification.payload()[0] == 2) {
                    long now = ReadPayload.of(notification.payload()).movesenseMilliseconds();
                    backwards += now < before ? 1 : 0;
                    before = now;
                    firstParts++;
                }
            }
            assertThat(doubled).isPositive();
            assertThat(backwards).isPositive();
            assertThat(firstParts).isNotEqualTo(notifications.size() - firstParts);
        }

        @ParameterizedTest
        @EnumSource(names = {"WITMOTION", "THINGY52"})
        void ofSensorsWithoutAClockHoldOneSampleEach(Profile profile) {
            SimulatedSession session = over(Radio.of(Preset.BAD));
            List<Notification> notifications = notifications(session, profile, 0);
            List<ImuSample> recorded = RecordedSamples.of(session, Placement.SACRUM);
            assertThat(notifications).hasSameSizeAs(recorded);
            for (int i = 0; i < recorded.size(); i++) {
                ReadPayload read = ReadPayload.of(notifications.get(i).payload());
                double[] values = profile == Profile.WITMOTION ? read.witMotion() : read.thingy52();
                assertThat(values[2]).isCloseTo(recorded.get(i).az(), within(5e-3));
                assertThat(values[4]).isCloseTo(recorded.get(i).gy(), within(6e-4));
                assertThat(notifications.get(i).arrivalSeconds())
                        .isEqualTo(recorded.get(i).arrivalSeconds());
            }
        }

        @Test
        void tellWhoseTheyAre() {
            List<VirtualPeripheral> sensors = over(Radio.CABLE).peripherals(Profile.THINGY52);
            assertThat(sensors)
                    .extracting(VirtualPeripheral::placement)
                    .containsExactly(Placement.SACRUM, Placement.T12);
            assertThat(sensors.get(1).rateHz()).isEqualTo(100);
            assertThat(sensors.get(1).profile()).isEqualTo(Profile.THINGY52);
            assertThat(sensors.get(1).next().placement()).isEqualTo(Placement.T12);
        }
    }
}
