package io.plumbline.gateway.doctor;

import io.plumbline.gateway.ble.Adapter;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What concerns Bluetooth: the bus, BlueZ, the adapters, blocks on them, and Wi-Fi beside them. */
public final class Radio {

    /** The version that Plumbline is tested with (Debian 12), and how old one may be before it is worth a word. */
    private static final double TESTED_VERSION = 5.66;

    private static final double OLDEST_VERSION = 5.50;
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+)");
    private static final Pattern FREQUENCY = Pattern.compile("\\((\\d+) MHz\\)");
    private static final String BUS = "run/dbus/system_bus_socket";

    private final Machine machine;

    /** Looks at {@code machine}. */
    public Radio(Machine machine) {
        this.machine = machine;
    }

    /** All that concerns Bluetooth, asked through {@code link}. */
    public List<Finding> findings(BleLink link) {
        try {
            return around(adapters(link));
        } catch (BleException e) {
            return around(List.of(Finding.bad("adapter", "can't be asked for", String.valueOf(e.getMessage()))));
        }
    }

    private List<Finding> around(List<Finding> adapters) {
        List<Finding> findings = new ArrayList<>();
        findings.add(bus());
        findings.add(version());
        findings.addAll(blocks());
        findings.addAll(adapters);
        findings.add(wifi());
        return findings;
    }

    private Finding bus() {
        Optional<String> elsewhere = Optional.ofNullable(System.getenv("DBUS_SYSTEM_BUS_ADDRESS"));
        if (elsewhere.isPresent()) {
            return Finding.good("D-Bus", "system bus at " + elsewhere.get() + ", by DBUS_SYSTEM_BUS_ADDRESS");
        }
        return machine.exists(BUS)
                ? Finding.good("D-Bus", "system bus at /" + BUS)
                : Finding.bad(
                        "D-Bus",
                        "there is no /" + BUS,
                        "Install and start it (Debian: apt install dbus); in a container share the host's /run/dbus.");
    }

    private Finding version() {
        Optional<String> printed = machine.printedBy("bluetoothctl", "--version");
        Matcher number = VERSION.matcher(printed.orElse(""));
        if (!number.find()) {
            return Finding.doubtful(
                    "BlueZ",
                    "bluetoothctl is missing, so that the version can't be told",
                    "Install it (Debian: apt install bluez).");
        }
        String version = number.group(1);
        double value = Double.parseDouble(version);
        return value < OLDEST_VERSION
                ? Finding.doubtful(
                        "BlueZ",
                        "version " + version + ", older than any that Plumbline was tried with",
                        "Use a system with BlueZ " + TESTED_VERSION + " or newer.")
                : Finding.good("BlueZ", "version " + version);
    }

    private List<Finding> blocks() {
        List<Finding> blocks = new ArrayList<>();
        for (String name : machine.list("sys/class/rfkill")) {
            String folder = "sys/class/rfkill/" + name + "/";
            if (!machine.read(folder + "type").orElse("").equals("bluetooth")) {
                continue;
            }
            String adapter = machine.read(folder + "name").orElse(name);
            if (machine.read(folder + "hard").orElse("0").equals("1")) {
                blocks.add(Finding.bad(
                        "radio block",
                        adapter + " is blocked by a switch",
                        "Turn on the machine's radio switch, or Bluetooth in its BIOS."));
            } else if (machine.read(folder + "soft").orElse("0").equals("1")) {
                blocks.add(
                        Finding.bad("radio block", adapter + " is blocked", "Unblock it:  rfkill unblock bluetooth"));
            } else {
                blocks.add(Finding.good("radio block", adapter + " is not blocked"));
            }
        }
        return blocks;
    }

    private static List<Finding> adapters(BleLink link) throws BleException {
        List<Finding> findings = new ArrayList<>();
        for (Adapter adapter : link.adapters()) {
            String found = adapter.name() + ", " + adapter.address() + ", through the driver " + link.driver();
            findings.add(
                    adapter.powered()
                            ? Finding.good("adapter", found)
                            : Finding.bad(
                                    "adapter", found + ", is switched off", "Switch it on:  bluetoothctl power on"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.bad(
                    "adapter",
                    "there is none",
                    "Plug in a Bluetooth adapter; on a Raspberry Pi see that /boot/firmware/config.txt does not say"
                            + " dtoverlay=disable-bt."));
        }
        return findings;
    }

    /**
     * Boards whose Wi-Fi and Bluetooth share one chip and antenna stall one for the other, the Raspberry Pi above all
     * (github.com/raspberrypi/linux issue 1444).
     */
    private Finding wifi() {
        boolean wireless = machine.list("sys/class/net").stream()
                .anyMatch(name -> machine.exists("sys/class/net/" + name + "/wireless"));
        if (!wireless) {
            return Finding.good("Wi-Fi", "none beside Bluetooth");
        }
        Matcher frequency = FREQUENCY.matcher(machine.printedBy("iw", "dev").orElse(""));
        if (!frequency.find()) {
            return Finding.unknown("Wi-Fi", "its channel can't be told (iw is missing, or it is not connected)");
        }
        int megahertz = Integer.parseInt(frequency.group(1));
        if (megahertz > 3000) {
            return Finding.good("Wi-Fi", megahertz + " MHz, away from Bluetooth's");
        }
        String board = machine.read("proc/device-tree/model").orElse("this machine");
        return Finding.doubtful(
                "Wi-Fi",
                megahertz + " MHz, beside Bluetooth's, on " + board,
                "If data stall, use a 5 GHz network, a cable, or a Bluetooth adapter on USB.");
    }
}
