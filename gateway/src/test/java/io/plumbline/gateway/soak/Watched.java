package io.plumbline.gateway.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running program's sizes, as Linux and {@code jcmd} tell them. */
final class Watched {

    private static final Pattern USED = Pattern.compile("(?:generation|space).*?used (\\d+)K");

    /** Java's own threads without those that compile, which come and go as they are needed. */
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(?!C[12] Compiler).*\" #\\d+");

    private final Process program;
    private final Path state;
    private final long startNanos = System.nanoTime();

    /**
     * A reading.
     *
     * @param seconds since the start, s
     * @param heapKilobytes what is left after a collection
     * @param stateBytes what is kept beside the recording
     */
    record Reading(
            double seconds, long heapKilobytes, long threads, long openFiles, long stateBytes, long recordingBytes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%6.0f s  heap %5.1f MB  threads %d  files %d  state %.1f kB  recording %.1f MB",
                    seconds,
                    heapKilobytes / 1024.0,
                    threads,
                    openFiles,
                    stateBytes / 1e3,
                    recordingBytes / 1e6);
        }
    }

    Watched(Process program, Path state) {
        this.program = program;
        this.state = state;
    }

    Reading read() throws IOException, InterruptedException {
        jcmd("GC.run");
        long heap = 0;
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        while (used.find()) {
            heap += Long.parseLong(used.group(1));
            // of "def new generation" and "tenured generation"; the spaces within them are on lines that say no "used"
        }
        Path process = Path.of("/proc", Long.toString(program.pid()));
        Path recording = state.resolve("unfinished.csv");
        long recordingBytes = Files.exists(recording) ? Files.size(recording) : 0;
        return new Reading(
                (System.nanoTime() - startNanos) / 1e9,
                heap,
                THREAD.matcher(jcmd("Thread.print")).results().count(),
                count(process.resolve("fd")),
                bytes(state) - recordingBytes,
                recordingBytes);
    }

    private String jcmd(String word) throws IOException, InterruptedException {
        Path java = Path.of(ProcessHandle.current().info().command().orElse("java"));
        Process jcmd = new ProcessBuilder(java.resolveSibling("jcmd").toString(), Long.toString(program.pid()), word)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        jcmd.waitFor();
        return said;
    }

    static long bytes(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sum += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return sum;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
