package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.doctor.Finding;
import io.plumbline.gateway.doctor.Finding.Verdict;
import io.plumbline.gateway.doctor.Machine;
import io.plumbline.gateway.doctor.Radio;
import io.plumbline.gateway.doctor.Redaction;
import io.plumbline.gateway.doctor.Surroundings;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.BrokerTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline doctor}: what of this machine keeps a session from working. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Looks at what a session needs of this machine: Java, Bluetooth, clock, broker. Says of each what is wrong and"
                    + " what cures it, and changes nothing.",
            "The exit status is 1 where something is bad."
        },
        footer = {"", "For a bug report:  plumbline doctor --redact"})
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private BluetoothOptions bluetooth = new BluetoothOptions();

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--redact",
            description = "A block to paste into a bug report, without addresses and names of machines and people.")
    private boolean redact;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings(Machine.here());
        UnaryOperator<String> shown = redact ? redaction()::of : UnaryOperator.identity();
        if (redact) {
            console.out().println("```");
        }
        for (Finding finding : findings) {
            console.out()
                    .println(shown.apply(String.format(
                            Locale.ROOT, "%-8s  %s: %s", word(finding), finding.what(), finding.found())));
            if (!finding.cure().isEmpty()) {
                console.out().println(shown.apply("          " + finding.cure()));
            }
        }
        if (redact) {
            console.out().println("```");
        }
        return findings.stream().anyMatch(one -> one.verdict() == Verdict.BAD) ? Failures.FAILED : Failures.DONE;
    }

    private List<Finding> findings(Machine machine) {
        List<Finding> findings = new ArrayList<>(new Surroundings(machine).findings(Main.version()));
        try (BleLink link = bluetooth.open()) {
            findings.addAll(new Radio(machine).findings(link));
        }
        findings.add(broker());
        return findings;
    }

    private Finding broker() {
        try {
            return broker.settings(System.getenv())
                    .map(DoctorCommand::broker)
                    .orElseGet(() -> new Finding(
                            "broker", Verdict.UNKNOWN, "none is named; have one tried by --mqtt tcp://HOST", ""));
        } catch (IOException e) {
            return new Finding("broker", Verdict.BAD, "can't be asked", String.valueOf(e.getMessage()));
        }
    }

    private static Finding broker(BrokerSettings settings) {
        String where = settings.address().toString();
        return BrokerTrouble.of(settings)
                .map(why -> new Finding("broker", Verdict.BAD, where + ": " + why.what(), why.cure()))
                .orElseGet(() -> BrokerOptions.warning(settings)
                        .map(risk -> new Finding("broker", Verdict.DOUBTFUL, where + " lets us in", risk))
                        .orElseGet(() -> new Finding("broker", Verdict.GOOD, where + " lets us in", "")));
    }

    private static Redaction redaction() {
        return new Redaction(
                System.getProperty("user.home", ""),
                System.getProperty("user.name", ""),
                System.getenv().getOrDefault("HOSTNAME", ""));
    }

    private static String word(Finding finding) {
        return switch (finding.verdict()) {
            case GOOD -> "good";
            case DOUBTFUL -> "doubtful";
            case BAD -> "BAD";
            case UNKNOWN -> "unknown";
        };
    }
}
