package io.plumbline.simulator.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the tests' own reader reads what real sensors sent: else it and the encoders could be wrong together. */
class PublishedVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"wit20-a", "wit28-0", "wit28-1"})
    void theReaderKnowsWitMotion(String id) {
        double[] read = ReadPayload.of(PublishedVectors.hex(id)).witMotion();
        assertThat(new double[] {read[0], read[1], read[2]})
                .containsExactly(PublishedVectors.numbers(id, "acc_ms2"), within(1e-6));
        assertThat(new double[] {read[3], read[4], read[5]})
                .containsExactly(PublishedVectors.numbers(id, "gyr_rads"), within(1e-6));
        assertThat(new double[] {read[6], read[7], read[8]})
                .containsExactly(PublishedVectors.numbers(id, "euler_deg"), within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"movesense-Meas-IMU6-52", "movesense-Meas-Acc-52", "movesense-Meas-Gyro-52"})
    void theReaderKnowsMovesense(String id) {
        ReadPayload read = ReadPayload.of("0263" + PublishedVectors.hex(id));
        double[] published = PublishedVectors.numbers(id, "floats");
        float[] floats = read.movesenseFloats();
        assertThat(floats).hasSameSizeAs(published);
        for (int i = 0; i < floats.length; i++) {
            assertThat((double) floats[i]).isCloseTo(published[i], within(1e-6));
        }
    }

    @Test
    void theReaderKnowsMovesensesClockAndWhichOfItsNumbersAreRates() {
        ReadPayload read = ReadPayload.of("0263" + PublishedVectors.hex("movesense-Meas-IMU6-52"));
        assertThat(read.movesenseMilliseconds()).isEqualTo(172_460);
        double[] fourth = read.movesenseImu6(3);
        assertThat(fourth[0]).isCloseTo(-0.94519871, within(1e-7));
        assertThat(Math.toDegrees(fourth[4])).isCloseTo(-1.40, within(1e-6));
    }

    @Test
    void theReaderKnowsThingy52() {
        double[] read = ReadPayload.of(PublishedVectors.hex("thingy-acc")).thingy52();
        double[] published = PublishedVectors.numbers("thingy-acc", "acc_g");
        for (int axis = 0; axis < 3; axis++) {
            assertThat(read[axis] / 9.80665).isCloseTo(published[axis], within(1e-6));
        }
    }
}
