package io.plumbline.analytics.benchmark;

import io.plumbline.analytics.orientation.OrientationFilterBenchmark;
import io.plumbline.analytics.session.SessionAnalyzerBenchmark;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints the first tables of docs/benchmarks.md; the command is there. A round runs everything once, each in a fresh JVM,
 * and what counts of it is its least pass of processor time; then the next round begins. Ratios are taken within a round.
 */
public final class Benchmarks {

    private static final int DEFAULT_ROUNDS = 9;
    private static final String FILTER = "OrientationFilterBenchmark.plumbline";

    /**
     * How many times the time of VQF's C++ (-O3) these took, on another machine in another run: npm's ahrs 1.3.3 read 1.42
     * and 1.08 there, both over the same 65,536 samples.
     */
    private static final Map<String, Double> PEER_PER_VQF = Map.of("ahrsMadgwick", 1.42, "ahrsMahony", 1.08);

    private Benchmarks() {}

    /** Measures; {@code -Drounds=N} says how often. */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        int count = Integer.getInteger("rounds", DEFAULT_ROUNDS);
        Optional<String> withoutAhrs = NpmAhrs.prepare(OrientationFilterBenchmark.squats());
        withoutAhrs.ifPresent(System.err::println);
        Rounds nanoseconds = new Rounds();
        Rounds bytes = new Rounds();
        for (int round = 1; round <= count; round++) {
            System.err.println("round " + round + " of " + count);
            for (RunResult result : new Runner(options()).run()) {
                String name = name(result);
                nanoseconds.add(name, leastPerSample(result, "nanoseconds"));
                bytes.add(name, leastPerSample(result, "bytes"));
            }
            if (withoutAhrs.isEmpty()) {
                NpmAhrs.run().forEach(nanoseconds::add);
            }
        }
        printFilter(nanoseconds, bytes);
        printSteps(nanoseconds, bytes);
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(OrientationFilterBenchmark.class.getName())
                .include(SessionAnalyzerBenchmark.class.getName())
                .mode(Mode.SingleShotTime)
                .forks(1)
                .warmupIterations(2)
                .warmupBatchSize(40)
                .measurementIterations(15)
                .measurementBatchSize(1)
                .jvmArgs("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static String name(RunResult result) {
        String method = result.getParams().getBenchmark().replaceFirst(".*\\.([^.]+\\.[^.]+)", "$1");
        String sensors = result.getParams().getParam("sensors");
        return sensors == null ? method : method + " " + sensors;
    }

    private static double leastPerSample(RunResult result, String what) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(pass -> counted(pass, what) / counted(pass, "samples"))
                .min()
                .orElseThrow();
    }

    private static double counted(IterationResult pass, String what) {
        return Objects.requireNonNull(pass.getSecondaryResults().get(what), what)
                .getScore();
    }

    private static void printFilter(Rounds nanoseconds, Rounds bytes) {
        System.out.println("| update | ns, median (least) | bytes | ours, as a multiple of it | … times its multiple of"
                + " VQF's C++ elsewhere |\n|---|---|---|---|---|");
        row("Plumbline", FILTER, nanoseconds, bytes);
        row("Madgwick, by hand", "OrientationFilterBenchmark.madgwick", nanoseconds, bytes);
        row("complementary, Commons Math", "OrientationFilterBenchmark.commonsMath", nanoseconds, bytes);
        row("Madgwick, npm ahrs 1.3.3", "ahrsMadgwick", nanoseconds, bytes);
        row("Mahony, npm ahrs 1.3.3", "ahrsMahony", nanoseconds, bytes);
    }

    private static void row(String words, String name, Rounds nanoseconds, Rounds bytes) {
        if (!nanoseconds.has(name)) {
            return;
        }
        Double perVqf = PEER_PER_VQF.get(name);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f (%.0f) | %s | %s | %s |%n",
                words,
                nanoseconds.median(name),
                nanoseconds.least(name),
                bytes.has(name) ? String.format(Locale.ROOT, "%.2f", bytes.median(name)) : "–",
                name.equals(FILTER) ? "1" : nanoseconds.ratio(FILTER, name, 1),
                perVqf == null ? "–" : nanoseconds.ratio(FILTER, name, perVqf));
    }

    private static void printSteps(Rounds nanoseconds, Rounds bytes) {
        System.out.println(
                "\n| step of the analysis | ns, median (least) | bytes | as a multiple of the filter's update |"
                        + " streams of 100 Hz a core |\n|---|---|---|---|---|");
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("squats", "squats");
        steps.put("plank", "a plank");
        steps.put("wearersInTurn", "2000 wearers in turn, squats");
        for (Map.Entry<String, String> step : steps.entrySet()) {
            for (String sensors : new String[] {"one", "two"}) {
                String name = "SessionAnalyzerBenchmark." + step.getKey() + " " + sensors;
                System.out.printf(
                        Locale.ROOT,
                        "| %s, %s | %.0f (%.0f) | %.0f | %s | %,.0f |%n",
                        step.getValue(),
                        sensors.equals("one") ? "one sensor" : "two sensors, each sample",
                        nanoseconds.median(name),
                        nanoseconds.least(name),
                        bytes.median(name),
                        nanoseconds.ratio(name, FILTER, 1),
                        1e7 / nanoseconds.median(name));
            }
        }
    }
}
