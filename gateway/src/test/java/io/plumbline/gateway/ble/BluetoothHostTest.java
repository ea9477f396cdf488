package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.ble.BleException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BluetoothHostTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path sys;

    @Test
    void aMachineWithoutAdapterIsToldToGetOne() {
        BleException why = new BluetoothHost(sys).whyNoAdapter();
        assertThat(why.fault()).isEqualTo(Fault.NO_ADAPTER);
        assertThat(why).hasMessageContaining("Plug one in");
    }

    @Test
    void anAdapterThatTheKernelHasAndTheServiceHasNotIsTheServicesFault() throws IOException {
        Files.createDirectories(sys.resolve("class/bluetooth/hci0"));
        BleException why = new BluetoothHost(sys).whyNoAdapter();
        assertThat(why.fault()).isEqualTo(Fault.NO_SERVICE);
        assertThat(why).hasMessageContaining("hci0").hasMessageContaining("systemctl restart bluetooth");
    }

    @ParameterizedTest
    @CsvSource({
        "bluetooth, 0, 1, a switch or key",
        "bluetooth, 1, 0, rfkill unblock bluetooth",
        "bluetooth, 0, 0, bluetoothctl power on",
        "wlan, 1, 1, bluetoothctl power on",
    })
    void whatKeepsAnAdapterOffIsSaid(String type, String soft, String hard, String says) throws IOException {
        Path radio = Files.createDirectories(sys.resolve("class/rfkill/rfkill0"));
        Files.writeString(radio.resolve("type"), type + "\n");
        Files.writeString(radio.resolve("soft"), soft + "\n");
        Files.writeString(radio.resolve("hard"), hard + "\n");
        BleException why = new BluetoothHost(sys).whyOff("hci1");
        assertThat(why.fault()).isEqualTo(Fault.POWERED_OFF);
        assertThat(why).hasMessageContaining("hci1").hasMessageContaining(says);
    }
}
