package io.plumbline.gateway.evaluation;

import io.plumbline.analytics.evaluation.DetectionScore;
import io.plumbline.analytics.evaluation.F1ByWearer;
import io.plumbline.analytics.evaluation.SessionScore;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scores of several recordings, by file and by wearer. */
public final class RecordingScores {

    /** The wearer of recordings whose header names none: all of them together, since nobody says that they differ. */
    private static final String UNNAMED = "";

    private final Map<String, SessionScore> byFile = new LinkedHashMap<>();
    private final Map<String, DetectionScore> byWearer = new LinkedHashMap<>();

    /**
     * Takes the next recording's score.
     *
     * @param wearer what the recording's header says; empty where it names none
     */
    public void add(String file, String wearer, SessionScore score) {
        byFile.put(file, score);
        byWearer.merge(wearer.isBlank() ? UNNAMED : wearer, score.detection(), DetectionScore::plus);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return byFile.isEmpty();
    }

    /** Whether there are several, which have a total. */
    public boolean isSeveral() {
        return byFile.size() > 1;
    }

    /** Each file's score, in the order of their coming. */
    Map<String, SessionScore> byFile() {
        return byFile;
    }

    /** All together. */
    SessionScore total() {
        return byFile.values().stream().reduce(SessionScore.NOTHING, SessionScore::plus);
    }

    /** F1 with its interval by wearer. */
    F1ByWearer f1() {
        return F1ByWearer.of(byWearer);
    }
}
