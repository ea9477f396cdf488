package io.plumbline.simulator.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis with its default limits should say of a session: said by the one who wrote the scenario, as a check
 * of the truth that is computed.
 *
 * @param alerts how many alerts of each pattern, e.g. {@code pelvic-tuck}; a pattern not named is none
 * @param notJudged the reasons not to judge that must be told at some time, e.g. {@code side-lying}
 */
public record Expected(SortedMap<String, Integer> alerts, List<String> notJudged) {

    /** No alert, and no reason that must be told. */
    public static final Expected NOTHING = new Expected(new TreeMap<>(), List.of());

    public Expected {
        alerts = new TreeMap<>(alerts);
        notJudged = List.copyOf(notJudged);
        alerts.forEach((pattern, count) -> {
            if (count == null || count < 0) {
                throw new IllegalArgumentException(
                        "alerts." + pattern + " must be a number of alerts, 0 or more, was " + count);
            }
        });
    }

    /** Reads a scenario's {@code expect}; what is not said is {@link #NOTHING}. */
    @JsonCreator
    static Expected of(
            @JsonProperty("alerts") @Nullable Map<String, Integer> alerts,
            @JsonProperty("not_judged") @Nullable List<String> notJudged) {
        return new Expected(
                alerts == null ? new TreeMap<>() : new TreeMap<>(alerts), notJudged == null ? List.of() : notJudged);
    }
}
