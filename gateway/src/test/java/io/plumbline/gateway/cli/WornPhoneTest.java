package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.phone.AccelerometerSigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WornPhoneTest {

    private static WornPhone phone(String text) {
        return WornPhone.of(SensorSpec.parse(text));
    }

    @Test
    void aPhoneHasAPlaceSignsAndARate() {
        WornPhone phone = phone("sacrum=phone:8000,signs=ios");

        assertThat(phone.signs()).isEqualTo(AccelerometerSigns.IOS);
        assertThat(phone.sensor().placement()).isEqualTo(Placement.SACRUM);
        assertThat(phone.sensor().rateHz()).isEqualTo(100);
        assertThat(phone("t12=mqtt:sensor-logger,signs=android,rate=50")
                        .sensor()
                        .rateHz())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phone:8000,signs=ios               | say where the phone is worn",
                "sacrum=phone:8000                  | ,signs=android",
                "sacrum=phone:8000,signs=iso        | Did you mean ios?",
                "sacrum=phone:8000,signs=ios,rate=x | a rate is a number of Hz",
                "sacrum=phone:8000,signs=ios,rate=1 | rate must be between 5 and 2000",
            })
    void whatIsMissingIsAskedForAndNothingGuessed(String text, String message) {
        assertThatThrownBy(() -> phone(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
