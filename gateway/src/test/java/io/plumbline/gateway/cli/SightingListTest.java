package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.Advert;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingListTest {

    private final SightingList list = new SightingList(
            advert -> advert.name().startsWith("Movesense") ? Optional.of("movesense") : Optional.empty());

    private static Sighting heard(String address, String name, int signalDbm) {
        return new Sighting(address, new Advert(name, Set.of(), Set.of()), OptionalInt.of(signalDbm), false);
    }

    @Test
    void sensorsComeFirstAndThenTheNearest() {
        list.update(List.of(
                heard("11:11:11:11:11:11", "kettle", -40),
                heard("22:22:22:22:22:22", "Movesense 1", -70),
                heard("33:33:33:33:33:33", "", -30),
                heard("44:44:44:44:44:44", "Movesense 2", -60)));

        assertThat(list.table())
                .containsExactly(
                        "address             signal  battery  sensor        name",
                        "44:44:44:44:44:44  -60 dBm        -  movesense     Movesense 2",
                        "22:22:22:22:22:22  -70 dBm        -  movesense     Movesense 1",
                        "33:33:33:33:33:33  -30 dBm        -  -",
                        "11:11:11:11:11:11  -40 dBm        -  -             kettle");
    }

    @Test
    void aDeviceStandsOnceWithItsNewestSignal() {
        list.update(List.of(heard("22:22:22:22:22:22", "Movesense 1", -70)));
        list.update(List.of(heard("22:22:22:22:22:22", "Movesense 1", -50)));
        list.battery("22:22:22:22:22:22", 83);

        assertThat(list.table())
                .hasSize(2)
                .last()
                .isEqualTo("22:22:22:22:22:22  -50 dBm     83 %  movesense     Movesense 1");
    }

    @Test
    void whatIsOnlyRememberedIsNotListed() {
        list.update(List.of(new Sighting(
                "22:22:22:22:22:22", new Advert("Movesense 1", Set.of(), Set.of()), OptionalInt.empty(), false)));

        assertThat(list.table()).hasSize(1);
    }

    @Test
    void nothingInANameMovesTheCursorOrBreaksTheJson() {
        list.update(List.of(heard("22:22:22:22:22:22", "a\u001b[2J\n\"b\\", -50)));

        assertThat(list.table()).last().asString().endsWith("a[2J\"b\\");
        assertThat(list.jsonLines())
                .containsExactly("{\"address\":\"22:22:22:22:22:22\",\"signal_dbm\":-50,\"name\":\"a[2J\\\"b\\\\\","
                        + "\"connected\":false}");
    }
}
