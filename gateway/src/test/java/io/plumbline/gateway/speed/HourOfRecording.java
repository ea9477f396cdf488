package io.plumbline.gateway.speed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.cli.Main;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Seconds for one hour of one sensor at 100 Hz, 360 000 rows of text: read, read and analysed in a warm JVM, and by {@code
 * plumbline replay} as a whole process, beside Python's csv module doing no more than reading it. All of them once a round,
 * in turn.
 */
public final class HourOfRecording {

    private static final int DEFAULT_ROUNDS = 9;
    private static final int WARM_UP_PASSES = 10;

    private static final String READING = "rows read, warm";
    private static final String ANALYSED = "rows read and analysed, warm";
    private static final String REPLAY = "`plumbline replay`, whole process";
    private static final String PYTHON = "`python3`, csv module, reading alone, whole process";

    private static final String SCENARIO = """
            name: an-hour
            description: Good squats with one sensor, again and again.
            sensors: [{placement: sacrum}]
            steps:
              - stand: {seconds: 4}
              - bow: {angle_deg: 45}
              - stand: {seconds: 1.5}
              - exercise: squat
              - squats: {repetitions: 8}
              - stand: {seconds: 2}
            """;

    private static final String PYTHON_READS = """
            import csv, sys
            total = 0.0
            for row in csv.reader(open(sys.argv[1])):
                if row[0][0].isdigit():
                    for field in row:
                        total += float(field)
            """;

    /** As {@code times} prints it, e.g. 0m1.250s. */
    private static final Pattern MINUTES_SECONDS = Pattern.compile("(\\d+)m([\\d.]+)s");

    /** What a run took, s. */
    private record Seconds(double wall, double cpu) {}

    private final Path recording;
    private final Map<String, List<Seconds>> measured = new LinkedHashMap<>();

    private HourOfRecording(Path recording) {
        this.recording = recording;
    }

    /** Measures and prints the table; {@code -Drounds=N} says how often. Begun in the folder of the project. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.getInteger("rounds", DEFAULT_ROUNDS);
        Path folder = Files.createTempDirectory("plumbline-hour");
        try {
            Path scenario = folder.resolve("an-hour.yaml");
            Files.writeString(scenario, SCENARIO);
            Path recording = folder.resolve("hour.csv");
            String[] simulate = {
                "simulate", scenario.toString(), "--duration", "60m", "--rate", "100", "--output", recording.toString()
            };
            if (Main.run(simulate, System.err, System.err) != 0) {
                throw new IllegalStateException("the hour could not be simulated; why stands above");
            }
            new HourOfRecording(recording).measure(rounds);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        boolean python = answers("python3", "--version");
        if (!python) {
            System.err.println("Without Python: there is no python3 here.");
        }
        if (!answers("gateway/bin/plumbline", "--version")) { // builds what is missing
            throw new IllegalStateException(
                    "gateway/bin/plumbline does not start. Begin in the folder of the project.");
        }
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            read();
            analyse();
        }
        for (int round = 0; round < rounds; round++) {
            note(READING, read());
            note(ANALYSED, analyse());
            note(REPLAY, process("gateway/bin/plumbline replay \"$0\" --format jsonl >/dev/null"));
            if (python) {
                note(PYTHON, process("python3 -c '" + PYTHON_READS + "' \"$0\""));
            }
        }
        print();
    }

    private void note(String what, Seconds seconds) {
        measured.computeIfAbsent(what, any -> new ArrayList<>()).add(seconds);
    }

    private Seconds read() throws RecordingException {
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        double last = 0;
        try (RecordingReader reader = RecordingReader.open(recording, false)) {
            while (reader.next()) {
                last = reader.sample().timeSeconds();
            }
        }
        if (!(last > 3590)) {
            throw new IllegalStateException("the recording ended at " + last + " s");
        }
        return since(wall, cpu);
    }

    private Seconds analyse() throws RecordingException {
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        long[] events = {0};
        try (RecordingReader reader = RecordingReader.open(recording, false)) {
            SessionAnalyzer analyzer = new SessionAnalyzer(new SessionSettings(
                    reader.header().sessionId(),
                    reader.header().sensors(),
                    ExerciseLibrary.builtIn().exercises(),
                    Map.of(),
                    false));
            reader.marks().forEach(analyzer::mark);
            while (reader.next()) {
                analyzer.accept(reader.sample(), event -> events[0]++);
            }
            analyzer.finish(event -> events[0]++);
        }
        if (events[0] < 100) {
            throw new IllegalStateException("an hour of squats gave " + events[0] + " events");
        }
        return since(wall, cpu);
    }

    private static Seconds since(long wallNanos, long cpuNanos) {
        return new Seconds((System.nanoTime() - wallNanos) / 1e9, (cpuNanos() - cpuNanos) / 1e9);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static boolean answers(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Wall time from outside; processor time of all its threads as the shell counts it. */
    private Seconds process(String command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", command + " || exit 1; times", recording.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double cpu = 0;
        Matcher children =
                MINUTES_SECONDS.matcher(printed.lines().skip(1).findFirst().orElse(""));
        while (children.find()) {
            cpu += 60 * Double.parseDouble(children.group(1)) + Double.parseDouble(children.group(2));
        }
        return new Seconds(wall, cpu);
    }

    private void print() throws IOException {
        double megabytes = Files.size(recording) / 1e6;
        System.out.printf(Locale.ROOT, "%nOne hour, %.1f MB:%n%n", megabytes);
        System.out.println("| what | CPU s, median (least–most) | wall s, median (least–most) | × Python's CPU |\n"
                + "|---|---|---|---|");
        measured.forEach((what, runs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                what,
                spread(runs.stream().map(Seconds::cpu).toList()),
                spread(runs.stream().map(Seconds::wall).toList()),
                timesPython(runs)));
    }

    private static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f–%.3f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** Median of the ratio, round by round. */
    private String timesPython(List<Seconds> runs) {
        List<Seconds> python = measured.getOrDefault(PYTHON, List.of());
        if (python.isEmpty()) {
            return "–";
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < runs.size(); round++) {
            ratios.add(runs.get(round).cpu() / python.get(round).cpu());
        }
        return spread(ratios);
    }
}
