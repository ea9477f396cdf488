package io.plumbline.simulator;

import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.Movement;
import io.plumbline.simulator.movement.Stroke;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Place;
import io.plumbline.simulator.truth.HoldSpan;
import io.plumbline.simulator.truth.RepetitionSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** What has been planned so far, movement by movement, and where it has led. */
final class Script {

    private final RandomGenerator random;
    private final double tempo;
    private final List<Movement> movements = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<RepetitionSpan> repetitions = new ArrayList<>();
    private final List<HoldSpan> holds = new ArrayList<>();
    private double seconds;
    private Place place = Place.STANDING;

    /**
     * An empty one.
     *
     * @param random draws the repetitions' variation
     * @param tempo how much slower than planned the wearer does repetitions
     */
    Script(RandomGenerator random, double tempo) {
        this.random = random;
        this.tempo = tempo;
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

    List<HoldSpan> holds() {
        return List.copyOf(holds);
    }

    double seconds() {
        return seconds;
    }

    Place place() {
        return place;
    }

    void goTo(Place newPlace) {
        place = newPlace;
    }

    void mark(String exercise) {
        marks.add(new Mark.StartExercise(seconds, exercise));
    }

    void add(Movement movement) {
        movements.add(movement);
        seconds += movement.durationSeconds();
    }

    /**
     * Adds a repetition and the rest after it.
     *
     * @param pace that of the movement
     * @param resting the pose in which it begins and ends
     */
    void repeat(Movement movement, Pace pace, Pose resting, RepetitionSpan.Kind kind) {
        double turn = seconds + pace.downSeconds() + pace.holdSeconds();
        repetitions.add(new RepetitionSpan(seconds, turn, seconds + movement.durationSeconds(), kind));
        add(movement);
        if (pace.restSeconds() > 0) {
            add(Blend.still(resting, pace.restSeconds()));
        }
    }

    /** Adds a position that is held. */
    void hold(Movement movement) {
        double start = seconds;
        add(movement);
        holds.add(new HoldSpan(start, seconds));
    }

    /** A tempo as this wearer has it this time. */
    Pace varied(Pace pace, double standardDeviation) {
        return pace.times(tempo * varied(standardDeviation));
    }

    /** About 1, at most two standard deviations away. */
    double varied(double standardDeviation) {
        return 1 + standardDeviation * Math.max(-2, Math.min(2, random.nextGaussian()));
    }

    /** Evenly drawn. */
    double between(double smallest, double largest) {
        return smallest + (largest - smallest) * random.nextDouble();
    }

    static Stroke stroke(Pace pace) {
        return new Stroke(pace.downSeconds(), pace.holdSeconds(), pace.upSeconds());
    }
}
