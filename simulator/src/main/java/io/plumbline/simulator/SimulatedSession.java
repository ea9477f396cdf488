package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Sway;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.sensor.VirtualSensor;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.TrueMotion;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthFinder;
import io.plumbline.simulator.truth.TruthLimits;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

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

    /** A sensor that has turned further than this must be calibrated anew (research: biomechanics §3.1). */
    private static final double SLIPPED_DEG = 4;

    private final Scenario scenario;
    private final RandomStreams random;
    private final Skeleton skeleton;
    private final Choreography choreography;
    private final Timeline timeline;
    private final SessionClock clock;

    private SimulatedSession(Scenario scenario, long seed) {
        this.scenario = scenario;
        random = new RandomStreams(seed);
        skeleton = new Skeleton(scenario.wearer().statureMetres());
        choreography = new Choreography(scenario, skeleton, random.repetitions());
        Sway sway = new Sway(Math.toRadians(scenario.wearer().swayDeg()), random.sway());
        timeline = new Timeline(choreography.movements(), sway);
        clock = SessionClock.of(scenario.sensors().get(0));
    }

    /**
     * Does a scenario once.
     *
     * @param seed of all that is random in it
     */
    public static SimulatedSession of(Scenario scenario, long seed) {
        return new SimulatedSession(scenario, seed);
    }

    /** What the analysis is told of the sensors; a mount of null is to be found from the bow. */
    public List<SensorSettings> sensors() {
        return scenario.sensors().stream().map(WornSensor::settings).toList();
    }

    /** What was commanded, by time. */
    public List<Mark> marks() {
        return choreography.marks().stream().map(clock::told).toList();
    }

    /**
     * The samples in order of true time, of two at the same time the first-named sensor's first; each is made when it is
     * asked for, and stamped by its own sensor's clock. Every call starts anew and gives the same.
     */
    public Iterator<ImuSample> samples() {
        return new MergedSamples(scenario.sensors().stream().map(this::start).toList());
    }

    /**
     * One sensor alone, from the beginning; it can be asked how it truly is turned.
     *
     * @throws IllegalArgumentException if none is worn there
     */
    public VirtualSensor sensor(Placement placement) {
        return scenario.sensors().stream()
                .filter(worn -> worn.settings().placement() == placement)
                .map(this::start)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sensor is worn at " + placement.word()));
    }

    /** Whether a sensor's samples are stamped by another clock than the first-named sensor's. */
    public boolean ownClocks() {
        return scenario.sensors().stream()
                .anyMatch(worn -> worn.clock() != null && !worn.clock().equals(clock.device()));
    }

    /** When the session ends, s of its clock; no sample of that clock reaches it. */
    public double durationSeconds() {
        return clock.told(timeline.durationSeconds());
    }

    /** What truly happened, with {@link TruthLimits#DEFAULT}. */
    public Truth truth() {
        return truth(TruthLimits.DEFAULT);
    }

    /** What truly happened, told against these limits. */
    public Truth truth(TruthLimits limits) {
        return new TruthFinder(motion(), limits)
                .find(
                        choreography.exercises().stream().map(clock::told).toList(),
                        choreography.repetitions().stream().map(clock::told).toList(),
                        unjudgeable(),
                        scenario.expected());
    }

    private List<Unjudgeable> unjudgeable() {
        return scenario.sensors().stream()
                .flatMap(worn -> Stream.ofNullable(worn.slip()))
                .map(slip -> slip.turnedPast(SLIPPED_DEG))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(seconds -> seconds < timeline.durationSeconds())
                .mapToObj(seconds -> new Unjudgeable(clock.told(seconds), durationSeconds(), "slipped"))
                .toList();
    }

    private VirtualSensor start(WornSensor worn) {
        Placement placement = worn.settings().placement();
        return new VirtualSensor(
                worn,
                worn.clock() == null ? clock.device() : worn.clock(),
                scenario.errors(),
                skeleton,
                timeline,
                draw -> random.sensor(draw, placement));
    }

    private TrueMotion motion() {
        int samples = (int) Math.floor(durationSeconds() / TRUTH_STEP_SECONDS + 1e-9) + 1;
        double[] lumbarFlexionDeg = new double[samples];
        double[] pelvisDeg = new double[samples];
        double[] hipHeightMetres = new double[samples];
        Pose pose = new Pose();
        for (int i = 0; i < samples; i++) {
            timeline.at(clock.trueTimeOf(i * TRUTH_STEP_SECONDS), pose);
            lumbarFlexionDeg[i] = Math.toDegrees(pose.lumbarFlexion());
            pelvisDeg[i] = Math.toDegrees(pose.pelvis());
            hipHeightMetres[i] = skeleton.hipZ(pose);
        }
        return new TrueMotion(TRUTH_STEP_SECONDS, lumbarFlexionDeg, pelvisDeg, hipHeightMetres);
    }
}
