package io.plumbline.gateway.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.soak.Watched.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code plumbline live} with two simulated sensors at 100 Hz in real time, publishing at a Mosquitto that is ended and
 * started again and again. Holds afterwards that heap, threads and open files are flat, that what waits for the broker
 * leaves nothing on disk once it is delivered, and that every event that was printed has arrived, in order, and is what
 * the replay of the recording says.
 *
 * <p>Usage: {@code Soak DURATION FLAP_EVERY}, both in seconds. Exit status 1 where something does not hold.
 */
public final class Soak {

    /** One round of the wearer, some 25 s. */
    private static final String ROUND = """
              - squats: {repetitions: 2}
              - squats: {tuck_deg: 15}
              - squats: {repetitions: 1}
              - squats: {tuck_deg: 19}
              - stand: {seconds: 2}
            """;

    private static final double SHORTEST_ROUND_SECONDS = 10;

    /** How long the broker is away each time, s. */
    private static final int AWAY_SECONDS = 5;

    /** The broker stays for so long before the end, s, so that all can arrive. */
    private static final int CALM_SECONDS = 20;

    private final Path folder;
    private final int seconds;
    private final int flapSeconds;
    private final Broker broker;
    private final List<Reading> readings = new ArrayList<>();

    private Soak(Path folder, int seconds, int flapSeconds) throws IOException {
        this.folder = folder;
        this.seconds = seconds;
        this.flapSeconds = flapSeconds;
        this.broker = new Broker(folder);
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-soak");
        List<String> faults = new Soak(folder, Integer.parseInt(args[0]), Integer.parseInt(args[1])).run();
        faults.forEach(fault -> System.out.println("FAULT: " + fault));
        System.out.println(faults.isEmpty() ? "All of it holds." : "What there was is in " + folder);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private List<String> run() throws IOException, InterruptedException {
        Path out = folder.resolve("out.jsonl");
        Path state = folder.resolve("state");
        broker.start();
        Process listener = broker.listen();
        Process program = program(out, state);
        try {
            flap(new Watched(program, state.resolve("soak")));
            if (!program.waitFor(90, TimeUnit.SECONDS)) {
                return List.of("the program does not end");
            }
            Outcome outcome = new Outcome(out, broker.heard(), state.resolve("soak"));
            outcome.awaitArrival(Duration.ofSeconds(30));
            List<String> faults = new ArrayList<>(Flatness.faults(readings));
            if (program.exitValue() != 0) {
                faults.add("the program ended with status " + program.exitValue());
            }
            faults.addAll(outcome.faults());
            System.out.println(outcome.figures());
            System.out.println(Flatness.figures(readings));
            return faults;
        } finally {
            program.destroyForcibly();
            listener.destroyForcibly();
            broker.stop();
        }
    }

    /** Ends the broker and starts it again, and reads the program's sizes, until shortly before the end. */
    private void flap(Watched watched) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        for (int at = flapSeconds; at + AWAY_SECONDS < seconds - CALM_SECONDS; at += flapSeconds) {
            until(startNanos, at - 1);
            read(watched);
            until(startNanos, at);
            broker.stop();
            until(startNanos, at + AWAY_SECONDS);
            broker.start();
        }
        until(startNanos, seconds - 5);
        read(watched);
    }

    private void read(Watched watched) throws IOException, InterruptedException {
        Reading reading = watched.read();
        readings.add(reading);
        System.out.println(reading);
    }

    private static void until(long startNanos, int second) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(startNanos + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
    }

    private Process program(Path out, Path state) throws IOException {
        Path scenario = Files.writeString(folder.resolve("soak.yaml"), scenario());
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.plumbline.gateway.cli.Main",
                "live"));
        for (String placement : List.of("sacrum", "t12")) {
            command.addAll(List.of("--sensor", placement + "=sim:" + scenario));
        }
        command.addAll(List.of("--mqtt", broker.url(), "--wearer", "soak", "--format", "jsonl"));
        command.addAll(List.of("--state", state.toString(), "--for", seconds + "s"));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private String scenario() {
        String head = """
                name: soak
                description: Squats for as long as it lasts, some of them tucked.
                sensors: [{placement: sacrum}, {placement: t12}]
                steps:
                  - stand: {seconds: 4}
                  - bow: {angle_deg: 45}
                  - stand: {seconds: 1.5}
                  - exercise: squat
                """;
        int rounds = (int) Math.ceil(seconds / SHORTEST_ROUND_SECONDS);
        return head + ROUND.repeat(rounds);
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readString(file, UTF_8).lines().toList();
    }
}
