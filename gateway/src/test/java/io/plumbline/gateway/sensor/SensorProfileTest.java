package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorProfileTest {

    private static String identified(@Nullable String name, @Nullable String services, @Nullable String makers) {
        Set<UUID> uuids = services == null
                ? Set.of()
                : Arrays.stream(services.split(" ")).map(UUID::fromString).collect(Collectors.toSet());
        Set<Integer> numbers = makers == null ? Set.of() : Set.of(Integer.decode(makers));
        return SensorProfile.identify(new Advert(name == null ? "" : name, uuids, numbers))
                .map(SensorProfile::word)
                .orElse("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "movesense, Movesense 214330000123, ,",
        "movesense, , 34802252-7185-4d5d-b431-630e7050e8f0,",
        "movesense, , 0000fdf3-0000-1000-8000-00805f9b34fb,",
        "witmotion, , 0000ffe5-0000-1000-8000-00805f9a34fb,",
        "unknown, , 0000ffe5-0000-1000-8000-00805f9b34fb,",
        "unknown, , 49535343-fe7d-4ae5-8fa9-9fafd205e455,",
        "witmotion, WT901BLE68, 49535343-fe7d-4ae5-8fa9-9fafd205e455,",
        "witmotion, WT901BLE67, ,",
        "unknown, WTVB01-BT50, ,",
        "dot, Xsens DOT, ,",
        "dot, Movella DOT, ,",
        "dot, back, , 0x0886",
        "dot, back, 15171000-4947-11e9-8646-d663bd873d93,",
        "polar, Polar H10 12345678, ,",
        "polar, Polar Sense A1B2C3D4, ,",
        "polar, , fb005c80-02e7-f387-1cad-8acd2d8df0c8,",
        "thingy52, Thingy, ,",
        "unknown, Thingy:53 Edge, ,",
        "thingy52, Anna, ef680100-9b35-4933-9b10-52ffa9740042,",
        "sensortag, CC2650 SensorTag, ,",
        "sensortag, SensorTag 2.0, ,",
        "sensortag, , f000aa80-0451-4000-b000-000000000000,",
        "sensortag, , 0000aa80-0000-1000-8000-00805f9b34fb,",
        "unknown, SensorTag, ,",
        "unknown, Kettle, 0000180f-0000-1000-8000-00805f9b34fb, 0x004c",
        "unknown, , ,",
        "movesense, WT901BLE68, 34802252-7185-4d5d-b431-630e7050e8f0, 0x0886",
    })
    void aSensorIsKnownByServicesElseByMakerElseByName(
            String expected, @Nullable String name, @Nullable String services, @Nullable String makers) {
        assertThat(identified(name, services, makers)).isEqualTo(expected);
    }
}
