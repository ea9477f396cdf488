package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProfile;
import io.plumbline.gateway.sensor.ShippedSensor;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpokenProtocolTest {

    private static final Advert MOVESENSE = new Advert("Movesense 214330000123", Set.of(), Set.of());
    private static final Advert UNKNOWN = new Advert("Kettle", Set.of(), Set.of());

    private static SpokenProtocol spoken(String options) {
        return SpokenProtocol.of(SensorSpec.parse("ble:C4:7C:8D:6A:11:22" + options));
    }

    @Test
    void aSensorShowsWhatItIs() throws IOException {
        assertThat(spoken("").with(MOVESENSE).rateHz()).isEqualTo(104);
        assertThat(spoken(",rate=52").with(MOVESENSE).rateHz()).isEqualTo(52);
    }

    @Test
    void whatWasSaidCountsMoreThanWhatItShows() throws IOException {
        assertThat(spoken(",profile=dot").with(MOVESENSE).rateHz()).isEqualTo(60);
    }

    @Test
    void aFileDescribesAnyOther() throws IOException {
        SpokenProtocol described = spoken(",profile=" + ShippedSensor.description());

        assertThat(described.profile()).hasValue(SensorProfile.GENERIC);
        assertThat(described.with(UNKNOWN).rateHz()).isEqualTo(119);
    }

    @Test
    void anUnknownDeviceIsRefusedWithBothWaysOut() {
        assertThatThrownBy(() -> spoken("").with(UNKNOWN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'Kettle'")
                .hasMessageContaining(",profile=FILE.yaml");
    }

    @Test
    void aWordThatIsNoProfileAndAnOptionThatIsNotTheSensorsAreRefused() {
        assertThatThrownBy(() -> spoken(",profile=movesens"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Did you mean movesense?");
        assertThatThrownBy(() -> spoken(",profile=generic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FILE.yaml");
        assertThatThrownBy(() -> spoken(",profile=polar,rate=52").with(MOVESENSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("polar has no option 'rate'");
    }
}
