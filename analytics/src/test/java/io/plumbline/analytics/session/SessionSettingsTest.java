package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.L5;
import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.analytics.wearer.SavedState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {

    @Nested
    class AreRefused {

        @Test
        void withoutASensor() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(List.of(), Map.of(), false))
                    .withMessage("a session has one or two sensors, was given 0");
        }

        @Test
        void withThree() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(
                            List.of(sensor(SACRUM, null), sensor(L5, null), sensor(T12, null)), Map.of(), false))
                    .withMessage("a session has one or two sensors, was given 3");
        }

        @Test
        void withTwoAtOnePlacement() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(List.of(sensor(T12, null), sensor(T12, null)), Map.of(), false))
                    .withMessage("two sensors at one placement: t12; say which is where");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, 90, Double.NaN})
        void withALimitOutOfRange(double deg) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(List.of(sensor(T12, null)), Map.of("flexion", deg), false))
                    .withMessage("limit flexion must be in (0, 90) degrees, was " + deg);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 4.9, 2001, Double.NaN})
        void withARateOutOfRange(double rateHz) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SensorSettings(T12, null, rateHz))
                    .withMessage("rate must be between 5 and 2000 Hz, was " + rateHz + " for t12");
        }
    }

    @Nested
    class ASavedStateIsRefused {

        private final SessionSettings sacrum = settings(List.of(sensor(SACRUM, null)), Map.of(), false);
        private final byte[] saved = SavedState.bytes(new SessionAnalyzer(sacrum)::save);

        private static DataInputStream read(byte[] bytes) {
            return new DataInputStream(new ByteArrayInputStream(bytes));
        }

        @Test
        void ofOtherSensors() {
            assertThatIOException()
                    .isThrownBy(() ->
                            new SessionAnalyzer(settings(List.of(sensor(T12, null)), Map.of(), false), read(saved)))
                    .withMessageContaining("for sensors sacrum")
                    .withMessageContaining("for t12");
        }

        @Test
        void ofAnotherVersion() {
            saved[3] = 99;

            assertThatIOException()
                    .isThrownBy(() -> new SessionAnalyzer(sacrum, read(saved)))
                    .withMessageContaining("saved by version 99");
        }

        @Test
        void thatIsCutShort() {
            byte[] cut = Arrays.copyOf(saved, saved.length - 1);

            assertThatIOException().isThrownBy(() -> new SessionAnalyzer(sacrum, read(cut)));
        }
    }
}
