package io.plumbline.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.plumbline.gateway.ble.Adapter;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFindingsTest {

    @TempDir
    private Path root;

    private final Map<String, String> printed = new HashMap<>();
    private final BleLink link = mock(BleLink.class);

    @BeforeEach
    void aMachineThatIsAsItShouldBe() throws IOException {
        file("run/dbus/system_bus_socket", "");
        file("etc/os-release", "NAME=Debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        printed.put("bluetoothctl --version", "bluetoothctl: 5.66");
        printed.put("timedatectl show -p NTPSynchronized --value", "yes");
        given(link.driver()).willReturn("bluez");
        given(link.adapters()).willReturn(List.of(new Adapter("hci0", "B8:27:EB:12:34:56", true)));
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Machine machine() {
        return new Machine(root, words -> Optional.ofNullable(printed.get(String.join(" ", words))));
    }

    private Finding radio(String what) {
        return only(new Radio(machine()).findings(link), what);
    }

    private Finding surroundings(String what) {
        return only(new Surroundings(machine()).findings("1.2.3"), what);
    }

    private static Finding only(List<Finding> all, String what) {
        List<Finding> found =
                all.stream().filter(one -> one.what().equals(what)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void whereAllIsWellNothingIsSaidToBeDone() {
        assertThat(new Radio(machine()).findings(link)).allSatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.GOOD);
            assertThat(finding.cure()).isEmpty();
        });
        assertThat(surroundings("system").found()).startsWith("Debian GNU/Linux 12 (bookworm), kernel ");
        assertThat(surroundings("Plumbline").found()).isEqualTo("1.2.3");
        assertThat(surroundings("clock").verdict()).isEqualTo(Verdict.GOOD);
    }

    @Nested
    class OfTheAdapter {

        @Test
        void thatThereIsNoneIsBad() throws BleException {
            given(link.adapters()).willReturn(List.of());

            assertThat(radio("adapter")).satisfies(finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.BAD);
                assertThat(finding.cure()).contains("Plug in");
            });
        }

        @Test
        void thatItIsOffIsBad() throws BleException {
            given(link.adapters()).willReturn(List.of(new Adapter("hci0", "B8:27:EB:12:34:56", false)));

            assertThat(radio("adapter").verdict()).isEqualTo(Verdict.BAD);
            assertThat(radio("adapter").cure()).contains("bluetoothctl power on");
        }

        @Test
        void whyItCantBeAskedForIsSaid() throws BleException {
            given(link.adapters())
                    .willThrow(new BleException(BleException.Fault.NO_PERMISSION, "You may not. Ask your mother."));

            assertThat(radio("adapter").verdict()).isEqualTo(Verdict.BAD);
            assertThat(radio("adapter").cure()).isEqualTo("You may not. Ask your mother.");
        }
    }

    @Nested
    class OfBlocks {

        private void block(String type, String soft, String hard) throws IOException {
            file("sys/class/rfkill/rfkill0/type", type + "\n");
            file("sys/class/rfkill/rfkill0/name", "hci0\n");
            file("sys/class/rfkill/rfkill0/soft", soft + "\n");
            file("sys/class/rfkill/rfkill0/hard", hard + "\n");
        }

        @Test
        void oneBySoftwareIsCuredByACommand() throws IOException {
            block("bluetooth", "1", "0");

            assertThat(radio("radio block").verdict()).isEqualTo(Verdict.BAD);
            assertThat(radio("radio block").cure()).contains("rfkill unblock bluetooth");
        }

        @Test
        void oneByASwitchIsCuredByTheSwitch() throws IOException {
            block("bluetooth", "1", "1");

            assertThat(radio("radio block").cure()).contains("switch");
        }

        @Test
        void oneOfWifiIsNoneOfBluetooth() throws IOException {
            block("wlan", "1", "0");

            assertThat(new Radio(machine()).findings(link))
                    .extracting(Finding::what)
                    .doesNotContain("radio block");
        }
    }

    @Nested
    class OfTheService {

        @Test
        void thatThereIsNoBusIsBad() throws IOException {
            Files.delete(root.resolve("run/dbus/system_bus_socket"));

            assertThat(radio("D-Bus").verdict()).isEqualTo(Verdict.BAD);
            assertThat(radio("D-Bus").cure()).contains("apt install dbus");
        }

        @Test
        void anOldVersionIsDoubtful() {
            printed.put("bluetoothctl --version", "bluetoothctl: 5.43");

            assertThat(radio("BlueZ").verdict()).isEqualTo(Verdict.DOUBTFUL);
        }

        @Test
        void aMissingProgramIsDoubtful() {
            printed.clear();

            assertThat(radio("BlueZ").cure()).contains("apt install bluez");
        }
    }

    @Nested
    class OfWifi {

        @Test
        void beside24GigahertzItIsDoubtfulOnThisBoard() throws IOException {
            file("sys/class/net/wlan0/wireless/x", "");
            file("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
            printed.put("iw dev", "Interface wlan0\n\t\tchannel 6 (2437 MHz), width: 20 MHz");

            assertThat(radio("Wi-Fi").verdict()).isEqualTo(Verdict.DOUBTFUL);
            assertThat(radio("Wi-Fi").found())
                    .isEqualTo("2437 MHz, beside Bluetooth's, on Raspberry Pi 4 Model B Rev 1.4");
        }

        @Test
        void on5GigahertzItIsGood() throws IOException {
            file("sys/class/net/wlan0/wireless/x", "");
            printed.put("iw dev", "\tchannel 36 (5180 MHz), width: 80 MHz");

            assertThat(radio("Wi-Fi").verdict()).isEqualTo(Verdict.GOOD);
        }

        @Test
        void whereItsChannelIsNotToldNothingIsClaimed() throws IOException {
            file("sys/class/net/wlan0/wireless/x", "");

            assertThat(radio("Wi-Fi").verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Nested
    class OfTheClock {

        @Test
        void thatItIsNotSetIsDoubtful() {
            printed.put("timedatectl show -p NTPSynchronized --value", "no");

            assertThat(surroundings("clock").verdict()).isEqualTo(Verdict.DOUBTFUL);
        }

        @Test
        void whereNothingTellsNothingIsClaimed() {
            printed.clear();

            assertThat(surroundings("clock").verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }
}
