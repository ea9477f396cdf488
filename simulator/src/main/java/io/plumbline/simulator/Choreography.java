package io.plumbline.simulator;

import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.Hinge;
import io.plumbline.simulator.movement.Movement;
import io.plumbline.simulator.movement.Squat;
import io.plumbline.simulator.movement.SquatStyle;
import io.plumbline.simulator.movement.Stroke;
import io.plumbline.simulator.movement.Turn;
import io.plumbline.simulator.scenario.DailyStep;
import io.plumbline.simulator.scenario.FloorStep;
import io.plumbline.simulator.scenario.Hinges;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.truth.HoldSpan;
import io.plumbline.simulator.truth.RepetitionSpan;
import io.plumbline.simulator.truth.TrueExercise;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** Turns the steps of a scenario into movements, marks and the times of what was meant. */
final class Choreography {

    private static final double BOW_LUMBAR_SHARE = 0.03;
    private static final double HINGE_KNEE = Math.toRadians(12);

    private final Wearer wearer;
    private final Poses poses;
    private final Script script;
    private final FloorPlanner floor;
    private final DailyPlanner daily;

    /**
     * Plans a scenario's steps.
     *
     * @param wearer with nothing left to draw
     * @param random draws the repetitions' variation
     * @param leastSeconds its exercise part is done again and again until so much time is filled, s; 0: once
     */
    Choreography(Scenario scenario, Wearer wearer, Skeleton skeleton, RandomGenerator random, double leastSeconds) {
        this.wearer = wearer;
        poses = new Poses(skeleton);
        script = new Script(random, wearer.tempo());
        floor = new FloorPlanner(poses, script);
        daily = new DailyPlanner(poses, script);
        scenario.steps().forEach(this::follow);
        while (script.seconds() < leastSeconds) {
            scenario.exercisePart().stream().filter(step -> !isGoingOn(step)).forEach(this::follow);
        }
    }

    List<Movement> movements() {
        return script.movements();
    }

    List<Mark> marks() {
        return script.marks();
    }

    List<RepetitionSpan> repetitions() {
        return script.repetitions();
    }

    List<HoldSpan> holds() {
        return script.holds();
    }

    /** The stretches between one exercise's mark and the next. */
    List<TrueExercise> exercises() {
        List<Mark> marks = script.marks();
        List<TrueExercise> exercises = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Mark.StartExercise start) {
                double end = i + 1 < marks.size() ? marks.get(i + 1).timeSeconds() : script.seconds();
                exercises.add(new TrueExercise(start.exercise(), start.timeSeconds(), end));
            }
        }
        return exercises;
    }

    private void follow(Step step) {
        plan(step);
        script.goTo(step.to(script.place()));
    }

    /** Whether a step only starts the exercise that is done already. */
    private boolean isGoingOn(Step step) {
        return step instanceof Step.StartExercise start
                && script.marks().get(script.marks().size() - 1) instanceof Mark.StartExercise now
                && now.exercise().equals(start.name());
    }

    private void plan(Step step) {
        if (step instanceof Step.Stand stand) {
            script.add(Blend.still(poses.standing, stand.seconds()));
        } else if (step instanceof Step.Bow bow) {
            Stroke stroke = new Stroke(0.45 * bow.seconds(), 0.1 * bow.seconds(), 0.45 * bow.seconds());
            script.add(new Hinge(poses.feetFlat, stroke, HINGE_KNEE, Math.toRadians(bow.angleDeg()), BOW_LUMBAR_SHARE));
        } else if (step instanceof Step.Turn turn) {
            script.add(new Turn(poses.standing, Math.toRadians(turn.angleDeg()), turn.seconds()));
        } else if (step instanceof Step.StartExercise start) {
            script.mark(start.name());
        } else if (step instanceof Squats squats) {
            plan(squats);
        } else if (step instanceof Hinges hinges) {
            plan(hinges);
        } else if (step instanceof Step.GetDown down) {
            floor.plan(down);
        } else if (step instanceof Step.GetUp up) {
            floor.plan(up);
        } else if (step instanceof Plank plank) {
            floor.plan(plank);
        } else if (step instanceof FloorStep floorStep) {
            floor.plan(floorStep);
        } else if (step instanceof DailyStep dailyStep) {
            daily.plan(dailyStep);
        }
    }

    private void plan(Squats squats) {
        for (int i = 0; i < squats.repetitions(); i++) {
            double depthMetres = wearer.statureMetres()
                    * Math.min(
                            Squats.DEEPEST_PER_STATURE, squats.depthPerStature() * script.varied(squats.variation()));
            Pace pace = script.varied(squats.pace(), squats.variation());
            SquatStyle style = new SquatStyle(
                    depthMetres,
                    Math.toRadians(wearer.squatFlexionDeg()),
                    Math.toRadians(squats.tuckDeg()),
                    Math.toRadians(squats.roundingDeg()),
                    Math.toRadians(squats.leanDeg() + wearer.leanDeg()),
                    Math.toRadians(squats.fallDeg()));
            Squat squat = new Squat(poses.skeleton, poses.feetFlat, Script.stroke(pace), style);
            script.repeat(squat, pace, poses.standing, RepetitionSpan.Kind.SQUAT);
        }
    }

    private void plan(Hinges hinges) {
        for (int i = 0; i < hinges.repetitions(); i++) {
            double angle = Math.toRadians(hinges.angleDeg()) * script.varied(hinges.variation());
            Pace pace = script.varied(hinges.pace(), hinges.variation());
            Hinge hinge = new Hinge(poses.feetFlat, Script.stroke(pace), HINGE_KNEE, angle, hinges.lumbarShare());
            script.repeat(hinge, pace, poses.standing, RepetitionSpan.Kind.OTHER);
        }
    }
}
