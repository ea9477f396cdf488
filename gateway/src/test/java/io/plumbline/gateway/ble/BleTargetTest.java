package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.sensor.Advert;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleTargetTest {

    private static final List<Sighting> HEARD = List.of(
            sighting("C4:64:E3:11:22:33", "Movesense 001"),
            sighting("C4:64:E3:11:22:44", "Movesense 0012"),
            sighting("C4:64:E3:11:22:55", ""),
            sighting("C4:64:E3:11:22:66", "Kettle"));

    @ParameterizedTest
    @CsvSource({
        "C4:64:E3:11:22:55, 55",
        "c4:64:e3:11:22:44, 44",
        "Movesense 001, 33",
        "movesense 0012, 44",
        "Movesense, 33 44",
        "Ket, 66",
        "Movesense 002, ''",
        "C4:64:E3:11:22:77, ''",
    })
    void isFoundByItsAddressItsNameOrTheBeginningOfIt(String text, String last) {
        assertThat(new BleTarget(text).among(HEARD))
                .extracting(found -> found.address().substring(15))
                .containsExactlyElementsOf(last.isEmpty() ? List.of() : Arrays.asList(last.split(" ")));
    }

    @Test
    void isNamedBySomething() {
        assertThatThrownBy(() -> new BleTarget(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ble:C4:64:E3:11:22:33");
    }

    private static Sighting sighting(String address, String name) {
        return new Sighting(address, new Advert(name, Set.of(), Set.of()), OptionalInt.of(-60), false);
    }
}
