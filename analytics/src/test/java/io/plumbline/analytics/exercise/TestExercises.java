package io.plumbline.analytics.exercise;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.repetition.Movement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exercises that come with Plumbline, for the tests of the analysis, which reads no files. A test of the gateway
 * holds its YAML files against {@code exercises.txt}, and {@link ExerciseTest} holds these against it too.
 */
public final class TestExercises {

    private static final Set<Placement> NONE = EnumSet.noneOf(Placement.class);
    private static final Set<Placement> PELVIS = EnumSet.of(Placement.SACRUM, Placement.L5);
    private static final Set<Placement> THORACOLUMBAR = EnumSet.of(Placement.L1, Placement.T12);

    private static final double FOR_THE_REPETITION = Double.NaN;

    /** A dwell that no alert completes. */
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private TestExercises() {}

    /** Every built-in exercise. */
    public static List<Exercise> all() {
        return List.of(squat(), hipHinge(), plank(), daily());
    }

    static Exercise squat() {
        return new Exercise(
                "squat",
                "Squat",
                Movement.LowerAndRise.USUAL,
                EnumSet.of(Posture.UPRIGHT, Posture.HINGED, Posture.RECLINED),
                Exercise.USUAL_TRANSITION_SECONDS,
                List.of(
                        tuck(Measure.PELVIC_TUCK_WITH_FLEXION, NONE),
                        tuck(Measure.PELVIC_TUCK, PELVIS),
                        rounding("in squat {repetition}. Chest up, and stop a little higher.", OwnMargin.USUAL)),
                null);
    }

    static Exercise hipHinge() {
        return new Exercise(
                "hip-hinge",
                "Hip hinge",
                Movement.BendAndRise.USUAL,
                EnumSet.of(Posture.UPRIGHT, Posture.HINGED, Posture.PRONE),
                Exercise.USUAL_TRANSITION_SECONDS,
                List.of(rounding("in hinge {repetition}. Push the hips back and keep the back long.", null)),
                null);
    }

    static Exercise plank() {
        double rest = 6;
        Limit hunch = new Limit(10, 17, 1, 0.5);
        Limit sag = new Limit(7, 12, 1, 0.5);
        Limit trunkForward = new Limit(7, 12, 1, 0.5);
        Limit trunkBackward = new Limit(5, 8, 1, 0.5);
        return new Exercise(
                "plank",
                "Plank",
                Movement.Hold.USUAL,
                EnumSet.of(Posture.PRONE),
                Exercise.USUAL_TRANSITION_SECONDS,
                List.of(
                        new FaultRule(
                                "flexion",
                                Fault.FLEXION,
                                "hunch",
                                Measure.LUMBAR_FLEXION,
                                NONE,
                                hunch,
                                null,
                                null,
                                rest,
                                "Lower back is hunched up by {angle}°. Let it down until the back is flat."),
                        new FaultRule(
                                "extension",
                                Fault.EXTENSION,
                                "sag",
                                Measure.LUMBAR_EXTENSION,
                                NONE,
                                sag,
                                null,
                                null,
                                rest,
                                "Lower back sags by {angle}°. Tighten the belly and lift the hips a little."),
                        new FaultRule(
                                "flexion",
                                Fault.FLEXION,
                                "hips-high",
                                Measure.SEGMENT_FORWARD,
                                THORACOLUMBAR,
                                trunkForward,
                                null,
                                null,
                                rest,
                                "Trunk has turned up by {angle}° against your start position: hips too high, or hunched."
                                        + " Let the hips down a little."),
                        new FaultRule(
                                "extension",
                                Fault.EXTENSION,
                                "sag",
                                Measure.SEGMENT_BACKWARD,
                                THORACOLUMBAR,
                                trunkBackward,
                                null,
                                null,
                                rest,
                                "Trunk has dropped by {angle}° against your start position. Lift the hips a little."),
                        sagsSoon(sag),
                        hunchesSoon(hunch)),
                null);
    }

    /** Warns once a hold; the limit is that of the sag to come, and never red. */
    private static FaultRule sagsSoon(Limit sag) {
        return new FaultRule(
                "extension",
                Fault.FATIGUE,
                "sagging-soon",
                Measure.LUMBAR_EXTENSION_TREND,
                NONE,
                new Limit(sag.amberDeg(), sag.redDeg(), 0.5, NEVER),
                null,
                null,
                FOR_THE_REPETITION,
                "Your hips are sinking: within 15 s they will be too low. Lift them now, or stop.");
    }

    /** As {@link #sagsSoon}, for a back that rounds. */
    private static FaultRule hunchesSoon(Limit hunch) {
        return new FaultRule(
                "flexion",
                Fault.FATIGUE,
                "hunching-soon",
                Measure.LUMBAR_FLEXION_TREND,
                NONE,
                new Limit(hunch.amberDeg(), hunch.redDeg(), 0.5, NEVER),
                null,
                null,
                FOR_THE_REPETITION,
                "Your back is rounding: within 15 s it will be too much. Let it down flat now, or stop.");
    }

    static Exercise daily() {
        return new Exercise(
                "daily",
                "Daily bending",
                new Movement.Free(),
                EnumSet.complementOf(EnumSet.of(Posture.SIDE)),
                Exercise.USUAL_TRANSITION_SECONDS,
                List.of(new FaultRule(
                        "flexion",
                        Fault.FLEXION,
                        "rounded-back",
                        Measure.BENT_LUMBAR_FLEXION,
                        NONE,
                        new Limit(32, 40, 3, 3),
                        null,
                        null,
                        10,
                        "Lower back rounded by {angle}° while bent over. Bend from the hips or the knees.")),
                null);
    }

    private static FaultRule tuck(Measure measure, Set<Placement> placements) {
        return new FaultRule(
                "tuck",
                Fault.FLEXION,
                "pelvic-tuck",
                measure,
                placements,
                new Limit(8, 15, 0.150, 0.100),
                null,
                null,
                FOR_THE_REPETITION,
                "Tailbone tucked under by {angle}° near the bottom of squat {repetition}. Stop a little higher.");
    }

    private static FaultRule rounding(String where, @Nullable OwnMargin own) {
        return new FaultRule(
                "flexion",
                Fault.FLEXION,
                "rounded-back",
                Measure.LUMBAR_FLEXION,
                NONE,
                new Limit(15, 25, 0.150, 0.100),
                RangeShare.USUAL,
                own,
                FOR_THE_REPETITION,
                "Lower back rounded by {angle}° " + where);
    }
}
