package io.plumbline.gateway.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What concerns the machine as such: its system, Java and its clock. */
public final class Surroundings {

    private static final Pattern PRETTY_NAME = Pattern.compile("(?m)^PRETTY_NAME=\"?([^\"\\n]*)\"?$");

    private final Machine machine;

    /** Looks at {@code machine}. */
    public Surroundings(Machine machine) {
        this.machine = machine;
    }

    /**
     * What there is.
     *
     * @param program this program's version
     */
    public List<Finding> findings(String program) {
        return List.of(Finding.good("Plumbline", program), system(), java(), clock());
    }

    private Finding system() {
        Matcher name = PRETTY_NAME.matcher(machine.read("etc/os-release").orElse(""));
        String system = name.find() ? name.group(1) : System.getProperty("os.name", "unknown");
        String kernel = System.getProperty("os.version", "unknown");
        String board = machine.read("proc/device-tree/model")
                .map(model -> ", " + model)
                .orElse("");
        return Finding.good("system", system + ", kernel " + kernel + board);
    }

    private static Finding java() {
        return Finding.good(
                "Java",
                System.getProperty("java.version", "unknown") + " on " + System.getProperty("os.arch", "unknown"));
    }

    private Finding clock() {
        Optional<String> kept = machine.printedBy("timedatectl", "show", "-p", "NTPSynchronized", "--value");
        boolean marked = machine.exists("run/systemd/timesync/synchronized");
        if (kept.isEmpty() && !marked) {
            return Finding.unknown("clock", "whether it is kept right can't be told");
        }
        return marked || kept.orElse("").equals("yes")
                ? Finding.good("clock", "kept right over the network")
                : Finding.doubtful(
                        "clock",
                        "not set over the network",
                        "Have it set (timedatectl set-ntp true): commands over MQTT that look older than 10 s are"
                                + " refused, and listeners drop cues that look old.");
    }
}
