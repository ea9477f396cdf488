package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis says. An event is a function of samples, marks and settings alone. Times are seconds of the
 * session's clock, which is that of the first-named placement; angles are degrees.
 */
public sealed interface SessionEvent {

    /** Session time of the sample that brought the event about, s. */
    double timeSeconds();

    /**
     * A sensor's axes were found, or not.
     *
     * @param quality 0 to 1: how much of the bow was about one axis; NaN where no bow was used
     * @param neutral where neutral comes from: {@code still} or {@code between-repetitions}
     */
    record Calibration(
            double timeSeconds,
            Placement placement,
            boolean accepted,
            double quality,
            @Nullable String neutral,
            String message)
            implements SessionEvent {}

    /**
     * The analysis begins or stops judging.
     *
     * @param reason why not, a word of the contract ({@code sensor-gap}, …); null where judging
     * @param faults the faults it is about, e.g. {@code flexion}
     */
    record Judging(
            double timeSeconds,
            boolean judging,
            @Nullable String reason,
            List<String> faults,
            @Nullable String message) implements SessionEvent {}

    /**
     * A repetition has ended.
     *
     * @param repetition 1-based within the exercise
     * @param complete false where a gap, a pause or the end of the input cut it off; it does not count then
     * @param rangeDeg how far the moving segment turned
     * @param depthMetres how far the sensor went down, m; NaN where not known
     * @param faults patterns of the alerts raised in it
     * @param lumbarShare of a bend, how much of it came from the lower back (see {@link
     *     io.plumbline.analytics.spine.LumbarShare}); NaN where not known, and of a squat
     */
    record Repetition(
            double timeSeconds,
            String exercise,
            int repetition,
            double startSeconds,
            double endSeconds,
            boolean complete,
            double rangeDeg,
            double depthMetres,
            List<String> faults,
            double lumbarShare)
            implements SessionEvent {}

    /**
     * A hold has ended.
     *
     * @param hold 1-based within the exercise
     * @param neutralSeconds how long of it was judged and within all limits
     * @param faults patterns of the alerts raised in it
     */
    record Hold(
            double timeSeconds,
            String exercise,
            int hold,
            double startSeconds,
            double endSeconds,
            boolean complete,
            double neutralSeconds,
            List<String> faults)
            implements SessionEvent {}

    /** One of the three states of an alert. One pair of id and kind comes once. */
    sealed interface Alert extends SessionEvent {
        /** {@code <session>-<n>}, n counting from 1. */
        String id();
    }

    /**
     * A fault has begun.
     *
     * @param onsetSeconds first sample past the limit
     * @param repetition the repetition in progress, 1-based; 0 where there is none
     * @param fault {@code flexion}, {@code extension}, …
     * @param pattern what a coach would call it
     * @param severity {@code amber} or {@code red}
     * @param angleDeg size in the fault's direction
     * @param limitDeg the limit that was passed
     * @param confidence {@code high}, {@code medium} or {@code low}
     */
    record AlertRaised(
            String id,
            double timeSeconds,
            double onsetSeconds,
            String exercise,
            int repetition,
            String fault,
            String pattern,
            String severity,
            double angleDeg,
            double limitDeg,
            String confidence,
            String message)
            implements Alert {}

    /** A standing alert turned red. */
    record AlertEscalated(String id, double timeSeconds, String severity, double angleDeg, double limitDeg)
            implements Alert {}

    /**
     * A fault is over.
     *
     * @param peakDeg largest size while it lasted
     * @param durationSeconds cleared − onset
     */
    record AlertCleared(String id, double timeSeconds, double peakDeg, double durationSeconds) implements Alert {}

    /** What an exercise came to, at its end. */
    record Summary(
            double timeSeconds,
            String exercise,
            int repetitions,
            int cleanRepetitions,
            double neutralSeconds,
            double judgedSeconds,
            double notJudgedSeconds,
            int alerts)
            implements SessionEvent {}

    /**
     * A limit was changed by the wearer, not set: by a report of pain, or by repetitions done
     * well; or it was not, and why.
     *
     * @param exercise the one in hand, to which it is confined; empty where there is none
     * @param fault {@code flexion}, {@code extension}, …; null where no limit was changed
     * @param limit its name, e.g. {@code tuck}; null where none was changed
     * @param limitDeg that of amber from now on; NaN where none was changed
     * @param redDeg that of red from now on; NaN where none was changed
     * @param reason {@code pain}, {@code own-repetitions} or {@code range}
     */
    record LimitChanged(
            double timeSeconds,
            String exercise,
            @Nullable String fault,
            @Nullable String limit,
            double limitDeg,
            double redDeg,
            String reason,
            String message)
            implements SessionEvent {

        /** The reason of one that follows the wearer's own measured range. */
        public static final String RANGE = "range";
    }

    /**
     * The angles, ten times a second.
     *
     * @param sagittalDeg inclination in the sagittal plane of the lowest sensor, forward positive, (−180, 180]
     * @param lateralDeg lateral inclination of the lowest sensor, leaning right positive
     * @param lumbarFlexionDeg from neutral, flexion positive; NaN with one sensor or before neutral is known
     * @param pelvicTiltDeg of two sensors of which the lower is on the pelvis, its inclination from neutral, forward
     *     (anterior) positive, (−180, 180]; NaN with others or before neutral is known
     */
    record Posture(
            double timeSeconds, double sagittalDeg, double lateralDeg, double lumbarFlexionDeg, double pelvicTiltDeg)
            implements SessionEvent {}
}
