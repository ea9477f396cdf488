package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.ble.bus.CountingSensor;
import io.plumbline.gateway.ble.bus.FakeBlueZ;
import io.plumbline.gateway.ble.bus.FakeSensor;
import io.plumbline.gateway.ble.bus.PrivateBus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scan}, {@code probe} and {@code doctor} as a person runs them, against a Bluetooth service of the test's. */
@SuppressWarnings("NullAway.Init") // set before all else
class BluetoothCommandsTest {

    private static final UUID OTHER_SERVICE = UUID.fromString("7d3a00ff-0f52-4c6e-9a51-2f1d6f0c0a01");

    @TempDir
    private static Path folder;

    private static PrivateBus bus;
    private static FakeBlueZ service;

    @BeforeAll
    static void start() throws IOException, DBusException {
        bus = PrivateBus.start(Files.createDirectory(folder.resolve("a")));
        service = FakeBlueZ.on(bus.address(), "hci0");
        service.add(CountingSensor.device("C4:64:E3:00:00:01", "Movesense 174630000192", OTHER_SERVICE));
        service.add(CountingSensor.device("C4:64:E3:00:00:02", "Kettle", OTHER_SERVICE));
    }

    @AfterAll
    static void stop() {
        service.close();
        bus.close();
    }

    private static Ran plumbline(String busAddress, String words) throws Exception {
        Ran ran = BluetoothProgram.run(busAddress, folder, words.split(" "));
        assertThat(ran.err()).doesNotContain("Exception", "\tat ");
        return ran;
    }

    @Nested
    class Scan {

        @ParameterizedTest
        @ValueSource(strings = {"tinyb", "bluez"})
        void listsSensorsThatAreKnownFirst(String driver) throws Exception {
            Ran ran = plumbline(bus.address(), "scan --for 3s --battery --ble-driver " + driver);

            assertThat(ran.status()).isZero();
            assertThat(ran.out().lines().filter(line -> line.contains("C4:64")))
                    .satisfiesExactly(
                            one -> assertThat(one)
                                    .contains(
                                            "C4:64:E3:00:00:01",
                                            "Movesense 174630000192",
                                            "movesense",
                                            "-58 dBm",
                                            "87 %"),
                            two -> assertThat(two).contains("C4:64:E3:00:00:02", "Kettle"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"tinyb", "bluez"})
        void isALineForEachDeviceForPrograms(String driver) throws Exception {
            Ran ran = plumbline(bus.address(), "scan --for 3s --format jsonl --ble-driver " + driver);

            assertThat(ran.status()).isZero();
            assertThat(ran.out().lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"))
                    .anySatisfy(line -> assertThat(line).contains("\"movesense\"", "C4:64:E3:00:00:01"));
        }
    }

    @Nested
    class Probe {

        @ParameterizedTest
        @ValueSource(strings = {"tinyb", "bluez"})
        void showsWhatADeviceHasAndSends(String driver) throws Exception {
            Ran ran = plumbline(bus.address(), "probe C4:64:E3:00:00:01 --listen 2s --ble-driver " + driver);

            assertThat(ran.status()).isZero();
            assertThat(ran.out())
                    .contains("Movesense 174630000192", "Counter", OTHER_SERVICE.toString())
                    .contains(CountingSensor.DATA.toString())
                    .contains("This is a sensor that Plumbline knows: movesense");
            assertThat(ran.out().lines().reduce((one, other) -> other).orElse(""))
                    .contains(CountingSensor.DATA.toString())
                    .containsPattern("\\d\\d+");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tinyb", "bluez"})
        void saysThatADeviceIsNotHeard(String driver) throws Exception {
            Ran ran = plumbline(bus.address(), "probe Nobody --ble-driver " + driver);

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err()).contains("No device called Nobody was heard", "plumbline scan");
        }
    }

    /** A sensor of somebody's own, described by a file, on its six sides and at a slant; its x reads 30 mg too much. */
    @Nested
    class Calibrate {

        private static final UUID OWN_SERVICE = UUID.fromString("7d3b0001-0f52-4c6e-9a51-2f1d6f0c0a01");
        private static final UUID OWN_DATA = UUID.fromString("7d3b0002-0f52-4c6e-9a51-2f1d6f0c0a01");
        private static final int SAMPLES_EACH = 500;
        private static final int TURNING = 50;
        private static final int[][] MILLI_G = {
            {1000, 0, 0}, {-1000, 0, 0}, {0, 1000, 0}, {0, -1000, 0}, {0, 0, 1000}, {0, 0, -1000}, {577, 577, 577}
        };

        private static byte[] payload(long number) {
            int[] pose = MILLI_G[(int) Math.min(MILLI_G.length - 1, number / SAMPLES_EACH)];
            int degPerS = number % SAMPLES_EACH < TURNING ? 100 : 0;
            ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putShort((short) (pose[0] + 30)).putShort((short) pose[1]).putShort((short) pose[2]);
            return bytes.putShort((short) degPerS).putInt(0).array();
        }

        @Test
        void leadsThroughTheSidesOfASensorOnTheTable() throws Exception {
            Path described = Files.writeString(
                    folder.resolve("own.yaml"),
                    "name: Own\nservice: " + OWN_SERVICE + "\nnotify: " + OWN_DATA + "\nrate: 100\nbyte-order: little\n"
                            + "samples: 1\nsample:\n"
                            + "  - {field: ax, type: i16, unit: mg}\n  - {field: ay, type: i16, unit: mg}\n"
                            + "  - {field: az, type: i16, unit: mg}\n  - {field: gx, type: i16, unit: dps}\n"
                            + "  - {field: gy, type: i16, unit: dps}\n  - {field: gz, type: i16, unit: dps}\n");
            FakeSensor sensor = new FakeSensor("C4:64:E3:00:00:03", "Own")
                    .advertises(OWN_SERVICE).stream(OWN_SERVICE, OWN_DATA, 100, Calibrate::payload);
            try (PrivateBus own = PrivateBus.start(Files.createDirectory(folder.resolve("t")));
                    FakeBlueZ table = FakeBlueZ.on(own.address(), "hci0")) {
                table.add(sensor);
                calibrate(own, described);
            }
        }

        private static void calibrate(PrivateBus own, Path described) throws Exception {
            Ran ran = plumbline(
                    own.address(),
                    "calibrate sensor --ble-driver bluez --output " + folder.resolve("own.json")
                            + " --sensor ble:C4:64:E3:00:00:03,profile=" + described);

            assertThat(ran.err()).contains("Lay the sensor flat", "5 of 6: z up.", "That was all.");
            assertThat(ran.out()).contains("Offsets of x, y, z: 30, 0, 0 mg.");
            assertThat(ran.status()).isZero();
        }
    }

    @Nested
    class WithoutBluetooth {

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "tinyb, no D-Bus system bus, apt install dbus bluez",
            "bluez, no D-Bus system bus, apt install dbus bluez"
        })
        void aMissingBusIsTold(String driver, String what, String cure) throws Exception {
            told("unix:path=" + folder.resolve("no-bus"), driver, what, cure);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "tinyb, the Bluetooth service does not run, systemctl",
            "bluez, the Bluetooth service does not run, systemctl"
        })
        void aMissingServiceIsTold(String driver, String what, String cure) throws Exception {
            try (PrivateBus empty = PrivateBus.start(Files.createTempDirectory(folder, "b"))) {
                told(empty.address(), driver, what, cure);
            }
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"tinyb, adapter, Plug", "bluez, adapter, Plug"})
        void aMissingAdapterIsTold(String driver, String what, String cure) throws Exception {
            try (PrivateBus own = PrivateBus.start(Files.createTempDirectory(folder, "c"));
                    FakeBlueZ without = FakeBlueZ.on(own.address())) {
                assertThat(without).isNotNull();
                told(own.address(), driver, what, cure);
            }
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"tinyb, switched off, bluetoothctl power on", "bluez, switched off, bluetoothctl power on"})
        void anAdapterThatIsOffIsTold(String driver, String what, String cure) throws Exception {
            try (PrivateBus own = PrivateBus.start(Files.createTempDirectory(folder, "d"));
                    FakeBlueZ off = FakeBlueZ.on(own.address(), "hci0")) {
                off.power("hci0", false);
                told(own.address(), driver, what, cure);
            }
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"tinyb, may not use, usermod -aG bluetooth", "bluez, may not use, usermod -aG bluetooth"})
        void whoMayNotUseItIsTold(String driver, String what, String cure) throws Exception {
            try (PrivateBus own = PrivateBus.startForbidding(Files.createTempDirectory(folder, "e"));
                    FakeBlueZ there = FakeBlueZ.on(own.address(), "hci0")) {
                assertThat(there).isNotNull();
                told(own.address(), driver, what, cure);
            }
        }

        private void told(String busAddress, String driver, String what, String cure) throws Exception {
            Ran scan = plumbline(busAddress, "scan --for 3s --ble-driver " + driver);
            assertThat(scan.status()).isEqualTo(1);
            assertThat(scan.err()).containsIgnoringCase(what).contains(cure);
            assertThat(scan.out()).isEmpty();

            Ran doctor = plumbline(busAddress, "doctor --ble-driver " + driver);
            assertThat(doctor.status()).isEqualTo(1);
            assertThat(doctor.out()).contains("BAD       adapter").contains(cure);
        }
    }

    @Nested
    class Doctor {

        @ParameterizedTest
        @ValueSource(strings = {"tinyb", "bluez"})
        void findsTheAdapterAndTheDriver(String driver) throws Exception {
            Ran ran = plumbline(bus.address(), "doctor --ble-driver " + driver);

            assertThat(ran.out())
                    .contains("good      adapter: hci0, ", "through the driver " + driver)
                    .contains("Java", "clock", "Wi-Fi", "broker: none is named");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bluez"})
        void triesTheBrokerAndKeepsNamesBackOnRequest(String driver) throws Exception {
            Ran ran = plumbline(
                    bus.address(), "doctor --redact --mqtt tcp://broker.clinic.invalid --ble-driver " + driver);

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out())
                    .startsWith("```")
                    .contains("BAD       broker: tcp://HOST", "no machine of that name is known")
                    .doesNotContain("clinic");
        }
    }
}
