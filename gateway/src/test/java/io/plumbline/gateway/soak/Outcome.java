package io.plumbline.gateway.soak;

import io.plumbline.gateway.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What was said on either side of the broker, and what the recording has to say to it. */
final class Outcome {

    /** What must arrive; each is a topic and the type of an event. */
    static final List<String> KINDS = List.of("alert", "repetition", "hold", "summary");

    /** After a close there is left what says how far the sessions are. */
    private static final long CLOSED_STATE_BYTES = 16_000;

    private final Path printed;
    private final Path heard;
    private final Path state;

    Outcome(Path printed, Path heard, Path state) {
        this.printed = printed;
        this.heard = heard;
        this.state = state;
    }

    /** Waits until as much was heard as was printed, but no longer than that. */
    void awaitArrival(Duration longest) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + longest.toNanos();
        while (heard().size() < printed().size() && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> printed = printed();
        for (String kind : KINDS) {
            List<String> said = ofKind(kind, printed);
            List<String> arrived = ofKind(kind, heard());
            if (!said.equals(arrived)) {
                faults.add(kind + ": printed " + said.size() + ", arrived " + arrived.size() + " or in another order");
            }
        }
        if (ofKind("alert", printed).isEmpty()) {
            faults.add("there was no alert at all");
        }
        List<Path> recordings = recordings();
        if (recordings.size() != 1) {
            faults.add("there are " + recordings.size() + " recordings instead of one");
        } else if (!replayed(recordings.get(0)).equals(printed)) {
            faults.add("the replay of the recording says something else");
        }
        long left = Watched.bytes(state)
                - recordings.stream().mapToLong(Outcome::size).sum();
        if (left > CLOSED_STATE_BYTES) {
            faults.add(left + " bytes are left in the state folder beside the recording");
        }
        return faults;
    }

    String figures() throws IOException {
        return "printed " + printed().size() + " events that must arrive, heard " + heard().size() + " of them and "
                + (Soak.lines(heard).size() - heard().size()) + " a second time; recorded "
                + recordings().stream().mapToLong(Outcome::size).sum() / 1_000_000 + " MB";
    }

    private List<String> printed() throws IOException {
        return Soak.lines(printed).stream().filter(Outcome::mustArrive).toList();
    }

    /** Each once, without what messages have in front: {@code schema}, {@code seq} and {@code utc}. */
    private List<String> heard() throws IOException {
        return List.copyOf(new LinkedHashSet<>(Soak.lines(heard).stream()
                .filter(line -> line.contains("\"type\":"))
                .map(line -> "{" + line.substring(line.indexOf("\"type\":")))
                .toList()));
    }

    private static boolean mustArrive(String line) {
        return KINDS.stream().anyMatch(kind -> isOf(kind, line));
    }

    private static boolean isOf(String kind, String line) {
        return line.startsWith("{\"type\":\"" + kind + "\"");
    }

    private static List<String> ofKind(String kind, List<String> lines) {
        return lines.stream().filter(line -> isOf(kind, line)).toList();
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> all = Files.list(state.resolve("recordings"))) {
            return all.toList();
        }
    }

    private static List<String> replayed(Path recording) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        Main.run(new String[] {"replay", recording.toString(), "--format", "jsonl"}, to, System.err);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(Outcome::mustArrive)
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
