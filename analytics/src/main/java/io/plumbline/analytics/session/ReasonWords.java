package io.plumbline.analytics.session;

import io.plumbline.analytics.spine.SpinePose;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the person is told where nothing is judged: why, and what to do. */
final class ReasonWords {

    private static final String NO_EXERCISE = "No exercise is chosen: angles and posture only.";

    private final SensorSet sensors;
    private final WornSensors worn;
    private final CalibrationDesk calibration;

    ReasonWords(SensorSet sensors, WornSensors worn, CalibrationDesk calibration) {
        this.sensors = sensors;
        this.worn = worn;
        this.calibration = calibration;
    }

    /**
     * The message of a reason.
     *
     * @param now the exercise under way; null: none is
     */
    String message(Reason reason, @Nullable ExerciseSegment now, SpinePose pose) {
        if (now == null) {
            return reason == Reason.RANGE ? RangeBend.ADVICE : NO_EXERCISE;
        }
        return switch (reason) {
            case PAUSED -> "Paused.";
            case NO_EXERCISE -> NO_EXERCISE;
            case RANGE -> RangeBend.ADVICE;
            case PLACEMENT -> now.placementAdvice();
            case SENSOR_FAULT -> stuck(worn.stuck(pose.timeSeconds()));
            case UNCALIBRATED, SLIPPED, SWAPPED -> calibration.advice(pose, sensors);
            case CLOCK -> "Bringing the two sensors' clocks together.";
            case SATURATED -> saturated(worn.saturated(pose.timeSeconds()));
            case SENSOR_GAP ->
                pose.gapSeconds() < SensorTrack.MAX_INTERPOLATED_SECONDS
                        ? "A sensor has started anew: its angle is being found again."
                        : String.format(Locale.ROOT, "No data for %.1f s.", pose.gapSeconds());
            case SIDE_LYING -> "You lie on your side: the angle of the back can't be told there.";
            case START -> now.startAdvice();
            case TRANSITION -> now.transitionAdvice();
        };
    }

    private static String stuck(@Nullable SensorTrack track) {
        if (track == null || track.stuckAxes().isEmpty()) {
            return "A sensor's axis was stuck: its angle is being found again.";
        }
        return "The sensor at " + track.settings().placement().word() + " is stuck (" + track.stuckAxes()
                + "): switch it off and on. If that doesn't help, use another.";
    }

    private static String saturated(@Nullable SensorTrack track) {
        String where =
                track == null ? "" : " at " + track.settings().placement().word();
        return "The sensor" + where + " is at the end of its range: move more gently, or set a wider range in it.";
    }
}
