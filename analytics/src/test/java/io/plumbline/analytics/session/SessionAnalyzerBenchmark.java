package io.plumbline.analytics.session;

import static io.plumbline.analytics.imu.Placement.L1;
import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static io.plumbline.analytics.session.Session.sensor;
import static io.plumbline.analytics.session.Session.settings;

import io.plumbline.analytics.benchmark.Meter;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestSensor;
import io.plumbline.analytics.wearer.TestWearer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of the whole analysis, a sample in, whatever it has to say out: orientation, angles, repetitions, detectors.
 * Each pass goes on from a calibrated session under way. The command is in docs/benchmarks.md.
 */
@State(Scope.Thread)
public class SessionAnalyzerBenchmark {

    private static final int WEARERS = 2000;

    /** Wearers are that many different instants of the movement. */
    private static final int PHASES = 16;

    private static final int STEPS_OF_EACH = 8;

    @Param({"one", "two"})
    public String sensors = "one";

    private Course squats = new Course();
    private Course plank = new Course();
    private final SessionAnalyzer[] wearers = new SessionAnalyzer[WEARERS];
    private int stepsDone;
    private int events;

    /** A session's settings, its samples after the calibration, and its state at {@link #PHASES} of them. */
    private static final class Course {
        private SessionSettings settings = settings(List.of(sensor(SACRUM, null)), Map.of(), false);
        private List<ImuSample> samples = List.of();
        private final List<byte[]> states = new ArrayList<>();

        SessionAnalyzer at(int phase) {
            try {
                return new SessionAnalyzer(settings, new DataInputStream(new ByteArrayInputStream(states.get(phase))));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        int positionOf(int phase) {
            return phase * (samples.size() / 2 / PHASES);
        }
    }

    /** Prepares squats, a plank, and wearers who squat. */
    @Setup
    public void prepare() {
        boolean two = sensors.equals("two");
        squats = course(two ? List.of(SACRUM, T12) : List.of(SACRUM), "squat", aSetOfSquats());
        plank = course(two ? List.of(SACRUM, T12) : List.of(L1), "plank", aLongPlank());
        beginWearers();
    }

    private static TestWearer aSetOfSquats() {
        TestWearer wearer = calibrated();
        for (int i = 0; i < 60; i++) {
            wearer.squat(2.4, i % 5 == 4 ? 20 : 0, i % 7 == 6 ? 12 : 0).stand(0.4);
        }
        return wearer;
    }

    private static TestWearer aLongPlank() {
        TestWearer wearer = calibrated().bend(88, 2).stand(8);
        for (int i = 0; i < 20; i++) {
            wearer.sag(10, 1.5).stand(2).sag(-10, 1.5).stand(3);
        }
        return wearer;
    }

    private static TestWearer calibrated() {
        return new TestWearer().stand(3).bow(45, 4).stand(2);
    }

    /** Everything up to the eighteenth second, when calibration and the first neutral are over, is done once. */
    private static Course course(List<Placement> placements, String exercise, TestWearer wearer) {
        Course course = new Course();
        course.settings =
                settings(placements.stream().map(at -> sensor(at, null)).toList(), Map.of(), false);
        List<ImuSample> samples = wearer.samples(placements.stream()
                .map(at -> TestSensor.at(at).noisy(at == SACRUM ? 1 : 2))
                .toArray(TestSensor[]::new));
        int begin = 1800 * placements.size();
        course.samples = samples.subList(begin, samples.size());
        SessionAnalyzer analyzer = new SessionAnalyzer(course.settings);
        analyzer.mark(new Mark.StartExercise(8, exercise));
        samples.subList(0, begin).forEach(sample -> analyzer.accept(sample, event -> {}));
        int done = 0;
        for (int phase = 0; phase < PHASES; phase++) {
            for (; done < course.positionOf(phase); done++) {
                analyzer.accept(course.samples.get(done), event -> {});
            }
            course.states.add(SavedState.bytes(analyzer::save));
        }
        return course;
    }

    private void beginWearers() {
        for (int i = 0; i < WEARERS; i++) {
            wearers[i] = squats.at(i % PHASES);
        }
        stepsDone = 0;
    }

    @Benchmark
    public int squats(Meter meter) {
        return pass(squats, meter);
    }

    @Benchmark
    public int plank(Meter meter) {
        return pass(plank, meter);
    }

    private int pass(Course course, Meter meter) {
        SessionAnalyzer analyzer = course.at(0);
        meter.start();
        for (ImuSample sample : course.samples) {
            analyzer.accept(sample, event -> events++);
        }
        meter.stop(course.samples.size());
        return events;
    }

    /** Each wearer's next sample in turn, so that no state is still near the processor when its turn comes again. */
    @Benchmark
    public int wearersInTurn(Meter meter) {
        if (squats.positionOf(PHASES - 1) + stepsDone + STEPS_OF_EACH > squats.samples.size()) {
            beginWearers();
        }
        meter.start();
        for (int step = stepsDone; step < stepsDone + STEPS_OF_EACH; step++) {
            for (int i = 0; i < WEARERS; i++) {
                wearers[i].accept(squats.samples.get(squats.positionOf(i % PHASES) + step), event -> events++);
            }
        }
        meter.stop(STEPS_OF_EACH * WEARERS);
        stepsDone += STEPS_OF_EACH;
        return events;
    }
}
