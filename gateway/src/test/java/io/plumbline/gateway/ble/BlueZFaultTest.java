package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.ble.BleException.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueZFaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.bluez was not provided by any .service"
                        + " files | NO_SERVICE | systemctl start bluetooth",
                "org.freedesktop.DBus.Error.NameHasNoOwner: no owner | NO_SERVICE | systemctl start bluetooth",
                "The connection is closed | NO_BUS | D-Bus",
                "GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: Rejected send message | NO_PERMISSION | usermod",
                "GDBus.Error:org.bluez.Error.Blocked: Blocked through rfkill | POWERED_OFF | rfkill unblock bluetooth",
                "org.bluez.Error.NotReady: Resource Not Ready | POWERED_OFF | bluetoothctl power on",
                "org.freedesktop.DBus.Error.UnknownObject: gone | NOT_FOUND | does not know",
                "GDBus.Error:org.bluez.Error.NotAuthorized: Not Authorized | NO_ANSWER | bluetoothctl pair",
                "GDBus.Error:org.bluez.Error.Failed: le-connection-abort-by-local | NO_ANSWER |"
                        + " (connecting: le-connection-abort-by-local)",
                "org.bluez.Error.Failed: le-connection-abort-by-local | NO_ANSWER |"
                        + " (connecting: le-connection-abort-by-local)",
                "something new | NO_ANSWER | (connecting: something new)",
            })
    void whatIsAnsweredBecomesASentenceWithItsCure(String answer, Fault fault, String says) {
        BleException told = BlueZFault.of("connecting", answer, new IllegalStateException());
        assertThat(told.fault()).isEqualTo(fault);
        assertThat(told).hasMessageContaining(says).hasMessageEndingWith(".");
    }
}
