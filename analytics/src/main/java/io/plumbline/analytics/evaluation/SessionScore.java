package io.plumbline.analytics.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the analysis of a session was, or of several together.
 *
 * @param matching which alert answers what
 * @param exerciseSeconds how long an exercise was under way, s
 * @param judgedSeconds how long of that was judged, s
 * @param classes each true repetition by what was wrong in it and what was told of it
 * @param told which stretches that can't be judged were told
 * @param angles the lumbar angle against the true one
 * @param notices what the truth could not tell, a sentence each
 */
public record SessionScore(
        Matching matching,
        DetectionScore detection,
        Latency latency,
        double exerciseSeconds,
        double judgedSeconds,
        RepetitionScore repetitions,
        RepetitionClasses classes,
        ToldScore told,
        AngleError angles,
        AsExpected asExpected,
        List<String> notices) {

    private static final double SECONDS_AN_HOUR = 3600;

    /** No session. */
    public static final SessionScore NOTHING = new SessionScore(
            new Matching(List.of(), List.of(), List.of(), 0, List.of()),
            DetectionScore.NOTHING,
            Latency.NONE,
            0,
            0,
            RepetitionScore.NOTHING,
            RepetitionClasses.NONE,
            ToldScore.NOTHING,
            AngleError.NONE,
            AsExpected.NOT_CLAIMED,
            List.of());

    /**
     * Whether the session went as its maker says.
     *
     * @param claimed whether anything is said
     * @param differences what was otherwise, in words
     */
    public record AsExpected(boolean claimed, List<String> differences) {

        /** Nothing is said. */
        public static final AsExpected NOT_CLAIMED = new AsExpected(false, List.of());

        /** Whether all was as expected; null where nothing is said. */
        public @Nullable Boolean value() {
            return claimed ? differences.isEmpty() : null;
        }

        AsExpected plus(AsExpected other) {
            return new AsExpected(claimed || other.claimed, joined(differences, other.differences));
        }
    }

    /** Both together. */
    public SessionScore plus(SessionScore other) {
        return new SessionScore(
                new Matching(
                        joined(matching.hits(), other.matching.hits()),
                        joined(matching.missed(), other.matching.missed()),
                        joined(matching.falseAlarms(), other.matching.falseAlarms()),
                        matching.excludedDue() + other.matching.excludedDue(),
                        joined(matching.excludedAlerts(), other.matching.excludedAlerts())),
                detection.plus(other.detection),
                latency.plus(other.latency),
                exerciseSeconds + other.exerciseSeconds,
                judgedSeconds + other.judgedSeconds,
                repetitions.plus(other.repetitions),
                classes.plus(other.classes),
                told.plus(other.told),
                angles.plus(other.angles),
                asExpected.plus(other.asExpected),
                List.copyOf(new LinkedHashSet<>(joined(notices, other.notices))));
    }

    /** False alarms an hour of exercise; null where no exercise was under way. */
    public @Nullable FalseAlarmRate falseAlarmRate() {
        return exerciseSeconds > 0
                ? new FalseAlarmRate(detection.falseAlarms(), exerciseSeconds / SECONDS_AN_HOUR)
                : null;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
