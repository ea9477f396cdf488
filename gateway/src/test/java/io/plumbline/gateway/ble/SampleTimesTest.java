package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTimesTest {

    private static final double PERIOD = 0.01;

    private final SampleTimes times = new SampleTimes();

    @BeforeEach
    void connect() {
        times.connected(100);
    }

    @Nested
    class OfASensorWithAClock {

        @Test
        void areItsOwnFromTheFirstArrivalOn() {
            assertThat(times.tell(5000, 3.2)).isEqualTo(3.2);
            assertThat(times.tell(5000.01, 3.9)).isCloseTo(3.21, within(1e-9));
        }

        @Test
        void leaveOutWhatComesTwiceOrOutOfOrder() {
            times.tell(7, 1);
            times.tell(7.01, 1.01);
            assertThat(times.tell(7.01, 1.02)).isNaN();
            assertThat(times.tell(7.005, 1.03)).isNaN();
            assertThat(times.restarted()).isFalse();
            assertThat(times.tell(7.02, 1.04)).isCloseTo(1.02, within(1e-9));
        }

        @Test
        void goOnAfterAReconnectionWhereItsClockDid() {
            times.tell(7, 1);
            times.tell(7.01, 1.01);
            times.connected(100);
            assertThat(times.tell(27.01, 21.03)).isCloseTo(21.01, within(1e-9));
            assertThat(times.restarted()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"0, 21.01", "500, 21.01", "7.5, 21.01"})
        void goOnByTheHostWhereItsClockStartedAnew(double shows, double expected) {
            times.tell(7, 1);
            times.tell(7.01, 1.01);
            times.connected(100);
            assertThat(times.tell(shows, 21.01)).isCloseTo(expected, within(1e-9));
            assertThat(times.restarted()).isTrue();
            assertThat(times.tell(shows + 0.01, 21.02)).isCloseTo(expected + 0.01, within(1e-9));
            assertThat(times.restarted()).as("said once").isFalse();
        }

        @Test
        void goOnWhereItStartedAnewWithinAConnection() {
            for (int i = 0; i < 500; i++) {
                times.tell(100 + i * PERIOD, i * PERIOD);
            }
            assertThat(times.tell(0.5, 5.6)).isGreaterThan(5);
            assertThat(times.restarted()).isTrue();
        }
    }

    @Nested
    class OfASensorWithoutAClock {

        /** Sensors are off by up to 3 % (research/biomechanics §5.6); raw arrival is off by a connection interval. */
        @ParameterizedTest
        @ValueSource(doubles = {-0.03, -0.001, 0, 0.001, 0.03})
        void keepThePaceOfTheSensorAsTheHostMeasuresIt(double skew) {
            List<double[]> heard = heard(skew, 4000, 0.05);
            List<Double> told = told(heard);

            assertThat(told).hasSize(4000);
            double seconds = told.get(3999) - told.get(2000);
            assertThat(seconds / (1999 * PERIOD)).isCloseTo(1 + skew, within(0.0005));
            for (int i = 2000; i < 3999; i++) {
                assertThat(told.get(i + 1) - told.get(i)).isCloseTo(PERIOD * (1 + skew), within(1e-4));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 6, 12})
        void showThatSamplesWereLost(int lost) {
            List<double[]> heard = heard(0, 4000, 0.03);
            heard.subList(2000, 2000 + lost).clear();
            List<Double> told = told(heard);

            double seconds = told.get(told.size() - 1) - told.get(1000);
            assertThat(seconds).isCloseTo((3999 - 1000) * PERIOD, within(1.2 * PERIOD));
        }

        @ParameterizedTest
        @ValueSource(ints = {40, 100, 800})
        void showALongGapAsSoonAsWhatWasHeldUpHasCome(int lost) {
            List<double[]> heard = heard(0, 4000, 0.03);
            heard.subList(2000, 2000 + lost).clear();
            List<Double> told = told(heard);

            assertThat(told.get(2010) - told.get(1999)).isCloseTo((lost + 11) * PERIOD, within(1.2 * PERIOD));
        }

        @Test
        void areNotStretchedWhereTheRadioOnlyHeldSamplesUp() {
            List<double[]> heard = heard(0, 4000, 0.03);
            double free = heard.get(2100)[0];
            for (int i = 2000; i < 2100; i++) {
                heard.get(i)[0] = free;
            }
            List<Double> told = told(heard);

            assertThat(told).hasSize(4000);
            for (int i = 1000; i < 3999; i++) {
                assertThat(told.get(i + 1) - told.get(i)).isCloseTo(PERIOD, within(1e-4));
            }
        }

        @Test
        void loseNothingWhenTheMachineIsBusyAtTheStart() {
            List<double[]> heard = heard(0, 1000, 0.01);
            for (int i = 0; i < 350; i++) {
                heard.get(i)[0] += 0.15;
            }
            assertThat(told(heard)).hasSize(1000);
        }

        @ParameterizedTest
        @ValueSource(ints = {10, 60, 90})
        void keepTheirRateWhereTheFirstAreHeldUpAndThenComeAtOnce(int first) {
            List<double[]> heard = heard(0, 1000, 0.01);
            double free = heard.get(first + 20)[0];
            for (int i = first; i < first + 20; i++) {
                heard.get(i)[0] = free;
            }
            told(heard);
            assertThat(times.periodSeconds()).isEqualTo(PERIOD);
        }

        @ParameterizedTest
        @ValueSource(ints = {10, 60, 90})
        void keepTheirRateWhereTheFirstAreHeldUpAndNeverMadeUpFor(int first) {
            List<double[]> heard = heard(0, 1000, 0.01);
            heard.get(0)[0] += 0.2;
            for (int i = 1; i < first; i++) {
                heard.get(i)[0] = Math.max(heard.get(0)[0], heard.get(i)[0]);
            }
            told(heard);
            assertThat(times.periodSeconds()).isEqualTo(PERIOD);
        }

        @Test
        void followASensorThatSendsHalfOfWhatWasWanted() {
            List<Double> told = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                told.add(times.tell(Double.NaN, i * 2 * PERIOD));
            }
            assertThat(told.get(1499) - told.get(1000)).isCloseTo(499 * 2 * PERIOD, within(0.05));
            assertThat(times.periodSeconds()).isCloseTo(2 * PERIOD, within(1e-4));
        }

        @Test
        void goOnByTheHostAfterAReconnection() {
            times.tell(Double.NaN, 1);
            times.tell(Double.NaN, 1.01);
            times.connected(100);
            assertThat(times.tell(Double.NaN, 4.01)).isCloseTo(4.01, within(1e-9));
            assertThat(times.restarted()).isTrue();
        }

        private List<Double> told(List<double[]> heard) {
            List<Double> told = new ArrayList<>();
            double last = Double.NEGATIVE_INFINITY;
            for (double[] arrival : heard) {
                double seconds = times.tell(Double.NaN, arrival[0]);
                if (!Double.isNaN(seconds)) {
                    assertThat(seconds).isGreaterThan(last);
                    last = seconds;
                    told.add(seconds);
                }
            }
            return told;
        }

        /** Arrivals at a connection's events with a host's jitter, 3 ms on average. */
        private List<double[]> heard(double skew, int samples, double intervalSeconds) {
            Random chance = new Random(7);
            List<double[]> heard = new ArrayList<>();
            double before = 0;
            for (int i = 0; i < samples; i++) {
                double measured = i * PERIOD * (1 + skew);
                double event = Math.ceil((measured + 0.004) / intervalSeconds) * intervalSeconds;
                before = Math.max(before, event - 0.003 * Math.log(1 - chance.nextDouble()));
                heard.add(new double[] {before});
            }
            return heard;
        }
    }
}
