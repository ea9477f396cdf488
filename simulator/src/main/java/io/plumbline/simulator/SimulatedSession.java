package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.link.HeardSamples;
import io.plumbline.simulator.link.InOrder;
import io.plumbline.simulator.movement.Breathing;
import io.plumbline.simulator.movement.SideLean;
import io.plumbline.simulator.movement.Sway;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.movement.Tremor;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.payload.VirtualPeripheral;
import io.plumbline.simulator.picture.SessionPicture;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.sensor.DeviceClock;
import io.plumbline.simulator.sensor.StuckAxis;
import io.plumbline.simulator.sensor.VirtualSensor;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.HoldSpan;
import io.plumbline.simulator.truth.RepetitionSpan;
import io.plumbline.simulator.truth.TrueExercise;
import io.plumbline.simulator.truth.TrueMotion;
import io.plumbline.simulator.truth.Truth;
import io.plumbline.simulator.truth.TruthFinder;
import io.plumbline.simulator.truth.TruthLimits;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final SensorLinks links;
    /** For how long the exercise part is repeated; 0: it is done once. */
    private final double lastsSeconds;

    private final SessionClock clock;

    private SimulatedSession(Scenario scenario, long seed, @Nullable Profile profile, double lastsSeconds) {
        this.scenario = scenario;
        random = new RandomStreams(seed);
        this.lastsSeconds = lastsSeconds;
        links = new SensorLinks(scenario.radio(), random, profile);
        Wearer wearer = scenario.wearer().resolved(random.wearer());
        skeleton = new Skeleton(wearer.statureMetres(), wearer.siteScale());
        choreography = new Choreography(scenario, wearer, skeleton, random.repetitions(), lastsSeconds);
        timeline = new Timeline(
                choreography.movements(),
                lastsSeconds > 0 ? lastsSeconds : Double.POSITIVE_INFINITY,
                new Sway(Math.toRadians(wearer.swayDeg()), random.sway()),
                new Breathing(Math.toRadians(wearer.breathingDeg()), random.breathing()),
                new Tremor(wearer.tremorMps2(), wearer.enduranceSeconds(), wearer.tremorGrowth(), random.tremor()),
                new SideLean(
                        Math.toRadians(wearer.rollDeg()),
                        Math.toRadians(wearer.sideBendDeg()),
                        choreography.exercises().isEmpty()
                                ? 0
                                : choreography.exercises().get(0).startSeconds()));
        clock = SessionClock.of(scenario.sensors().get(0));
    }

    /**
     * Does a scenario once.
     *
     * @param seed of all that is random in it
     */
    public static SimulatedSession of(Scenario scenario, long seed) {
        return new SimulatedSession(scenario, seed, null, 0);
    }

    /** The same session with sensors that send their samples in the packets of a protocol. */
    public SimulatedSession sentAs(Profile newProfile) {
        return new SimulatedSession(scenario, random.seed(), newProfile, lastsSeconds);
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
        return new SimulatedSession(scenario, seed, null, seconds);
    }

    /** What the analysis is told of the sensors; a mount of null is to be found from the bow. */
    public List<SensorSettings> sensors() {
        return scenario.sensors().stream().map(WornSensor::settings).toList();
    }

    /** What was commanded, and which sensor started anew when, by time. */
    public List<Mark> marks() {
        List<Mark> commanded = choreography.marks().stream()
                .map(clock::told)
                .filter(mark -> mark.timeSeconds() < durationSeconds())
                .toList();
        return links.withRestarts(
                commanded, sensors(), host -> ownClocks() ? clock.told(host) : host, durationSeconds());
    }

    /**
     * What reaches the host of the samples, with the time of arrival and in its order, per sensor by time; over a cable all
     * of them by time and without an arrival. Of two at the same time the first-named sensor's comes first. Each is made
     * when it is asked for, and stamped by its own sensor's clock. Sensors with clocks of their own have arrivals over a
     * cable too, and theirs are true times; otherwise the host's clock is the session's. Every call starts anew and gives
     * the same.
     */
    public Iterator<ImuSample> samples() {
        if (ownClocks() && scenario.radio().isCable()) {
            return new InOrder<>(scenario.sensors().stream().map(this::taken).toList(), ImuSample::arrivalSeconds);
        }
        if (scenario.radio().isCable()) {
            return new MergedSamples(
                    scenario.sensors().stream().map(this::start).toList());
        }
        return new InOrder<>(scenario.sensors().stream().map(this::heard).toList(), ImuSample::arrivalSeconds);
    }

    /**
     * The sensors as a Bluetooth host meets them, at the beginning of the session. What arrives complete is what the
     * {@link #samples()} of the session {@link #sentAs} this profile hold.
     */
    public List<VirtualPeripheral> peripherals(Profile profile) {
        SensorLinks speaking = new SensorLinks(scenario.radio(), random, profile);
        return scenario.sensors().stream()
                .map(worn -> speaking.peripheral(profile, worn.settings(), taken(worn)))
                .toList();
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
                        exercises(),
                        repetitions(),
                        holds(),
                        unjudgeable(),
                        lastsSeconds > 0 ? null : scenario.expected());
    }

    /** Where nobody could judge. */
    private List<Unjudgeable> unjudgeable() {
        Stream<Unjudgeable> sideLying =
                SideLying.in(timeline, TRUTH_STEP_SECONDS).stream().map(clock::told);
        return Stream.of(sideLying, gaps().stream(), slips(), stuck())
                .flatMap(Function.identity())
                .sorted(Comparator.comparingDouble(Unjudgeable::startSeconds))
                .toList();
    }

    private Stream<Unjudgeable> slips() {
        return scenario.sensors().stream()
                .flatMap(worn -> Stream.ofNullable(worn.slip()))
                .map(slip -> slip.turnedPast(SLIPPED_DEG))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(seconds -> seconds < timeline.durationSeconds())
                .mapToObj(seconds -> new Unjudgeable(clock.told(seconds), durationSeconds(), "slipped"));
    }

    private Stream<Unjudgeable> stuck() {
        StuckAxis stuck = scenario.errors().stuck();
        return stuck == null || stuck.atSeconds() >= timeline.durationSeconds()
                ? Stream.empty()
                : Stream.of(new Unjudgeable(
                        clock.told(stuck.atSeconds()),
                        Math.min(clock.told(stuck.atSeconds() + stuck.seconds()), durationSeconds()),
                        "sensor-fault"));
    }

    private List<Unjudgeable> gaps() {
        if (scenario.radio().isCable()) {
            return List.of();
        }
        SensorGaps gaps = new SensorGaps(clock.told(0), durationSeconds());
        for (WornSensor worn : scenario.sensors()) {
            DeviceClock own = clockOf(worn);
            boolean sessions = own.equals(clock.device());
            gaps.add(heard(worn), shown -> sessions ? shown : clock.told(own.trueTimeOf(shown)));
        }
        return gaps.merged();
    }

    private HeardSamples heard(WornSensor worn) {
        return new HeardSamples(links.link(worn.settings(), taken(worn)));
    }

    private Iterator<ImuSample> taken(WornSensor worn) {
        return ownClocks() ? new TakenSamples(start(worn)) : start(worn);
    }

    private DeviceClock clockOf(WornSensor worn) {
        return worn.clock() == null ? clock.device() : worn.clock();
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
                .map(clock::told)
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
                .map(clock::told)
                .filter(span -> span.endSeconds() <= durationSeconds())
                .toList();
    }

    /** The last one may be cut off. */
    private List<HoldSpan> holds() {
        return choreography.holds().stream()
                .map(clock::told)
                .filter(hold -> hold.startSeconds() < durationSeconds())
                .map(hold -> new HoldSpan(hold.startSeconds(), Math.min(hold.endSeconds(), durationSeconds())))
                .toList();
    }

    private VirtualSensor start(WornSensor worn) {
        Placement placement = worn.settings().placement();
        return new VirtualSensor(
                worn, clockOf(worn), scenario.errors(), skeleton, timeline, draw -> random.sensor(draw, placement));
    }

    private TrueMotion motion() {
        int samples = (int) Math.floor(durationSeconds() / TRUTH_STEP_SECONDS + 1e-9) + 1;
        double[] lumbarFlexionDeg = new double[samples];
        double[] pelvisDeg = new double[samples];
        double[] hipHeightMetres = new double[samples];
        SortedMap<Placement, double[]> segmentDeg = new TreeMap<>();
        Map<Placement, SensorPoint> points = new EnumMap<>(Placement.class);
        for (WornSensor worn : scenario.sensors()) {
            Placement placement = worn.settings().placement();
            segmentDeg.put(placement, new double[samples]);
            points.put(placement, new SensorPoint(skeleton, placement));
        }
        Pose pose = new Pose();
        for (int i = 0; i < samples; i++) {
            timeline.at(clock.trueTimeOf(i * TRUTH_STEP_SECONDS), pose);
            lumbarFlexionDeg[i] = Math.toDegrees(pose.lumbarFlexion());
            pelvisDeg[i] = Math.toDegrees(pose.pelvis());
            hipHeightMetres[i] = skeleton.hipZ(pose);
            for (Map.Entry<Placement, SensorPoint> point : points.entrySet()) {
                Objects.requireNonNull(segmentDeg.get(point.getKey()))[i] =
                        Math.toDegrees(point.getValue().inclinationByUp(pose));
            }
        }
        return new TrueMotion(TRUTH_STEP_SECONDS, lumbarFlexionDeg, pelvisDeg, hipHeightMetres, segmentDeg);
    }
}
