package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ImuTimesTest {

    private static ImuBatch batch(String session, Placement placement, boolean ownClock, double time, double arrival) {
        return new ImuBatch(
                session,
                new SensorSettings(placement, null, 100),
                ownClock,
                "",
                OptionalInt.empty(),
                1,
                1,
                List.of(
                        new ImuSample(placement, time, 9.81, 0, 0, 0, 0, 0, arrival),
                        new ImuSample(placement, time + 0.01, 9.81, 0, 0, 0, 0, 0, arrival + 0.01)));
    }

    @Test
    void ofTheFirstSessionAreWhatTheyAre() {
        ImuTimes times = new ImuTimes(false);
        ImuBatch batch = batch("a", Placement.SACRUM, false, 7, Double.NaN);

        assertThat(times.of(batch, Placement.SACRUM, 1000)).isEqualTo(batch.samples());
    }

    @Test
    void ofALaterSessionGoOnAsTimeWentBy() {
        ImuTimes times = new ImuTimes(false);
        times.of(batch("a", Placement.SACRUM, false, 7, Double.NaN), Placement.SACRUM, 1000);

        List<ImuSample> later = times.of(batch("b", Placement.SACRUM, false, 0, Double.NaN), Placement.SACRUM, 1003);

        assertThat(later.get(1).timeSeconds()).isCloseTo(7.01 + 3, within(1e-9));
    }

    @Test
    void neverGoBackHoweverSoonTheNextSessionComes() {
        ImuTimes times = new ImuTimes(false);
        times.of(batch("a", Placement.SACRUM, false, 7, Double.NaN), Placement.SACRUM, 1000);

        List<ImuSample> later = times.of(batch("b", Placement.SACRUM, false, 0, Double.NaN), Placement.SACRUM, 1000);

        assertThat(later.get(0).timeSeconds()).isCloseTo(7.02, within(1e-9));
    }

    @Test
    void ofTwoSensorsOnOneClockAreShiftedAlike() {
        ImuTimes times = new ImuTimes(false);
        for (Placement placement : List.of(Placement.SACRUM, Placement.T12)) {
            times.of(batch("a", placement, false, 7, Double.NaN), placement, 1000);
        }

        double sacrum = times.of(batch("b", Placement.SACRUM, false, 0, Double.NaN), Placement.SACRUM, 1003)
                .get(0)
                .timeSeconds();
        double t12 = times.of(batch("b", Placement.T12, false, 0.5, Double.NaN), Placement.T12, 1003.2)
                .get(0)
                .timeSeconds();

        assertThat(t12 - sacrum).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void ofArrivalAreOursAndKeepTheirDifferencesBetweenSensors() {
        ImuTimes times = new ImuTimes(true);

        double sacrum = times.of(batch("a", Placement.SACRUM, true, 7, 500), Placement.SACRUM, 1000)
                .get(1)
                .arrivalSeconds();
        double t12 = times.of(batch("a", Placement.T12, true, 90, 500.3), Placement.T12, 1000.9)
                .get(1)
                .arrivalSeconds();

        assertThat(sacrum).isCloseTo(1000, within(1e-9));
        assertThat(t12).isCloseTo(1000.3, within(1e-9));
    }

    @Test
    void ofArrivalAreMadeWhereTheyAreWantedAndNotSaid() {
        List<ImuSample> samples =
                new ImuTimes(true).of(batch("a", Placement.SACRUM, false, 7, Double.NaN), Placement.SACRUM, 1000);

        assertThat(samples.get(0).arrivalSeconds()).isCloseTo(999.99, within(1e-9));
        assertThat(samples.get(1).arrivalSeconds()).isEqualTo(1000);
    }
}
