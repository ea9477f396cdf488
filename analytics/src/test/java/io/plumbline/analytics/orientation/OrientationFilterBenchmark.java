package io.plumbline.analytics.orientation;

import io.plumbline.analytics.benchmark.Meter;
import java.util.SplittableRandom;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One update of the filter, and the reading of its up direction, beside those of plain peers: 11 minutes by a fresh filter.
 * The command is in docs/benchmarks.md.
 */
@State(Scope.Thread)
public class OrientationFilterBenchmark {

    private static final double RATE_HZ = 100;
    private static final double STEP = 1 / RATE_HZ;
    private static final int SAMPLES = 65_536;

    /** Of these, three quarters are squats and the rest is rest. */
    private static final int PERIOD = 4096;

    private static final int MOVING = 3072;

    private final double[][] samples = squats();

    /**
     * A sensor on the sacrum that goes forward by 40° and back every 2.6 s for 31 s, then rests for 10 s, and so on; with
     * noise.
     *
     * @return angular rate, rad/s, then specific force, m/s², of each sample
     */
    public static double[][] squats() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] samples = new double[SAMPLES][6];
        for (int i = 0; i < SAMPLES; i++) {
            int inPeriod = i % PERIOD;
            double moving = inPeriod < MOVING ? 1 : 0;
            double phase = moving * 2 * Math.PI * 12 * inPeriod / MOVING;
            double angle = Math.toRadians(20) * (1 - Math.cos(phase));
            double[] sample = samples[i];
            sample[1] = moving * Math.toRadians(20) * Math.sin(phase) * 2 * Math.PI * 12 / (MOVING * STEP);
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
    public double plumbline(Meter meter) {
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), RATE_HZ);
        double sum = 0;
        meter.start();
        for (double[] s : samples) {
            filter.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            sum += filter.upX() + filter.upY() + filter.upZ();
        }
        meter.stop(SAMPLES);
        return sum;
    }

    @Benchmark
    public double madgwick(Meter meter) {
        MadgwickUpdate filter = new MadgwickUpdate();
        double sum = 0;
        meter.start();
        for (double[] s : samples) {
            filter.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            sum += filter.upX() + filter.upY() + filter.upZ();
        }
        meter.stop(SAMPLES);
        return sum;
    }

    @Benchmark
    public double commonsMath(Meter meter) {
        RotationComplementary filter = new RotationComplementary();
        double sum = 0;
        meter.start();
        for (double[] s : samples) {
            filter.update(STEP, s[0], s[1], s[2], s[3], s[4], s[5]);
            Vector3D up = filter.up();
            sum += up.getX() + up.getY() + up.getZ();
        }
        meter.stop(SAMPLES);
        return sum;
    }
}
