package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Sway;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.picture.SessionPicture;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.sensor.VirtualSensor;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.RepetitionSpan;
import io.plumbline.simulator.truth.TrueExercise;
import io.plumbline.simulator.truth.TrueMotion;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthFinder;
import io.plumbline.simulator.truth.TruthLimits;
import java.util.Iterator;
import java.util.List;

/**
 * A scenario as it was done once: what the sensors said, what was commanded, and what truly happened. A function of scenario
 * and seed alone: the same two give the same samples, to the byte. Immutable.
 *
 * <pre>{@code
 * SimulatedSession session = SimulatedSession.of(ScenarioLibrary.find("squats").orElseThrow(), 1);
 * session.marks().forEach(analyzer::mark);
 * session.samples().forEachRemaining(sample -> analyzer.accept(sample, events));
 * }</pre>
 */
public final class SimulatedSession {

    private static final double TRUTH_STEP_SECONDS = 0.01;

    private final Scenario scenario;
    private final RandomStreams random;
    private final Skeleton skeleton;
    private final Choreography choreography;
    private final Timeline timeline;
    /** What is expected of a scenario is expected of it once. */
    private final boolean repeated;

    private SimulatedSession(Scenario scenario, long seed, double leastSeconds, double mostSeconds) {
        this.scenario = scenario;
        repeated = leastSeconds > 0;
        random = new RandomStreams(seed);
        skeleton = new Skeleton(scenario.wearer().statureMetres());
        choreography = new Choreography(scenario, skeleton, random.repetitions(), leastSeconds);
        Sway sway = new Sway(Math.toRadians(scenario.wearer().swayDeg()), random.sway());
        timeline = new Timeline(choreography.movements(), sway, mostSeconds);
    }

    /**
     * Does a scenario once.
     *
     * @param seed of all that is random in it
     */
    public static SimulatedSession of(Scenario scenario, long seed) {
        return new SimulatedSession(scenario, seed, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Does a scenario for exactly so long: its exercise part again and again, each time a little different, and cut off at
     * the end.
     *
     * @param seed of all that is random in it
     * @param seconds how long, positive
     * @throws IllegalArgumentException if the scenario can't be repeated; the message says why
     */
    public static SimulatedSession lasting(Scenario scenario, long seed, double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be positive, was " + seconds);
        }
        scenario.exercisePart();
        return new SimulatedSession(scenario, seed, seconds, seconds);
    }

    /** What the analysis is told of the sensors; a mount of null is to be found from the bow. */
    public List<SensorSettings> sensors() {
        return scenario.sensors().stream().map(WornSensor::settings).toList();
    }

    /** What was commanded, by time. */
    public List<Mark> marks() {
        return choreography.marks().stream()
                .filter(mark -> mark.timeSeconds() < durationSeconds())
                .toList();
    }

    /**
     * The samples in order of time, of two at the same time the first-named sensor's first; each is made when it is asked
     * for. Every call starts anew and gives the same.
     */
    public Iterator<ImuSample> samples() {
        return new MergedSamples(scenario.sensors().stream().map(this::start).toList());
    }

    /** How long the session lasts, s; no sample's time reaches it. */
    public double durationSeconds() {
        return timeline.durationSeconds();
    }

    /** What truly happened, with {@link TruthLimits#DEFAULT}. */
    public Truth truth() {
        return truth(TruthLimits.DEFAULT);
    }

    /** What truly happened, told against these limits. */
    public Truth truth(TruthLimits limits) {
        return new TruthFinder(motion(), limits)
                .find(exercises(), repetitions(), List.of(), repeated ? null : scenario.expected());
    }

    /** A picture of it, as the text of an SVG: the wearer at telling moments above what the sensors said and the truth. */
    public String picture() {
        TruthLimits limits = TruthLimits.DEFAULT;
        List<Placement> placements =
                sensors().stream().map(SensorSettings::placement).toList();
        return new SessionPicture(scenario.description(), skeleton, timeline, placements, truth(limits), limits)
                .svg(samples());
    }

    /** The last one may be cut off. */
    private List<TrueExercise> exercises() {
        return choreography.exercises().stream()
                .filter(exercise -> exercise.startSeconds() < durationSeconds())
                .map(exercise -> new TrueExercise(
                        exercise.exercise(),
                        exercise.startSeconds(),
                        Math.min(exercise.endSeconds(), durationSeconds())))
                .toList();
    }

    /** Those that are done; one that is cut off is none. */
    private List<RepetitionSpan> repetitions() {
        return choreography.repetitions().stream()
                .filter(span -> span.endSeconds() <= durationSeconds())
                .toList();
    }

    private VirtualSensor start(WornSensor worn) {
        Placement placement = worn.settings().placement();
        return new VirtualSensor(
                worn,
                scenario.errors(),
                skeleton,
                timeline,
                random.mount(placement),
                random.bias(placement),
                random.noise(placement));
    }

    private TrueMotion motion() {
        int samples = (int) Math.floor(durationSeconds() / TRUTH_STEP_SECONDS + 1e-9) + 1;
        double[] lumbarFlexionDeg = new double[samples];
        double[] pelvisDeg = new double[samples];
        double[] hipHeightMetres = new double[samples];
        Pose pose = new Pose();
        for (int i = 0; i < samples; i++) {
            timeline.at(i * TRUTH_STEP_SECONDS, pose);
            lumbarFlexionDeg[i] = Math.toDegrees(pose.lumbarFlexion());
            pelvisDeg[i] = Math.toDegrees(pose.pelvis());
            hipHeightMetres[i] = skeleton.hipZ(pose);
        }
        return new TrueMotion(TRUTH_STEP_SECONDS, lumbarFlexionDeg, pelvisDeg, hipHeightMetres);
    }
}
