package io.plumbline.analytics.imu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

    @ParameterizedTest
    @CsvSource({
        "sacrum, SACRUM, PELVIS",
        "l5, L5, PELVIS",
        "l3, L3, LUMBAR",
        "l1, L1, TRUNK",
        "t12, T12, TRUNK",
        "t10, T10, TRUNK",
        "chest, CHEST, TRUNK"
    })
    void eachWordOfTheFormatNamesAPlacement(String word, Placement placement, Placement.Region region) {
        assertThat(Placement.ofWord(word)).contains(placement);
        assertThat(placement.word()).isEqualTo(word);
        assertThat(placement.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @EnumSource
    void everyPlacementIsFoundByItsWord(Placement placement) {
        assertThat(Placement.ofWord(placement.word())).contains(placement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sacrum", "L5", "s2", "back"})
    void anyOtherWordNamesNone(String word) {
        assertThat(Placement.ofWord(word)).isEmpty();
    }

    @Test
    void theConstantsGoUpTheSpine() {
        assertThat(Placement.SACRUM).isLessThan(Placement.L5).isLessThan(Placement.T12);
        assertThat(Placement.L1).isLessThan(Placement.T12);
    }
}
