package io.plumbline.gateway.source;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.session.SensorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedSamplesTest {

    private static List<String> all(StoredSamples samples) throws IOException {
        List<String> all = new ArrayList<>();
        while (samples.next()) {
            all.add(samples.sample().placement().word() + " " + samples.sample().timeSeconds());
        }
        return all;
    }

    @Test
    void rowsStandInOrderOfTimeAndAtOneTimeInOrderOfNaming() throws IOException {
        StoredSamples merged =
                new MergedSamples(List.of(Samples.at(T12, 0.0, 0.02, 0.03), Samples.at(SACRUM, 0.0, 0.01, 0.03)));

        assertThat(all(merged))
                .containsExactly("t12 0.0", "sacrum 0.0", "sacrum 0.01", "t12 0.02", "t12 0.03", "sacrum 0.03");
    }

    @Test
    void oneMayEndBeforeTheOther() throws IOException {
        StoredSamples merged = new MergedSamples(List.of(Samples.at(SACRUM), Samples.at(T12, 1, 2)));

        assertThat(all(merged)).containsExactly("t12 1.0", "t12 2.0");
    }

    @Test
    void sensorsStandInOrderOfNamingAndTheMarksAreThoseOfTheFirst() {
        Samples first = Samples.at(T12, 0);
        StoredSamples merged = new MergedSamples(List.of(first, Samples.at(SACRUM, 0)));

        assertThat(merged.facts().sensors())
                .extracting(SensorSettings::placement)
                .containsExactly(T12, SACRUM);
        assertThat(merged.facts().marks()).isEqualTo(first.facts().marks());
    }

    @Test
    void closingClosesAll() {
        Samples one = Samples.at(SACRUM, 0);
        Samples two = Samples.at(T12, 0);
        new MergedSamples(List.of(one, two)).close();

        assertThat(one.isClosed()).isTrue();
        assertThat(two.isClosed()).isTrue();
    }
}
