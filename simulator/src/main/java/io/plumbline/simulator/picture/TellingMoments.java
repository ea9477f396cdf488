package io.plumbline.simulator.picture;

import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.truth.TrueExercise;
import io.plumbline.simulator.truth.TrueFault;
import io.plumbline.simulator.truth.TrueRepetition;
import io.plumbline.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds the instants that a picture should show: every fault at its peak, every repetition at its furthest, and the poses
 * besides in which the wearer rests, as long as each is unlike those that are shown already.
 */
final class TellingMoments {

    private static final double UNLIKE = Math.toRadians(12);
    /** Of poses whose unlikeness differs by less, the first is shown. */
    private static final double ALIKE = Math.toRadians(4);

    private static final double RESTING_PER_SECOND = Math.toRadians(5);
    private static final double STEP_SECONDS = 0.1;
    private static final int LOOKS = 60;
    private static final int MOST_RESTS = 8;
    private static final int MOST_STEPS = 6000;

    private final Timeline timeline;
    private final Truth truth;
    private final Pose pose = new Pose();
    private final Pose other = new Pose();

    TellingMoments(Timeline timeline, Truth truth) {
        this.timeline = timeline;
        this.truth = truth;
    }

    /** In order of time; those added last are the least telling of their kind. */
    List<Moment> find() {
        List<Moment> moments = new ArrayList<>(faults());
        moments.addAll(turns(moments));
        addRests(moments);
        moments.sort(Comparator.comparingDouble(Moment::seconds));
        return moments;
    }

    /** A tuck is a lumbar flexion too, and is shown as the tuck. */
    private List<Moment> faults() {
        List<Moment> peaks = new ArrayList<>();
        for (TrueFault tuck : truth.tucks()) {
            peaks.add(peak(tuck, at -> -at.pelvis()));
        }
        for (TrueFault fault : truth.faults()) {
            boolean told = truth.tucks().stream()
                    .anyMatch(tuck ->
                            tuck.startSeconds() < fault.endSeconds() && fault.startSeconds() < tuck.endSeconds());
            if (!told) {
                peaks.add(peak(
                        fault, fault.kind().equals("extension") ? at -> -at.lumbarFlexion() : Pose::lumbarFlexion));
            }
        }
        return peaks;
    }

    private Moment peak(TrueFault fault, ToDoubleFunction<Pose> size) {
        double seconds = furthest(fault.startSeconds(), fault.endSeconds(), size);
        return new Moment(seconds, fault.kind() + " " + Math.round(fault.peakDeg()) + "°", fault.kind());
    }

    private List<Moment> turns(List<Moment> faults) {
        List<Moment> turns = new ArrayList<>();
        int number = 0;
        String exercise = "";
        for (TrueRepetition repetition : truth.repetitions()) {
            String now = exerciseAt(repetition.startSeconds());
            number = now.equals(exercise) ? number + 1 : 1;
            exercise = now;
            boolean told = faults.stream()
                    .anyMatch(fault ->
                            fault.seconds() >= repetition.startSeconds() && fault.seconds() <= repetition.endSeconds());
            if (!told) {
                Pose start = new Pose();
                timeline.at(repetition.startSeconds(), start);
                double seconds =
                        furthest(repetition.startSeconds(), repetition.endSeconds(), at -> difference(at, start));
                turns.add(new Moment(seconds, (exercise + " " + number).strip(), Moment.TURN));
            }
        }
        return turns;
    }

    /** Adds, one by one, the rest that is least like all that is shown. */
    private void addRests(List<Moment> moments) {
        double step = Math.max(STEP_SECONDS, timeline.durationSeconds() / MOST_STEPS);
        List<Double> rests = rests(step);
        double[] unlike = new double[rests.size()];
        for (int i = 0; i < unlike.length; i++) {
            unlike[i] = Double.MAX_VALUE;
            for (Moment moment : moments) {
                unlike[i] = Math.min(unlike[i], difference(rests.get(i), moment.seconds()));
            }
        }
        for (int added = 0; added < MOST_RESTS; added++) {
            int best = -1;
            for (int i = 0; i < unlike.length; i++) {
                best = best < 0 || unlike[i] > unlike[best] + ALIKE ? i : best;
            }
            if (best < 0 || unlike[best] < UNLIKE) {
                return;
            }
            moments.add(new Moment(rests.get(best), "", Moment.REST));
            for (int i = 0; i < unlike.length; i++) {
                unlike[i] = Math.min(unlike[i], difference(rests.get(i), rests.get(best)));
            }
        }
    }

    /** Where the wearer is nearly still, half a second from either end at least. */
    private List<Double> rests(double step) {
        List<Double> rests = new ArrayList<>();
        double last = timeline.durationSeconds() - 0.5;
        for (double seconds = Math.min(0.5, last); seconds <= last; seconds += step) {
            double half = 0.5 * STEP_SECONDS;
            if (difference(seconds - half, seconds + half) < RESTING_PER_SECOND * STEP_SECONDS) {
                rests.add(seconds);
            }
        }
        return rests;
    }

    private double furthest(double start, double end, ToDoubleFunction<Pose> size) {
        double best = start;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= LOOKS; i++) {
            double seconds = start + (end - start) * i / LOOKS;
            timeline.at(seconds, pose);
            double now = size.applyAsDouble(pose);
            if (now > largest) {
                largest = now;
                best = seconds;
            }
        }
        return best;
    }

    private double difference(double seconds, double otherSeconds) {
        timeline.at(seconds, pose);
        timeline.at(otherSeconds, other);
        return difference(pose, other);
    }

    /** By how much the segment that differs most differs, rad; the small lumbar arc counts twice. */
    private static double difference(Pose a, Pose b) {
        double legs = Math.max(
                Math.abs(a.foot() - b.foot()),
                Math.max(Math.abs(a.shank() - b.shank()), Math.abs(a.thigh() - b.thigh())));
        double trunk = Math.max(Math.abs(a.pelvis() - b.pelvis()), Math.abs(a.thorax() - b.thorax()));
        double lumbar = 2 * Math.abs(a.lumbarFlexion() - b.lumbarFlexion());
        double heading = Math.abs(Math.IEEEremainder(a.heading() - b.heading(), 2 * Math.PI));
        return Math.max(Math.max(legs, trunk), Math.max(lumbar, heading));
    }

    private String exerciseAt(double seconds) {
        return truth.exercises().stream()
                .filter(exercise -> exercise.startSeconds() <= seconds)
                .reduce((before, after) -> after)
                .map(TrueExercise::exercise)
                .orElse("");
    }
}
