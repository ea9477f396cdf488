package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.repetition.VerticalMotion;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    private static final int STATE_VERSION = 8;

    private final SessionSettings settings;
    private final SensorSet sensors;
    private final WornSensors worn;
    private final PostureWatch posture;
    private final VerticalMotion vertical;
    private final JudgingState judging;
    private final MarkQueue marks;
    private final CalibrationDesk calibration;
    private final Consumer<SessionEvent.Calibration> calibrations;
    private final ReasonWords words;
    private final AlertIds ids;
    private final Limits limits;
    private final OwnRange range;
    private @Nullable ExerciseSegment segment;
    private boolean paused;
    private double lastPoseSeconds;

    /** Begins a session. */
    public SessionAnalyzer(SessionSettings settings) {
        this.settings = settings;
        sensors = SensorSet.of(settings.sensors());
        worn = new WornSensors(settings, sensors);
        posture = new PostureWatch(settings.postureEvents());
        vertical = new VerticalMotion();
        judging = new JudgingState();
        marks = new MarkQueue();
        calibration = new CalibrationDesk(worn.lower(), worn.upper());
        calibrations = calibration::add;
        words = new ReasonWords(sensors, worn, calibration);
        ids = new AlertIds(settings.sessionId());
        limits = new Limits(settings.limitsDeg());
        range = new OwnRange(settings.exercises(), limits);
    }

    /**
     * Goes on with a session that was saved.
     *
     * @param settings the settings it was begun with
     * @throws IOException if the saved state can't be read, or was saved by another version or with other settings
     */
    public SessionAnalyzer(SessionSettings settings, DataInput saved) throws IOException {
        int version = saved.readInt();
        String savedWords = saved.readUTF();
        if (version != STATE_VERSION || !savedWords.equals(sensorWords(settings))) {
            throw new IOException("this state was saved by version " + version + " for sensors " + savedWords
                    + "; this is version " + STATE_VERSION + " for " + sensorWords(settings));
        }
        this.settings = settings;
        sensors = SensorSet.of(settings.sensors());
        worn = new WornSensors(settings, sensors, saved);
        posture = new PostureWatch(settings.postureEvents(), saved);
        vertical = new VerticalMotion(saved);
        judging = new JudgingState(saved);
        marks = new MarkQueue(saved);
        calibration = new CalibrationDesk(worn.lower(), worn.upper(), saved);
        calibrations = calibration::add;
        words = new ReasonWords(sensors, worn, calibration);
        ids = new AlertIds(settings.sessionId(), saved);
        limits = new Limits(saved);
        range = new OwnRange(settings.exercises(), limits, saved);
        paused = saved.readBoolean();
        lastPoseSeconds = saved.readDouble();
        String exercise = saved.readUTF();
        segment = exercise.isEmpty()
                ? null
                : new ExerciseSegment(exercise(exercise), sensors, limits, ids, vertical, saved);
    }

    /** Writes the whole state, so that another analyzer goes on as this one would. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(STATE_VERSION);
        out.writeUTF(sensorWords(settings));
        worn.save(out);
        posture.save(out);
        vertical.save(out);
        judging.save(out);
        marks.save(out);
        calibration.save(out);
        ids.save(out);
        limits.save(out);
        range.save(out);
        out.writeBoolean(paused);
        out.writeDouble(lastPoseSeconds);
        out.writeUTF(segment == null ? "" : segment.exercise().name());
        if (segment != null) {
            segment.save(out);
        }
    }

    private static String sensorWords(SessionSettings settings) {
        List<String> words = new ArrayList<>();
        for (SensorSettings sensor : settings.sensors()) {
            words.add(sensor.placement().word());
        }
        return String.join(",", words) + (settings.ownClocks() ? " on clocks of their own" : "");
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
            worn.at(restarted.placement());
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
     * @throws IllegalArgumentException if the placement is none of the session's, its time does not increase, or the
     *     settings say that clocks are own and it has no time of arrival
     */
    public void accept(ImuSample sample, Consumer<? super SessionEvent> events) {
        worn.accept(sample, calibrations, pose -> take(pose, events));
    }

    private void take(SpinePose pose, Consumer<? super SessionEvent> events) {
        lastPoseSeconds = pose.timeSeconds();
        calibration.comeTo(pose.timeSeconds(), events);
        for (Mark mark = marks.due(pose.timeSeconds()); mark != null; mark = marks.due(pose.timeSeconds())) {
            apply(mark, pose.timeSeconds(), events);
        }
        posture.update(pose, calibration, events);
        ExerciseSegment now = segment;
        boolean measuring = measureRange(pose, events);
        if (now == null) {
            learnOffset(pose);
            sayJudging(measuring ? Reason.RANGE : Reason.NO_EXERCISE, null, pose, events);
            return;
        }
        if (!paused && !measuring) {
            follow(now, pose, events);
        }
        Reason reason = reason(now, pose, measuring);
        sayJudging(reason, now, pose, events);
        if (reason == null) {
            now.judge(pose, calibration.neutral(pose.timeSeconds()), events);
        } else {
            now.pass(pose, reason, events);
        }
    }

    /** Whether the wearer's range is being measured: once neutral is known, so that a stand and a bow may come first. */
    private boolean measureRange(SpinePose pose, Consumer<? super SessionEvent> events) {
        if (paused || !range.measuring() || calibration.reason(pose, true) != null) {
            return false;
        }
        if (range.update(pose, calibration.neutral(pose.timeSeconds()), events) && segment != null) {
            segment.takeLimits();
        }
        return range.measuring();
    }

    /** Before an exercise the lowest sensor's offset is learnt, which counting squats then needs from the first. */
    private void learnOffset(SpinePose pose) {
        SegmentMotion lower = pose.lower();
        if (lower != null && lower.aligned() && calibration.canFollow()) {
            vertical.update(lower, VerticalMotion.Doing.ANYTHING);
        }
    }

    private void follow(ExerciseSegment now, SpinePose pose, Consumer<? super SessionEvent> events) {
        if (calibration.canFollow()) {
            now.follow(pose, posture.posture(), calibration.neutral(pose.timeSeconds()), events);
            SpinePose upright = now.uprightPose();
            if (upright != null) {
                calibration.assumeNeutral(upright, pose.timeSeconds(), events);
            }
        }
        boolean judged = !now.judgesNothing();
        if (judged && calibration.watch(pose, now)) {
            now.cutOff(pose.timeSeconds(), events);
        }
    }

    private void sayJudging(
            @Nullable Reason reason,
            @Nullable ExerciseSegment now,
            SpinePose pose,
            Consumer<? super SessionEvent> events) {
        if (judging.differs(reason)) {
            List<String> faults = now == null ? List.of() : now.faults();
            String message = reason == null ? null : words.message(reason, now, pose);
            judging.say(pose.timeSeconds(), reason, faults, message, events);
        }
    }

    private void apply(Mark mark, double timeSeconds, Consumer<? super SessionEvent> events) {
        if (mark instanceof Mark.StartExercise start) {
            endSegment(timeSeconds, events);
            range.end();
            segment = new ExerciseSegment(exercise(start.exercise()), sensors, limits, ids, vertical);
            judging.forget();
        } else if (mark instanceof Mark.MeasureRange) {
            cutOff(timeSeconds, events);
            range.begin(timeSeconds, sensors, events);
        } else if (mark instanceof Mark.Calibrate) {
            range.end();
            calibration.recalibrate();
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.Pause) {
            paused = true;
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.Resume) {
            paused = false;
        } else if (mark instanceof Mark.SensorRestarted restarted) {
            worn.sensorRestarted(restarted.placement(), timeSeconds);
            calibration.sensorRestarted();
            cutOff(timeSeconds, events);
        } else if (mark instanceof Mark.SetLimit limit) {
            limits.set(limit.name(), limit.limitDeg());
            if (segment != null) {
                segment.takeLimits();
            }
        } else if (mark instanceof Mark.Pain pain && pain.level() > 0) {
            takePain(timeSeconds, events);
        }
    }

    private void takePain(double timeSeconds, Consumer<? super SessionEvent> events) {
        if (range.measuring()) {
            range.painHere(timeSeconds, events);
            if (segment != null) {
                segment.takeLimits();
            }
        } else if (segment == null) {
            PainPoint.nothingLowered(timeSeconds, "", "No exercise is under way, so no limit was lowered.", events);
        } else {
            segment.painHere(timeSeconds, events);
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

    private @Nullable Reason reason(ExerciseSegment now, SpinePose pose, boolean measuring) {
        if (paused) {
            return Reason.PAUSED;
        }
        if (measuring) {
            return Reason.RANGE;
        }
        if (now.judgesNothing()) {
            return Reason.PLACEMENT;
        }
        if (worn.stuck(pose.timeSeconds()) != null) {
            return Reason.SENSOR_FAULT;
        }
        Reason ofSensors = calibration.reason(pose, now.needsStandingNeutral());
        if (ofSensors != null) {
            return ofSensors;
        }
        if (!worn.onOneClock()) {
            return Reason.CLOCK;
        }
        boolean saturated = worn.saturated(pose.timeSeconds()) != null;
        return saturated ? Reason.SATURATED : now.reason(pose, posture.posture());
    }

    /** Ends the session: what was cut off is said, then the summary. Nothing may be accepted afterwards. */
    public void finish(Consumer<? super SessionEvent> events) {
        endSegment(lastPoseSeconds, events);
        segment = null;
        calibration.comeTo(Double.POSITIVE_INFINITY, events);
    }
}
