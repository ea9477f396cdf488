package io.plumbline.analytics.orientation;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One update of the filter, and the reading of its up direction, beside those of plain peers in the same run. The command
 * is in docs/benchmarks.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(OrientationFilterBenchmark.SAMPLES)
@Fork(3)
@Warmup(iterations = 4, batchSize = 200)
@Measurement(iterations = 200, batchSize = 1)
public class OrientationFilterBenchmark {

    private static final double RATE_HZ = 100;
    private static final double STEP = 1 / RATE_HZ;

    /** Samples of one period of the movement, 41 s. Their updates take under a millisecond, which often is undisturbed. */
    static final int SAMPLES = 4096;

    private final double[][] samples = squats();

    private final OrientationFilter plumbline = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
    private final MadgwickUpdate madgwick = new MadgwickUpdate();
    private final RotationComplementary complementary = new RotationComplementary();

    /** A sensor on the sacrum that goes forward by 40° and back every 2.6 s for 31 s, then rests; with noise. */
    private static double[][] squats() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] samples = new double[SAMPLES][6];
        for (int i = 0; i < SAMPLES; i++) {
            double phase = i < 3072 ? 2 * Math.PI * 12 * i / 3072.0 : 0;
            double angle = Math.toRadians(20) * (1 - Math.cos(phase));
            double moving = i < 3072 ? 1 : 0;
            double[] sample = samples[i];
            sample[1] = moving * Math.toRadians(20) * Math.sin(phase) * 2 * Math.PI * 12 / (3072 * STEP);
            double force = 9.81 - moving * 1.5 * Math.cos(phase);
            sample[3] = -force * Math.sin(angle);
            sample[5] = force * Math.cos(angle);
            for (int axis = 0; axis < 6; axis++) {
                sample[axis] += random.nextDouble(-1, 1) * (axis < 3 ? 0.003 : 0.02);
            }
        }
        return samples;
    }

    @Benchmark
    public double plumbline() {
        double sum = 0;
        for (double[] s : samples) {
            plumbline.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            sum += plumbline.upX() + plumbline.upY() + plumbline.upZ();
        }
        return sum;
    }

    @Benchmark
    public double madgwick() {
        double sum = 0;
        for (double[] s : samples) {
            madgwick.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            sum += madgwick.upX() + madgwick.upY() + madgwick.upZ();
        }
        return sum;
    }

    @Benchmark
    public double commonsMathComplementary() {
        double sum = 0;
        for (double[] s : samples) {
            complementary.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            Vector3D up = complementary.up();
            sum += up.getX() + up.getY() + up.getZ();
        }
        return sum;
    }

    /** Runs all, once for the time and once for the bytes, and prints the table of the page. */
    public static void main(String[] args) throws RunnerException {
        Map<String, Double> nanoseconds = new TreeMap<>();
        for (RunResult result : new Runner(options().build()).run()) {
            nanoseconds.put(name(result.getParams()), leastNanoseconds(result));
        }
        Map<String, Double> bytes = new TreeMap<>();
        for (RunResult result : new Runner(allocationOptions()).run()) {
            bytes.put(name(result.getParams()), bytes(result));
        }
        System.out.println("| update | ns (least) | bytes | ours, as a multiple of it |\n|---|---|---|---|");
        nanoseconds.forEach((name, least) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f |%n",
                name,
                least,
                bytes.getOrDefault(name, Double.NaN),
                nanoseconds.getOrDefault("plumbline", Double.NaN) / least));
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .include(OrientationFilterBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT);
    }

    /** Over longer iterations the harness's own few bytes vanish. */
    private static Options allocationOptions() {
        return options()
                .addProfiler(GCProfiler.class)
                .mode(Mode.AverageTime)
                .forks(1)
                .warmupIterations(2)
                .warmupBatchSize(1)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(300))
                .build();
    }

    private static String name(BenchmarkParams params) {
        return params.getBenchmark().replaceFirst(".*\\.", "");
    }

    /** The fastest iteration of all forks: on a busy machine the one that others disturbed least. */
    private static double leastNanoseconds(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .min()
                .orElseThrow();
    }

    private static double bytes(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }
}
