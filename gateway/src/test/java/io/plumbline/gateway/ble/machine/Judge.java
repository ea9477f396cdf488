package io.plumbline.gateway.ble.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.ScenarioReader;
import io.plumbline.simulator.truth.TrueFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds what arrived at the broker in the machine against what the simulated wearers truly did: by the clock that the
 * sensors and {@code mosquitto_sub} have in common, so that nothing is believed of the gateway's own times.
 *
 * <pre>
 * Judge MACHINE RESULTS    MACHINE: where wearer-*.yaml are; RESULTS: scan-*.jsonl, mqtt.log, began-*, vanished-*, returned-*
 * </pre>
 */
final class Judge {

    /** The wearers' names, the sensors' profiles and the drivers that they were met through. */
    private static final List<String[]> WEARERS =
            List.of(new String[] {"movesense", "tinyb"}, new String[] {"witmotion", "bluez"});

    /** Within this a sensor that is back has to send (2 s, and the wait between two attempts), s, on an emulated machine. */
    private static final double BACK_WITHIN_SECONDS = 12;

    /** What a tuck may take from its end to the broker, s: dwell and filter belong to the tuck, the rest is the machine. */
    private static final double LATE_SECONDS = 1.5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A message.
     *
     * @param seconds when it came, s since 1970
     */
    private record Heard(double seconds, String topic, JsonNode payload) {}

    private final Path results;
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private Judge(Path results) throws IOException {
        this.results = results;
        for (String line : Files.readAllLines(results.resolve("mqtt.log"))) {
            String[] parts = line.split(" ", 3);
            if (parts.length == 3 && parts[2].startsWith("{")) {
                heard.add(new Heard(Double.parseDouble(parts[0]), parts[1], JSON.readTree(parts[2])));
            }
        }
    }

    /** Judges; the exit status says whether all was as it should be. */
    public static void main(String[] args) throws IOException {
        Judge judge = new Judge(Path.of(args[1]));
        for (String[] wearer : WEARERS) {
            judge.scan(wearer[1]);
        }
        for (String[] wearer : WEARERS) {
            judge.wearer(wearer[0], wearer[1], Path.of(args[0], "wearer-" + wearer[0] + ".yaml"));
        }
        judge.wrong.forEach(sentence -> System.out.println("WRONG: " + sentence));
        System.exit(judge.wrong.isEmpty() ? 0 : 1);
    }

    private double seconds(String file) throws IOException {
        return Double.parseDouble(Files.readString(results.resolve(file)).strip());
    }

    /** Whether a driver has found every sensor, and knows it for what it is. */
    private void scan(String driver) throws IOException {
        List<String> known = new ArrayList<>();
        for (String line : Files.readAllLines(results.resolve("scan-" + driver + ".jsonl"))) {
            JsonNode device = JSON.readTree(line);
            known.add(
                    device.path("sensor").asText("") + " " + device.path("name").asText());
        }
        System.out.println("scan through " + driver + ": " + String.join(", ", known));
        for (String[] wearer : WEARERS) {
            if (known.stream().noneMatch(sensor -> sensor.startsWith(wearer[0] + " "))) {
                wrong.add("no " + wearer[0] + " was found by a scan through " + driver);
            }
        }
    }

    private void wearer(String name, String driver, Path scenario) throws IOException {
        double beganSeconds = seconds("began-" + name);
        double vanishedSeconds = seconds("vanished-" + name);
        double returnedSeconds = seconds("returned-" + name);
        System.out.printf(
                Locale.ROOT,
                "%s through %s; it was away from %.1f to %.1f s%n",
                name,
                driver,
                vanishedSeconds - beganSeconds,
                returnedSeconds - beganSeconds);
        link(name, beganSeconds);
        double backSeconds = firstState(name, "streaming", returnedSeconds);
        if (!(backSeconds <= returnedSeconds + BACK_WITHIN_SECONDS)) {
            wrong.add(name + " did not stream again within " + BACK_WITHIN_SECONDS + " s of its return");
        }
        if (!(firstState(name, "no-data", vanishedSeconds) < returnedSeconds)) {
            wrong.add("that " + name + " was away was not said while it was");
        }
        List<Heard> alerts = alerts(name);
        List<Heard> unexplained = new ArrayList<>(alerts);
        int before = 0;
        int after = 0;
        for (TrueFault tuck : SimulatedSession.of(ScenarioReader.read(scenario), WornSensor.SEED)
                .truth()
                .tucks()) {
            double start = beganSeconds + tuck.startSeconds();
            double end = beganSeconds + tuck.endSeconds();
            List<Heard> told = alerts.stream()
                    .filter(alert -> alert.seconds() >= start && alert.seconds() <= end + LATE_SECONDS)
                    .toList();
            unexplained.removeAll(told);
            boolean seen = end < vanishedSeconds || start > backSeconds + 2;
            System.out.printf(
                    Locale.ROOT,
                    "  tucked by %4.1f° at %5.2f s: %s%n",
                    tuck.peakDeg(),
                    tuck.startSeconds(),
                    told.isEmpty()
                            ? seen ? "NO ALERT" : "not seen"
                            : String.format(
                                    Locale.ROOT,
                                    "alert at the broker after %.2f s: %s",
                                    told.get(0).seconds() - start,
                                    told.get(0).payload().path("message").asText()));
            if (seen && told.isEmpty()) {
                wrong.add(name + ": no alert for the tuck at " + tuck.startSeconds() + " s");
            }
            before += end < vanishedSeconds && !told.isEmpty() ? 1 : 0;
            after += start > returnedSeconds && !told.isEmpty() ? 1 : 0;
        }
        for (Heard alert : unexplained) {
            wrong.add(name + ": an alert without a tuck at " + (alert.seconds() - beganSeconds) + " s: "
                    + alert.payload());
        }
        if (before == 0 || after == 0) {
            wrong.add(name + ": " + before + " alerts before it vanished and " + after
                    + " after it returned; of both there must be some");
        }
    }

    /** Alerts that were raised, of the tuck and of nothing else. */
    private List<Heard> alerts(String wearer) {
        List<Heard> raised = heard.stream()
                .filter(message -> message.topic().equals("plumbline/v1/" + wearer + "/alert"))
                .filter(message -> message.payload().path("state").asText().equals("raised"))
                .toList();
        raised.stream()
                .filter(alert -> !alert.payload().path("pattern").asText().equals("pelvic-tuck"))
                .forEach(alert -> wrong.add(wrongPattern(wearer, alert)));
        return raised;
    }

    private static String wrongPattern(String wearer, Heard alert) {
        return wearer + ": an alert of something that nobody did: " + alert.payload();
    }

    private double firstState(String wearer, String state, double fromSeconds) {
        return heard.stream()
                .filter(message -> message.topic().startsWith("plumbline/v1/" + wearer + "/sensor/"))
                .filter(message -> message.seconds() >= fromSeconds)
                .filter(message -> message.payload().path("state").asText().equals(state))
                .mapToDouble(Heard::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Prints what was said of the link. */
    private void link(String wearer, double beganSeconds) {
        String last = "";
        for (Heard message : heard) {
            String state = message.payload().path("state").asText();
            if (message.topic().startsWith("plumbline/v1/" + wearer + "/sensor/") && !state.equals(last)) {
                last = state;
                System.out.printf(
                        Locale.ROOT,
                        "  %6.2f s %s: %s%n",
                        message.seconds() - beganSeconds,
                        state,
                        message.payload().path("message").asText());
            }
        }
    }
}
