package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.TrueSession.Unjudgeable;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Judging;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When the analysis did not judge and why, from its events. */
final class NotJudged {

    /** What a hole in the data was is known from the sample after it, and of the slower of two sensors 0.3 s later, s. */
    private static final double TELLING_SECONDS = 0.3;

    private record Stretch(TimeSpan span, String reason) {}

    private final List<Stretch> stretches = new ArrayList<>();

    NotJudged(List<SessionEvent> events, double endSeconds) {
        Judging since = null;
        for (SessionEvent event : events) {
            if (event instanceof Judging judging) {
                add(since, judging.timeSeconds());
                since = judging;
            }
        }
        add(since, Math.max(endSeconds, since == null ? 0 : since.timeSeconds()));
    }

    private void add(@Nullable Judging judging, double endSeconds) {
        if (judging != null && !judging.judging()) {
            String reason = judging.reason();
            stretches.add(new Stretch(new TimeSpan(judging.timeSeconds(), endSeconds), reason == null ? "" : reason));
        }
    }

    /** Every reason that was told. */
    Set<String> reasons() {
        Set<String> reasons = new LinkedHashSet<>();
        stretches.forEach(stretch -> reasons.add(stretch.reason()));
        return reasons;
    }

    /** Where nothing was judged for a reason. */
    List<TimeSpan> told(String reason) {
        return stretches.stream()
                .filter(stretch -> stretch.reason().equals(reason))
                .map(Stretch::span)
                .toList();
    }

    /** Whether nothing was judged at a time. */
    boolean at(double seconds) {
        return stretches.stream()
                .anyMatch(stretch -> stretch.span().startSeconds() <= seconds
                        && seconds < stretch.span().endSeconds());
    }

    /** For how long of a stretch nothing was judged, s. */
    double secondsIn(TimeSpan span) {
        return stretches.stream()
                .mapToDouble(stretch -> stretch.span().overlapSeconds(span))
                .sum();
    }

    ToldScore score(List<Unjudgeable> unjudgeable) {
        Map<String, ToldScore.Count> byReason = new TreeMap<>();
        for (Unjudgeable one : unjudgeable) {
            TimeSpan span = new TimeSpan(one.span().startSeconds(), one.span().endSeconds() + TELLING_SECONDS);
            boolean told = false;
            boolean otherwise = false;
            for (Stretch stretch : stretches) {
                if (stretch.span().overlapSeconds(span) > 0) {
                    told |= stretch.reason().equals(one.reason());
                    otherwise = true;
                }
            }
            ToldScore.Count count = new ToldScore.Count(1, told ? 1 : 0, otherwise && !told ? 1 : 0);
            byReason.merge(one.reason(), count, ToldScore.Count::plus);
        }
        return new ToldScore(byReason);
    }
}
