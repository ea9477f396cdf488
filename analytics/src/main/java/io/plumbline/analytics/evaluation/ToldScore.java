package io.plumbline.analytics.evaluation;

import java.util.Map;
import java.util.TreeMap;

/**
 * Of the stretches that nobody can judge, how many were told as such.
 *
 * @param byReason for each true reason how many
 */
public record ToldScore(Map<String, Count> byReason) {

    /** No such stretch. */
    public static final ToldScore NOTHING = new ToldScore(Map.of());

    /**
     * Of one reason.
     *
     * @param stretches how many there were
     * @param told in how many nothing was judged for this reason
     * @param otherwise in how many nothing was judged, but another reason was told
     */
    public record Count(int stretches, int told, int otherwise) {
        Count plus(Count other) {
            return new Count(stretches + other.stretches, told + other.told, otherwise + other.otherwise);
        }
    }

    public ToldScore {
        byReason = new TreeMap<>(byReason);
    }

    /** Both together. */
    public ToldScore plus(ToldScore other) {
        Map<String, Count> both = new TreeMap<>(byReason);
        other.byReason.forEach((reason, count) -> both.merge(reason, count, Count::plus));
        return new ToldScore(both);
    }

    /** How many stretches there were. */
    public int stretches() {
        return byReason.values().stream().mapToInt(Count::stretches).sum();
    }

    /** In how many of them nothing was judged, for whatever reason. */
    public int told() {
        return byReason.values().stream()
                .mapToInt(count -> count.told() + count.otherwise())
                .sum();
    }
}
