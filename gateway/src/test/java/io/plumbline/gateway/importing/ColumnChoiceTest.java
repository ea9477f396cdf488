package io.plumbline.gateway.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.words.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "ax=acc_x, , AX, acc_x, MPS2",
        "ax=acc_x:g, , AX, acc_x, G",
        "t=millis:ms, , T, millis, MS",
        "gz=Gyroscope z (rad/s), , GZ, Gyroscope z (rad/s), RADPS",
        "az=Z: (m/s^2), , AZ, Z: (m/s^2), MPS2",
        "az=a:b:mg, , AZ, a:b, MG",
        "t12.gy=3:mdps, T12, GY, 3, MDPS",
        "sacrum.ax=a=b, SACRUM, AX, a=b, MPS2"
    })
    void readsPlacementRoleNameAndUnit(String text, @Nullable Placement placement, Role role, String name, Unit unit) {
        assertThat(ColumnChoice.parse(text)).isEqualTo(new ColumnChoice(placement, role, name, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "ax, is chosen by",
        "=acc, is chosen by",
        "ax=, is chosen by",
        "axx=acc, Did you mean ax?",
        "magx=acc, 'Known are t, ax, ay, az, gx, gy, gz'",
        "t21.ax=acc, Did you mean t12?",
        "t12.t=time, time is one column for all",
        "ax=acc:mpss, Did you mean mps2?",
        "ax=acc:dps, can't be in dps",
        "t=time:g, can't be in g"
    })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> ColumnChoice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
