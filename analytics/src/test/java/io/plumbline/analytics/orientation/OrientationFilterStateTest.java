package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrientationFilterStateTest {

    private static final OrientationParameters PARAMETERS = OrientationParameters.defaults();
    private static final double RATE_HZ = 100;
    private static final int SAMPLES = 900;

    /** The averages' start-ups end at samples 50 and 300; the sensor rests from 400 to 700; a gap ends at 750. */
    @Property(tries = 60)
    void savingAndRestoringAtAnySampleChangesNothing(@ForAll @IntRange(max = SAMPLES) int savedAt) throws IOException {
        assertThat(resultsWhenSavedAt(savedAt)).isEqualTo(resultsWhenSavedAt(-1));
    }

    /** The bits of all that the filter says after each sample. */
    private static List<Long> resultsWhenSavedAt(int savedAt) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        OrientationFilter filter = new OrientationFilter(PARAMETERS, RATE_HZ);
        List<Long> bits = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            if (i == savedAt) {
                filter = new OrientationFilter(PARAMETERS, RATE_HZ, saved(filter));
            }
            addBits(bits, filter);
            if (i == 750) {
                filter.afterGap(0.2);
            }
            double lively = i >= 400 && i < 700 ? 0.001 : 1;
            filter.update(
                    random.nextDouble(0.009, 0.011),
                    lively * random.nextDouble(-1, 2),
                    lively * random.nextDouble(-2, 1),
                    lively * random.nextDouble(-1, 1),
                    lively * random.nextDouble(-5, 5),
                    lively * random.nextDouble(-5, 5),
                    9 + lively * random.nextDouble(-5, 5));
        }
        return bits;
    }

    private static void addBits(List<Long> bits, OrientationFilter filter) {
        Quaternion q = filter.sensorToEarth();
        for (double value : new double[] {
            q.w(),
            q.x(),
            q.y(),
            q.z(),
            filter.upX(),
            filter.upY(),
            filter.upZ(),
            filter.biasX(),
            filter.biasY(),
            filter.biasZ(),
            filter.inclinationDoubtRad(),
            filter.atRest() ? 1 : 0
        }) {
            bits.add(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void aStateOfAnotherRateIsRefused() throws IOException {
        DataInputStream saved = saved(new OrientationFilter(PARAMETERS, RATE_HZ));

        assertThatIOException()
                .isThrownBy(() -> new OrientationFilter(PARAMETERS, 52, saved))
                .withMessageContaining("saved at 100.0 Hz, not at 52.0");
    }

    @Test
    void aStateOfOtherParametersIsRefused() throws IOException {
        DataInputStream saved = saved(new OrientationFilter(PARAMETERS, RATE_HZ));
        OrientationParameters others = new OrientationParameters(2, 0.5, 100, 2, 0.1, 0.0001, 0.03, 1.5, 0.5, 2, 0.5);

        assertThatIOException()
                .isThrownBy(() -> new OrientationFilter(others, RATE_HZ, saved))
                .withMessageContaining("accelerationTimeConstantSeconds=3.0");
    }

    @Test
    void aStateOfAnotherVersionIsRefused() {
        DataInputStream saved = new DataInputStream(new ByteArrayInputStream(new byte[] {0, 0, 0, 99, 0, 0, 0, 0}));

        assertThatIOException()
                .isThrownBy(() -> new OrientationFilter(PARAMETERS, RATE_HZ, saved))
                .withMessageContaining("version 99");
    }

    @Test
    void aDamagedStateIsRefused() throws IOException {
        byte[] damaged = saved(new OrientationFilter(PARAMETERS, RATE_HZ)).readAllBytes();
        damaged[12] ^= (byte) 0x80; // the sign of the first parameter, after version and rate
        DataInputStream saved = new DataInputStream(new ByteArrayInputStream(damaged));

        assertThatIOException()
                .isThrownBy(() -> new OrientationFilter(PARAMETERS, RATE_HZ, saved))
                .withMessageContaining("damaged")
                .withMessageContaining("was -3.0");
    }

    @Test
    void aStateCutShortIsRefused() throws IOException {
        byte[] whole = saved(new OrientationFilter(PARAMETERS, RATE_HZ)).readAllBytes();
        DataInputStream cut = new DataInputStream(new ByteArrayInputStream(whole, 0, whole.length - 1));

        assertThatIOException().isThrownBy(() -> new OrientationFilter(PARAMETERS, RATE_HZ, cut));
    }

    private static DataInputStream saved(OrientationFilter filter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        filter.save(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
