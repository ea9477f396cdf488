package io.plumbline.simulator;

import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.OnTheKnees;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.Hinge;
import io.plumbline.simulator.movement.Movement;
import io.plumbline.simulator.movement.PlankHold;
import io.plumbline.simulator.movement.Squat;
import io.plumbline.simulator.movement.Stroke;
import io.plumbline.simulator.movement.Turn;
import io.plumbline.simulator.scenario.Hinges;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.truth.RepetitionSpan;
import io.plumbline.simulator.truth.TrueExercise;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** Turns the steps of a scenario into movements, marks and the times of what was meant. */
final class Choreography {

    private static final double BOW_LUMBAR_SHARE = 0.03;
    private static final double HINGE_KNEE = Math.toRadians(12);
    private static final double PLANK_LIFT_SECONDS = 1.2;

    private final Wearer wearer;
    private final Skeleton skeleton;
    private final FeetFlat feetFlat;
    private final ElbowsAndToes elbowsAndToes;
    private final RandomGenerator random;
    private final Pose standing = new Pose();
    private final Pose kneeling = new Pose();
    private final Pose onAllFours = new Pose();
    private final Pose onElbows = new Pose();
    private final Pose planking = new Pose();

    private final List<Movement> movements = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<RepetitionSpan> repetitions = new ArrayList<>();
    private double seconds;

    /**
     * Plans a scenario.
     *
     * @param random draws the repetitions' variation
     * @param leastSeconds its exercise part is done again and again until so much time is filled, s; 0: once
     */
    Choreography(Scenario scenario, Skeleton skeleton, RandomGenerator random, double leastSeconds) {
        wearer = scenario.wearer();
        this.skeleton = skeleton;
        this.random = random;
        feetFlat = new FeetFlat(skeleton);
        elbowsAndToes = new ElbowsAndToes(skeleton);
        OnTheKnees onTheKnees = new OnTheKnees(skeleton);
        feetFlat.place(standing, 0, 0, 0, 0);
        onTheKnees.kneel(kneeling);
        onTheKnees.onAllFours(onAllFours);
        onTheKnees.onElbows(onElbows);
        elbowsAndToes.place(planking, 0, 0);
        scenario.steps().forEach(this::plan);
        while (seconds < leastSeconds) {
            scenario.exercisePart().stream().filter(step -> !isGoingOn(step)).forEach(this::plan);
        }
    }

    List<Movement> movements() {
        return List.copyOf(movements);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    List<RepetitionSpan> repetitions() {
        return List.copyOf(repetitions);
    }

    /** The stretches between one exercise's mark and the next. */
    List<TrueExercise> exercises() {
        List<TrueExercise> exercises = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Mark.StartExercise start) {
                double end = i + 1 < marks.size() ? marks.get(i + 1).timeSeconds() : seconds;
                exercises.add(new TrueExercise(start.exercise(), start.timeSeconds(), end));
            }
        }
        return exercises;
    }

    /** Whether a step only starts the exercise that is done already. */
    private boolean isGoingOn(Step step) {
        return step instanceof Step.StartExercise start
                && marks.get(marks.size() - 1) instanceof Mark.StartExercise now
                && now.exercise().equals(start.name());
    }

    private void plan(Step step) {
        if (step instanceof Step.Stand stand) {
            add(Blend.still(standing, stand.seconds()));
        } else if (step instanceof Step.Bow bow) {
            Stroke stroke = new Stroke(0.45 * bow.seconds(), 0.1 * bow.seconds(), 0.45 * bow.seconds());
            add(new Hinge(feetFlat, stroke, HINGE_KNEE, Math.toRadians(bow.angleDeg()), BOW_LUMBAR_SHARE));
        } else if (step instanceof Step.Turn turn) {
            add(new Turn(standing, Math.toRadians(turn.angleDeg()), turn.seconds()));
        } else if (step instanceof Step.StartExercise start) {
            marks.add(new Mark.StartExercise(seconds, start.name()));
        } else if (step instanceof Squats squats) {
            plan(squats);
        } else if (step instanceof Hinges hinges) {
            plan(hinges);
        } else if (step instanceof Step.GetDown down) {
            add(new Blend(standing, kneeling, 0.4 * down.seconds()));
            add(new Blend(kneeling, onAllFours, 0.3 * down.seconds()));
            add(new Blend(onAllFours, onElbows, 0.3 * down.seconds()));
        } else if (step instanceof Step.GetUp up) {
            add(new Blend(onElbows, onAllFours, 0.3 * up.seconds()));
            add(new Blend(onAllFours, kneeling, 0.3 * up.seconds()));
            add(new Blend(kneeling, standing, 0.4 * up.seconds()));
        } else if (step instanceof Plank plank) {
            plan(plank);
        } else {
            throw new IllegalStateException("nobody knows how to move for " + step);
        }
    }

    private void plan(Squats squats) {
        for (int i = 0; i < squats.repetitions(); i++) {
            double depthMetres = wearer.statureMetres()
                    * Math.min(Squats.DEEPEST_PER_STATURE, squats.depthPerStature() * varied(squats.variation()));
            Pace pace = squats.pace().times(varied(squats.variation()));
            Stroke stroke = stroke(pace);
            Squat squat = new Squat(
                    skeleton,
                    feetFlat,
                    stroke,
                    depthMetres,
                    Math.toRadians(wearer.squatFlexionDeg()),
                    Math.toRadians(squats.tuckDeg()),
                    Math.toRadians(squats.roundingDeg()));
            addRepetition(squat, pace);
        }
    }

    private void plan(Hinges hinges) {
        for (int i = 0; i < hinges.repetitions(); i++) {
            double angle = Math.toRadians(hinges.angleDeg()) * varied(hinges.variation());
            Pace pace = hinges.pace().times(varied(hinges.variation()));
            addRepetition(new Hinge(feetFlat, stroke(pace), HINGE_KNEE, angle, hinges.lumbarShare()), pace);
        }
    }

    private void plan(Plank plank) {
        List<PlankHold.Excursion> excursions = plank.faults().stream()
                .map(fault -> new PlankHold.Excursion(
                        fault.atSeconds(),
                        new Stroke(fault.onsetSeconds(), fault.holdSeconds(), fault.recoverySeconds()),
                        Math.toRadians(fault.kind() == Plank.FaultKind.SAG ? -fault.angleDeg() : fault.angleDeg())))
                .toList();
        add(new Blend(onElbows, planking, PLANK_LIFT_SECONDS));
        add(new PlankHold(elbowsAndToes, plank.seconds(), excursions));
        add(new Blend(planking, onElbows, PLANK_LIFT_SECONDS));
    }

    private void addRepetition(Movement movement, Pace pace) {
        double turn = seconds + pace.downSeconds() + pace.holdSeconds();
        repetitions.add(new RepetitionSpan(seconds, turn, seconds + movement.durationSeconds()));
        add(movement);
        if (pace.restSeconds() > 0) {
            add(Blend.still(standing, pace.restSeconds()));
        }
    }

    private void add(Movement movement) {
        movements.add(movement);
        seconds += movement.durationSeconds();
    }

    /** About 1, at most two standard deviations away. */
    private double varied(double standardDeviation) {
        return 1 + standardDeviation * Math.max(-2, Math.min(2, random.nextGaussian()));
    }

    private static Stroke stroke(Pace pace) {
        return new Stroke(pace.downSeconds(), pace.holdSeconds(), pace.upSeconds());
    }
}
