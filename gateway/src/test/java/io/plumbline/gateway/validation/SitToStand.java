package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Standing up from a chair five times as fast as one can, with a force plate in the seat, a sensor on the pelvis and one on
 * the trunk, as the exercise {@code squat} takes it.
 */
final class SitToStand {

    private static final double RATE_HZ = 127.9;
    private static final int TRUE_STANDS = 5;

    /** The seat's force in its maker's units: about 1 with nobody on it, 2.5 to 3 with somebody. */
    private static final double LEFT = 1.5;

    private static final double SAT = 2.2;

    /** Each subject's mounts, read off the data: which axis shows up, and which way it goes as they lean to rise. */
    private static final Map<String, List<ImportedTable.Sensor>> SENSORS = new TreeMap<>(Map.of(
            "01", sensors("down,right,back", "down,left,front"),
            "02", sensors("up,right,front", "down,left,front")));

    /**
     * One person.
     *
     * @param leftSeat how often the force plate says that the seat was left
     * @param counted squats counted
     * @param withOneSitting how many of those hold one time of sitting, and no more
     * @param reason why most of the rest was not judged; empty: all was
     * @param fullUp from leaving the seat to the counted end, each, s
     */
    record Person(
            String name,
            String exercise,
            int leftSeat,
            int counted,
            int withOneSitting,
            List<Double> fullUp,
            Map<String, Integer> alerts,
            double judgedSeconds,
            double seconds,
            String reason) {}

    private SitToStand() {}

    private static List<ImportedTable.Sensor> sensors(String pelvis, String trunk) {
        return List.of(
                new ImportedTable.Sensor("sacrum", pelvis, "imu4_", "mps2", "dps"),
                new ImportedTable.Sensor("t12", trunk, "imu5_", "mps2", "dps"));
    }

    static List<Person> measure(Path folder) throws IOException {
        List<Person> people = new ArrayList<>();
        for (Map.Entry<String, List<ImportedTable.Sensor>> subject : SENSORS.entrySet()) {
            Path table = RecordedData.require("sit-to-stand/subject_" + subject.getKey() + "_5sts.csv.gz");
            Path recording = folder.resolve("sts-" + subject.getKey() + ".csv");
            ImportedTable.write(table, recording, RATE_HZ, "t", subject.getValue());
            for (String exercise : List.of("squat", "daily")) {
                people.add(person(subject.getKey(), exercise, seat(table), recording));
            }
        }
        return people;
    }

    /** Times at which the seat was left and sat on again, s: left ones positive, the others negative. */
    private static List<Double> seat(Path table) throws IOException {
        List<String> lines = RecordedData.lines(table);
        List<Double> times = new ArrayList<>();
        boolean sits = true;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 3);
            double force = Double.parseDouble(cells[1]);
            if (sits && force < LEFT) {
                times.add(Double.parseDouble(cells[0]));
                sits = false;
            } else if (!sits && force > SAT) {
                times.add(-Double.parseDouble(cells[0]));
                sits = true;
            }
        }
        return times;
    }

    private static Person person(String name, String exercise, List<Double> seat, Path recording) throws IOException {
        int counted = 0;
        int withOne = 0;
        List<Double> fullUp = new ArrayList<>();
        Map<String, Integer> alerts = new TreeMap<>();
        double judged = 0;
        double notJudged = 0;
        NotJudgedSeconds reasons = new NotJudgedSeconds();
        for (JsonNode event : Program.replay(recording.toString(), "--exercise", exercise)) {
            reasons.accept(event);
            String type = event.get("type").asText();
            if (type.equals("repetition") && event.get("complete").asBoolean()) {
                counted++;
                double start = event.get("start_s").asDouble();
                double end = event.get("end_s").asDouble();
                List<Double> left =
                        seat.stream().filter(time -> time > start && time < end).toList();
                withOne += left.size() == 1 ? 1 : 0;
                left.forEach(time -> fullUp.add(end - time));
            } else if (type.equals("alert") && event.get("state").asText().equals("raised")) {
                alerts.merge(event.get("pattern").asText(), 1, Integer::sum);
            } else if (type.equals("summary")) {
                judged = event.get("judged_s").asDouble();
                notJudged = event.get("not_judged_s").asDouble();
            }
        }
        long left = seat.stream().filter(time -> time > 0).count();
        return new Person(
                name,
                exercise,
                (int) left,
                counted,
                withOne,
                fullUp,
                alerts,
                judged,
                judged + notJudged,
                reasons.foremost());
    }

    static boolean fiveStands(List<Person> people) {
        return people.stream().allMatch(person -> person.leftSeat() == TRUE_STANDS);
    }

    static String table(List<Person> people) {
        StringBuilder text = new StringBuilder("| person | exercise running | stands by the seat | sat in between |"
                + " squats counted | with one sitting each | from leaving the seat to the counted end | judged | alerts |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        for (Person person : people) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %d | %s | %.0f %%%s | %s |%n",
                    person.name(),
                    person.exercise(),
                    person.leftSeat(),
                    Math.max(0, person.leftSeat() - 1),
                    person.counted(),
                    person.withOneSitting(),
                    person.fullUp().isEmpty()
                            ? "–"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f–%.2f s",
                                    person.fullUp().stream()
                                            .mapToDouble(one -> one)
                                            .min()
                                            .orElseThrow(),
                                    person.fullUp().stream()
                                            .mapToDouble(one -> one)
                                            .max()
                                            .orElseThrow()),
                    100 * person.judgedSeconds() / person.seconds(),
                    person.reason().isEmpty() ? "" : ", else " + person.reason(),
                    person.alerts().isEmpty() ? "0" : OthersDays.words(person.alerts())));
        }
        return text.toString();
    }
}
