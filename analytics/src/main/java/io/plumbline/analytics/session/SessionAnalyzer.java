package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.posture.PostureTracker;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SensorPair;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one wearer's samples and marks into events. Acts on samples in order of their own time and never reads a clock:
 * the same input gives the same events, in whatever chunks it comes. Not thread-safe: one per session, one thread.
 *
 * <pre>{@code
 * SessionAnalyzer analyzer = new SessionAnalyzer(settings);
 * analyzer.mark(new Mark.StartExercise(0, "squat"));
 * for (ImuSample sample : samples) {
 *     analyzer.accept(sample, event -> print(event));
 * }
 * analyzer.finish(event -> print(event));
 * }</pre>
 */
public final class SessionAnalyzer {

    private static final int STATE_VERSION = 1;
    private static final String NO_EXERCISE = "No exercise is chosen: angles and posture only.";
    private static final double POSTURE_EVENTS_PER_SECOND = 10;

    private final SessionSettings settings;
    private final SensorSet sensors;
    private final SensorTrack first;
    private final @Nullable SensorTrack second;
    private final @Nullable SensorPair pair;
    private final PostureTracker posture;
    private final JudgingState judging;
    private final MarkQueue marks;
    private final CalibrationQueue calibrations;
    private final AlertIds ids;
    private final Limits limits;
    private @Nullable ExerciseSegment segment;
    private boolean paused;
    private boolean captured = true;
    private long postureEvents = Long.MIN_VALUE;
    private double lastPoseSeconds;

    /** Begins a session. */
    public SessionAnalyzer(SessionSettings settings) {
        this.settings = settings;
        sensors = SensorSet.of(settings.sensors());
        first = new SensorTrack(settings.sensors().get(0));
        boolean two = settings.sensors().size() == 2;
        second = two ? new SensorTrack(settings.sensors().get(1)) : null;
        pair = two ? new SensorPair(firstIsLower()) : null;
        posture = new PostureTracker();
        judging = new JudgingState();
        marks = new MarkQueue();
        calibrations = new CalibrationQueue();
        ids = new AlertIds(settings.sessionId());
        limits = new Limits(settings.limitsDeg());
    }

    /**
     * Goes on with a session that was saved.
     *
     * @param settings the settings it was begun with
     * @throws IOException if the saved state can't be read, or was saved by another version or with other settings
     */
    public SessionAnalyzer(SessionSettings settings, DataInput saved) throws IOException {
        int version = saved.readInt();
        String sensorWords = saved.readUTF();
        if (version != STATE_VERSION || !sensorWords.equals(words(settings))) {
            throw new IOException("this state was saved by version " + version + " for sensors " + sensorWords
                    + "; this is version " + STATE_VERSION + " for " + words(settings));
        }
        this.settings = settings;
        sensors = SensorSet.of(settings.sensors());
        first = new SensorTrack(settings.sensors().get(0), saved);
        boolean two = settings.sensors().size() == 2;
        second = two ? new SensorTrack(settings.sensors().get(1), saved) : null;
        pair = two ? new SensorPair(firstIsLower(), saved) : null;
        posture = new PostureTracker(saved);
        judging = new JudgingState(saved);
        marks = new MarkQueue(saved);
        calibrations = new CalibrationQueue(saved);
        ids = new AlertIds(settings.sessionId(), saved);
        limits = new Limits(saved);
        paused = saved.readBoolean();
        captured = saved.readBoolean();
        postureEvents = saved.readLong();
        lastPoseSeconds = saved.readDouble();
        String exercise = saved.readUTF();
        segment = exercise.isEmpty() ? null : new ExerciseSegment(exercise(exercise), sensors, limits, ids, saved);
    }

    /** Writes the whole state, so that another analyzer goes on as this one would. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(STATE_VERSION);
        out.writeUTF(words(settings));
        first.save(out);
        if (second != null && pair != null) {
            second.save(out);
            pair.save(out);
        }
        posture.save(out);
        judging.save(out);
        marks.save(out);
        calibrations.save(out);
        ids.save(out);
        limits.save(out);
        out.writeBoolean(paused);
        out.writeBoolean(captured);
        out.writeLong(postureEvents);
        out.writeDouble(lastPoseSeconds);
        out.writeUTF(segment == null ? "" : segment.exercise().name());
        if (segment != null) {
            segment.save(out);
        }
    }

    private boolean firstIsLower() {
        return settings.sensors().get(0).placement() == sensors.lower();
    }

    private static String words(SessionSettings settings) {
        List<String> words = new ArrayList<>();
        for (SensorSettings sensor : settings.sensors()) {
            words.add(sensor.placement().word());
        }
        return String.join(",", words);
    }

    /**
     * Notes a mark. It takes effect before the first sample of the session's clock whose time is not before it; marks
     * may come in any order, early ones are kept until their time.
     *
     * @throws IllegalArgumentException if it names an exercise or a sensor that the settings do not hold
     */
    public void mark(Mark mark) {
        if (mark instanceof Mark.StartExercise start) {
            exercise(start.exercise());
        } else if (mark instanceof Mark.SensorRestarted restarted) {
            track(restarted.placement());
        }
        marks.add(mark);
    }

    private Exercise exercise(String name) {
        for (Exercise exercise : settings.exercises()) {
            if (exercise.name().equals(name)) {
                return exercise;
            }
        }
        throw new IllegalArgumentException("no exercise is called '" + name + "'");
    }

    /**
     * Takes the next sample, in order of arrival; times increase per placement.
     *
     * @throws IllegalArgumentException if the placement is none of the session's, or its time does not increase
     */
    public void accept(ImuSample sample, Consumer<? super SessionEvent> events) {
        SensorTrack track = track(sample.placement());
        if (sample.timeSeconds() <= track.lastSeconds()) {
            throw new IllegalArgumentException("time of " + sample.placement().word() + " must increase, was "
                    + sample.timeSeconds() + " s after " + track.lastSeconds() + " s");
        }
        SegmentMotion motion = track.accept(sample, calibrations::add);
        if (pair == null) {
            take(new SpinePose(motion.timeSeconds(), motion.stepSeconds(), motion, null, motion.gapSeconds()), events);
        } else if (track == first) {
            pair.first(motion, pose -> take(pose, events));
        } else {
            pair.second(motion, pose -> take(pose, events));
        }
    }

    private SensorTrack track(Placement placement) {
        if (first.settings().placement() == placement) {
            return first;
        }
        if (second != null && second.settings().placement() == placement) {
            return second;
        }
        throw new IllegalArgumentException("no sensor of this session is at " + placement.word());
    }

    private void take(SpinePose pose, Consumer<? super SessionEvent> events) {
        lastPoseSeconds = pose.timeSeconds();
        sayCalibrations(pose.timeSeconds(), events);
        for (Mark mark = marks.due(pose.timeSeconds()); mark != null; mark = marks.due(pose.timeSeconds())) {
            apply(mark, pose.timeSeconds(), events);
        }
        boolean followed = ExerciseSegment.canFollow(pose);
        SegmentMotion lower = pose.lower();
        if (lower != null && followed) {
            posture.update(pose.stepSeconds(), lower.sagittalRad(), lower.lateralRad());
            sayPosture(pose, lower, events);
        }
        ExerciseSegment now = segment;
        if (now == null) {
            sayJudging(Reason.NO_EXERCISE, null, pose, events);
            return;
        }
        if (!paused) {
            now.follow(pose, posture.posture(), events);
            assumeNeutral(now, pose.timeSeconds(), events);
        }
        Neutral neutral = neutral(pose.timeSeconds());
        Reason reason = reason(now, pose, neutral);
        sayJudging(reason, now, pose, events);
        if (reason == null) {
            now.judge(pose, neutral, events);
        } else {
            now.pass(pose, events);
        }
    }

    private void sayCalibrations(double untilSeconds, Consumer<? super SessionEvent> events) {
        SessionEvent.Calibration due = calibrations.due(untilSeconds);
        while (due != null) {
            events.accept(due);
            due = calibrations.due(untilSeconds);
        }
    }

    private void sayJudging(
            @Nullable Reason reason,
            @Nullable ExerciseSegment now,
            SpinePose pose,
            Consumer<? super SessionEvent> events) {
        if (judging.differs(reason)) {
            List<String> faults = now == null ? List.of() : now.faults();
            String message = reason == null ? null : now == null ? NO_EXERCISE : message(reason, now, pose);
            judging.say(pose.timeSeconds(), reason, faults, message, events);
        }
    }

    private void apply(Mark mark, double timeSeconds, Consumer<? super SessionEvent> events) {
        if (mark instanceof Mark.StartExercise start) {
            endSegment(timeSeconds, events);
            segment = new ExerciseSegment(exercise(start.exercise()), sensors, limits, ids);
            judging.forget();
        } else if (mark instanceof Mark.Calibrate) {
            captured = true;
            calibrations.clear();
            first.recalibrate();
            if (second != null) {
                second.recalibrate();
            }
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.Pause) {
            paused = true;
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.Resume) {
            paused = false;
        } else if (mark instanceof Mark.SensorRestarted restarted) {
            track(restarted.placement()).sensorRestarted(timeSeconds);
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.SetLimit limit) {
            limits.set(limit.name(), limit.limitDeg());
            if (segment != null) {
                segment.setLimits(limits);
            }
        }
    }

    private void cutOff(double timeSeconds, Consumer<? super SessionEvent> events) {
        if (segment != null) {
            segment.cutOff(timeSeconds, events);
        }
    }

    private void endSegment(double timeSeconds, Consumer<? super SessionEvent> events) {
        if (segment != null) {
            segment.end(timeSeconds, events);
        }
    }

    /** Where no still stand gave a neutral, the upright pose from which a repetition began is taken for it. */
    private void assumeNeutral(ExerciseSegment now, double timeSeconds, Consumer<? super SessionEvent> events) {
        SpinePose upright = now.uprightPose();
        if (upright == null || neutral(timeSeconds).known()) {
            return;
        }
        boolean firstIsLower = firstIsLower();
        assumeNeutral(first, firstIsLower ? upright.lower() : upright.upper(), timeSeconds, events);
        if (second != null) {
            assumeNeutral(second, firstIsLower ? upright.upper() : upright.lower(), timeSeconds, events);
        }
    }

    private void assumeNeutral(
            SensorTrack track,
            @Nullable SegmentMotion upright,
            double timeSeconds,
            Consumer<? super SessionEvent> events) {
        if (track.aligned() && !track.hasNeutral() && upright != null && upright.aligned()) {
            captured = false;
            track.assumeNeutral(upright.sagittalRad(), timeSeconds, events);
        }
    }

    private Neutral neutral(double atSeconds) {
        double firstRad = first.neutralRad(atSeconds);
        if (second == null) {
            return new Neutral(Double.NaN, !Double.isNaN(firstRad), captured);
        }
        double difference = Inclination.wrap(second.neutralRad(atSeconds) - firstRad);
        boolean known = !Double.isNaN(difference);
        return new Neutral(firstIsLower() ? difference : -difference, known, captured);
    }

    private @Nullable Reason reason(ExerciseSegment now, SpinePose pose, Neutral neutral) {
        if (paused) {
            return Reason.PAUSED;
        }
        if (now.judgesNothing()) {
            return Reason.PLACEMENT;
        }
        if (!aligned(pose) || (now.needsStandingNeutral() && !neutral.known())) {
            return Reason.UNCALIBRATED;
        }
        return now.reason(pose, posture.posture());
    }

    private boolean aligned(SpinePose pose) {
        SegmentMotion lower = pose.lower();
        SegmentMotion upper = pose.upper();
        return first.aligned()
                && (second == null || second.aligned())
                && (lower == null || lower.aligned())
                && (upper == null || upper.aligned());
    }

    private String message(Reason reason, ExerciseSegment now, SpinePose pose) {
        return switch (reason) {
            case PAUSED -> "Paused.";
            case NO_EXERCISE -> NO_EXERCISE;
            case PLACEMENT -> now.placementAdvice();
            case UNCALIBRATED ->
                aligned(pose)
                        ? "Stand still for 2 s, so that I know your neutral."
                        : "Stand still for 2 s, then bow once and come up again.";
            case SENSOR_GAP ->
                pose.gapSeconds() < SensorTrack.MAX_INTERPOLATED_SECONDS
                        ? "A sensor has started anew: its angle is being found again."
                        : String.format(Locale.ROOT, "No data for %.1f s.", pose.gapSeconds());
            case SIDE_LYING -> "You lie on your side: the angle of the back can't be told there.";
            case TRANSITION -> now.transitionAdvice();
        };
    }

    private void sayPosture(SpinePose pose, SegmentMotion lower, Consumer<? super SessionEvent> events) {
        if (!settings.postureEvents()) {
            return;
        }
        long slot = (long) Math.floor(pose.timeSeconds() * POSTURE_EVENTS_PER_SECOND + 1e-6);
        if (slot == postureEvents) {
            return;
        }
        postureEvents = slot;
        double flexion = Inclination.wrap(
                pose.sagittalDifferenceRad() - neutral(pose.timeSeconds()).differenceRad());
        events.accept(new SessionEvent.Posture(
                pose.timeSeconds(),
                Math.toDegrees(lower.sagittalRad()),
                Math.toDegrees(lower.lateralRad()),
                Math.toDegrees(flexion)));
    }

    /** Ends the session: what was cut off is said, then the summary. Nothing may be accepted afterwards. */
    public void finish(Consumer<? super SessionEvent> events) {
        endSegment(lastPoseSeconds, events);
        segment = null;
        sayCalibrations(Double.POSITIVE_INFINITY, events);
    }
}
