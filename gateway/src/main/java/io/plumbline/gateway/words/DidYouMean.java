package io.plumbline.gateway.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word nearest to one that is not known. */
public final class DidYouMean {

    private DidYouMean() {}

    /**
     * The sentence that helps on: "Did you mean t12?" where a known word is near, else "Known are …".
     *
     * @param word what was typed
     * @param known the words it could have been
     */
    public static String sentence(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "Did you mean " + near + "?")
                .orElseGet(() -> "Known are " + String.join(", ", known) + ".");
    }

    /**
     * The known word nearest to {@code word}: the fewest letters to insert, remove, replace or swap with their
     * neighbour, upper and lower case alike; empty where even that takes more than a third of the letters.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String typed = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(typed, candidate.toLowerCase(Locale.ROOT));
            int longest = Math.max(typed.length(), candidate.length());
            if (edits < fewest && edits <= Math.max(1, longest / 3)) {
                best = candidate;
                fewest = edits;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
