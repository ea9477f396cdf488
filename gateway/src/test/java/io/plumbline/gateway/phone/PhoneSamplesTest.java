package io.plumbline.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneSamplesTest {

    private final PhoneSamples phone = new PhoneSamples(Placement.SACRUM, AccelerometerSigns.ANDROID);
    private final Receiving receiving = new Receiving();

    private static double last(List<ImuSample> samples) {
        return samples.get(samples.size() - 1).timeSeconds();
    }

    @Test
    void samplesHaveTheirPlaceAndTheTimeOfTheirArrival() throws Exception {
        assertThat(phone.take(Messages.ofSession("a").standing(0, 3).number(0), 17.5, receiving))
                .isEmpty();

        assertThat(receiving.samples()).hasSize(3);
        assertThat(receiving.samples().get(2))
                .isEqualTo(new ImuSample(
                        Placement.SACRUM, receiving.samples().get(2).timeSeconds(), 0, 0, 9.81, 0.1, 0, 0, 17.5));
        assertThat(last(receiving.samples())).isCloseTo(0.02, within(1e-9));
        assertThat(receiving.restarts()).isEmpty();
    }

    @Test
    void aNewRecordingIsARestartWhoseTimesGoOnWhateverThePhonesClockSays() throws Exception {
        phone.take(Messages.ofSession("a").standing(100, 3).number(0), 10, receiving);
        phone.take(Messages.ofSession("b").standing(0, 3).number(0), 14, receiving); // set back by 100 s

        assertThat(receiving.restarts()).containsExactly(Placement.SACRUM);
        assertThat(receiving.samples()).hasSize(6);
        double step = receiving.samples().get(3).timeSeconds()
                - receiving.samples().get(2).timeSeconds();
        assertThat(step).isCloseTo(4, within(1e-9));
        assertThat(last(receiving.samples()) - receiving.samples().get(3).timeSeconds())
                .isCloseTo(0.02, within(1e-9));
    }

    @Test
    void whatWasWrongIsSummedUpForTheEnd() throws Exception {
        byte[] nonsense = "x".getBytes(StandardCharsets.UTF_8);

        assertThat(phone.take(nonsense, 0, receiving))
                .hasValueSatisfying(why -> assertThat(why).startsWith("this is no JSON"));
        phone.take(nonsense, 0, receiving);

        assertThat(phone.notices()).hasSize(1);
        assertThat(phone.notices().get(0)).startsWith("Of the phone, 2 times: this is no JSON");
    }
}
