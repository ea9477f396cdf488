package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.repetition.VerticalMotion;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One exercise, from the mark that began it to the next: decides whether it can be judged now, follows its repetitions
 * or holds, has its faults judged, and sums up.
 */
final class ExerciseSegment {

    /** Away for longer than this, a repetition under way is none, s. */
    private static final double AWAY_SECONDS = 1.5;

    /** A gap longer than this cuts a repetition off, s. */
    private static final double CUTTING_GAP_SECONDS = 0.2;

    private final Exercise exercise;
    private final SensorSet sensors;
    private final List<String> faults;
    private final AlertDesk desk;
    private final FaultSizes sizes;
    private final MovementCounter counter;
    private final Limits limits;
    private final OwnRepetitions own;
    private double insideSeconds = Double.POSITIVE_INFINITY;
    private double outsideSeconds;
    private double judgedSeconds;
    private double notJudgedSeconds;
    private double neutralSeconds;
    private boolean inLongGap;
    private @Nullable Posture lastPosture;
    private boolean inPostures;

    ExerciseSegment(Exercise exercise, SensorSet sensors, Limits limits, AlertIds ids, VerticalMotion vertical) {
        this.exercise = exercise;
        this.sensors = sensors;
        this.limits = limits;
        faults = sensors.faultWords(exercise);
        desk = new AlertDesk(exercise, sensors, limits, ids);
        sizes = new FaultSizes(sensors.judged(exercise));
        counter = MovementCounter.of(exercise, sensors, vertical);
        own = new OwnRepetitions(exercise, sensors);
    }

    ExerciseSegment(
            Exercise exercise, SensorSet sensors, Limits limits, AlertIds ids, VerticalMotion vertical, DataInput saved)
            throws IOException {
        this.exercise = exercise;
        this.sensors = sensors;
        this.limits = limits;
        faults = sensors.faultWords(exercise);
        desk = new AlertDesk(exercise, sensors, limits, ids, saved);
        sizes = new FaultSizes(sensors.judged(exercise), saved);
        counter = MovementCounter.restore(exercise, sensors, vertical, saved);
        own = new OwnRepetitions(exercise, sensors, saved);
        insideSeconds = saved.readDouble();
        outsideSeconds = saved.readDouble();
        judgedSeconds = saved.readDouble();
        notJudgedSeconds = saved.readDouble();
        neutralSeconds = saved.readDouble();
        inLongGap = saved.readBoolean();
    }

    void save(DataOutput out) throws IOException {
        desk.save(out);
        sizes.save(out);
        counter.save(out);
        own.save(out);
        for (double value :
                new double[] {insideSeconds, outsideSeconds, judgedSeconds, notJudgedSeconds, neutralSeconds}) {
            out.writeDouble(value);
        }
        out.writeBoolean(inLongGap);
    }

    Exercise exercise() {
        return exercise;
    }

    List<String> faults() {
        return faults;
    }

    /** Holds the session's limits as they are now. */
    void takeLimits() {
        desk.setLimits(limits);
    }

    /** The wearer says that it hurts. */
    void painHere(double timeSeconds, Consumer<? super SessionEvent> events) {
        desk.lowerToPain(timeSeconds, limits, events);
        own.forget();
    }

    /** The upright pose from which the repetition under way began; null where there is none. */
    @Nullable
    SpinePose uprightPose() {
        return counter.uprightPose();
    }

    /** Follows the movement, whether or not it can be judged. */
    void follow(SpinePose pose, Posture posture, Neutral neutral, Consumer<? super SessionEvent> events) {
        noteGap(pose, events);
        counter.noteStanding(neutral);
        if (!canFollow(pose)) {
            return;
        }
        boolean inside = isInside(posture);
        insideSeconds = inside ? insideSeconds + pose.stepSeconds() : 0;
        outsideSeconds = inside ? 0 : outsideSeconds + pose.stepSeconds();
        if (outsideSeconds > AWAY_SECONDS) {
            counter.abandon(pose.timeSeconds(), desk);
        } else {
            counter.follow(pose, inside, desk, events);
        }
        if (own.follow(counter, pose.timeSeconds(), limits, events)) {
            takeLimits();
        }
        sizes.update(pose, counter);
    }

    /** Whether the exercise lives in a posture; that changes seldom, and is asked at every pose. */
    private boolean isInside(Posture posture) {
        if (posture != lastPosture) {
            lastPosture = posture;
            inPostures = exercise.postures().contains(posture);
        }
        return inPostures;
    }

    private void noteGap(SpinePose pose, Consumer<? super SessionEvent> events) {
        boolean longGap = pose.gapSeconds() > CUTTING_GAP_SECONDS;
        boolean another = pose.stepSeconds() > CUTTING_GAP_SECONDS;
        if (longGap && (!inLongGap || another)) {
            cutOff(pose.timeSeconds(), events);
        }
        inLongGap = longGap;
    }

    /** Why the faults can't be judged at this pose, as far as the exercise knows; null: they can. */
    @Nullable
    Reason reason(SpinePose pose, Posture posture) {
        if (pose.gapSeconds() > 0) {
            return Reason.SENSOR_GAP;
        }
        if (posture == Posture.SIDE) {
            return Reason.SIDE_LYING;
        }
        if (!Double.isNaN(counter.startFlexionRad())) {
            return Reason.START;
        }
        if (insideSeconds < exercise.transitionSeconds() || !counter.readyToJudge()) {
            return Reason.TRANSITION;
        }
        return null;
    }

    boolean needsStandingNeutral() {
        return !(exercise.movement() instanceof Movement.Hold);
    }

    /** Whether a repetition is under way, or may have begun. */
    boolean moving() {
        return counter.inProgress() > 0;
    }

    /** Whether a repetition is surely under way. */
    boolean inRepetition() {
        return counter.inRepetition();
    }

    /** Whether it is made of bends or squats, in which the back flexes. */
    boolean bends() {
        return exercise.movement().repeats();
    }

    /** Whether a repetition bends the whole back forward, so that where a sensor stays behind there is none. */
    boolean turnsAll() {
        return exercise.movement() instanceof Movement.BendAndRise;
    }

    boolean judgesNothing() {
        return desk.judgesNothing();
    }

    String placementAdvice() {
        return sensors.advice(exercise);
    }

    String transitionAdvice() {
        if (!(exercise.movement() instanceof Movement.Hold)) {
            return "Moving between positions.";
        }
        return "Get into your " + exercise.name() + " and hold it still: neutral is taken there."
                + (sensors.upper() == null ? " One sensor can't tell whether you start flat: see to it yourself." : "");
    }

    /** What is wrong with the start of a hold, and what to do. */
    String startAdvice() {
        double flexion = counter.startFlexionRad();
        long degrees = Math.round(Math.toDegrees(Math.abs(flexion)));
        return flexion < 0
                ? "Your back sags by " + degrees + "° at the start. Lift the hips until it is flat, then I begin."
                : "Your back is hunched by " + degrees + "° at the start. Let it down until it is flat, then I begin.";
    }

    /** Judges a pose. */
    void judge(SpinePose pose, Neutral neutral, Consumer<? super SessionEvent> events) {
        sizes.prepare(pose, neutral, counter);
        String confidence =
                !neutral.captured() && needsStandingNeutral() ? "low" : sensors.upper() == null ? "medium" : "high";
        boolean within =
                desk.judge(pose.timeSeconds(), sizes, sizes.moving(), counter.inProgress(), confidence, events);
        own.judged(sizes, neutral);
        judgedSeconds += pose.stepSeconds();
        if (within) {
            neutralSeconds += pose.stepSeconds();
            counter.addNeutral(pose.stepSeconds());
        }
    }

    /** Notes that a pose was not judged. */
    void pass(SpinePose pose, Reason reason, Consumer<? super SessionEvent> events) {
        desk.cancel(pose.timeSeconds(), events);
        counter.notJudged();
        own.notJudged(reason);
        notJudgedSeconds += pose.stepSeconds();
    }

    /** A pause or a long gap: what was under way does not count. */
    void cutOff(double timeSeconds, Consumer<? super SessionEvent> events) {
        counter.cutOff(timeSeconds, desk, events);
    }

    /** The end of the exercise. */
    void end(double timeSeconds, Consumer<? super SessionEvent> events) {
        desk.cancel(timeSeconds, events);
        counter.cutOff(timeSeconds, desk, events);
        events.accept(new SessionEvent.Summary(
                timeSeconds,
                exercise.name(),
                counter.completed(),
                counter.clean(),
                neutralSeconds,
                judgedSeconds,
                notJudgedSeconds,
                desk.raised()));
    }

    /** Whether a pose tells how the lowest segment moves. */
    static boolean canFollow(SpinePose pose) {
        SegmentMotion lower = pose.lower();
        return lower != null && lower.aligned();
    }
}
