package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.cli.SensorSpec.Kind;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SensorSpecTest {

    static Stream<Arguments> names() {
        Mount mount = Mount.parse("up,left,back");
        return Stream.of(
                Arguments.of("sim:demo", new SensorSpec(null, Kind.SIM, "demo", null)),
                Arguments.of("sacrum=sim:demo", new SensorSpec(Placement.SACRUM, Kind.SIM, "demo", null)),
                Arguments.of("file:a/b,c=d.csv", new SensorSpec(null, Kind.FILE, "a/b,c=d.csv", null)),
                Arguments.of("file:x.csv,mount=up,left,back", new SensorSpec(null, Kind.FILE, "x.csv", mount)),
                Arguments.of(
                        "t12=file:x.csv,mount=up,left,back", new SensorSpec(Placement.T12, Kind.FILE, "x.csv", mount)),
                Arguments.of(
                        "l5=ble:C4:7C:8D:6A:11:22", new SensorSpec(Placement.L5, Kind.BLE, "C4:7C:8D:6A:11:22", null)),
                Arguments.of("mqtt:phone/imu", new SensorSpec(null, Kind.MQTT, "phone/imu", null)),
                Arguments.of(
                        "ble:C4:7C:8D:6A:11:22,profile=my imu.yaml,mount=up,left,back",
                        new SensorSpec(null, Kind.BLE, "C4:7C:8D:6A:11:22", mount, Map.of("profile", "my imu.yaml"))),
                Arguments.of(
                        "ble:Movesense 2143,rate=52",
                        new SensorSpec(null, Kind.BLE, "Movesense 2143", null, Map.of("rate", "52"))),
                Arguments.of(
                        "t12=phone:0.0.0.0:8000,signs=ios,rate=50",
                        new SensorSpec(
                                Placement.T12,
                                Kind.PHONE,
                                "0.0.0.0:8000",
                                null,
                                Map.of("signs", "ios", "rate", "50"))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSensorIsNamedByPlacementKindTargetAndMount(String text, SensorSpec spec) {
        assertThat(SensorSpec.parse(text)).isEqualTo(spec);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "squats.csv                  | a sensor is [PLACEMENT=]KIND:WHICH",
                "sim:                        | a sensor is [PLACEMENT=]KIND:WHICH",
                "bel:Movesense               | no kind of sensor is called 'bel:'. Did you mean ble?",
                "sim:squat                   | no scenario is called 'squat'. Did you mean squats?",
                "sacrm=sim:demo              | no placement is called 'sacrm'. Did you mean sacrum?",
                "phone:8000,sign=ios         | has no option 'sign'. Did you mean signs?",
                "ble:X,signs=ios             | has no option 'signs'. Known are profile, rate, mount.",
                "phone:8000,signs=           | needs a value, e.g. ,signs=android",
                "ble:X,rate=52,rate=104      | is given twice",
                "sim:demo,mount=up,left      | three directions",
                "sim:demo,mount=up,left,down | three perpendicular directions",
                "sim:demo,mount=up,left,front| left-handed",
            })
    void whatNamesNoSensorIsRefusedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> SensorSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
