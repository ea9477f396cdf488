package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.Rest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads a person through six poses of a sensor on a table, in any order, and a seventh at a slant to check what they gave.
 */
final class PoseGuide {

    static final String BEGIN =
            "Lay the sensor flat on a table, on any side, and keep your hands off for 5 seconds. Six sides in all.";

    private static final List<String> WORDS = List.of("x up", "x down", "y up", "y down", "z up", "z down");
    private static final double FLAT_RAD = Math.toRadians(20);
    private static final int NONE = -1;

    private final @Nullable Rest[] faces = new Rest[WORDS.size()];
    private @Nullable Rest slanted;
    private int last = WORDS.size();

    /** Takes the next rest; what to tell the person, where there is something. */
    Optional<String> take(Rest rest) {
        int face = rest.face(FLAT_RAD);
        boolean again = face == last;
        last = face;
        if (again || complete()) {
            return Optional.empty();
        }
        if (face == NONE) {
            return Optional.of(onSlant(rest));
        }
        boolean known = faces[face] != null;
        faces[face] = rest;
        int done = poses().size();
        if (known) {
            return Optional.of(WORDS.get(face) + " was done already. Still to do: " + missing() + ".");
        }
        String said = done + " of 6: " + WORDS.get(face) + ".";
        return Optional.of(
                done < 6
                        ? said + " Turn it onto another side. Still to do: " + missing() + "."
                        : said + " Now lean it against something, at a slant, and keep your hands off: the check.");
    }

    private String onSlant(Rest rest) {
        if (poses().size() < 6) {
            return "It rests at a slant. Lay it flat. Still to do: " + missing() + ".";
        }
        slanted = rest;
        return "That was all.";
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        for (int face = 0; face < faces.length; face++) {
            if (faces[face] == null) {
                missing.add(WORDS.get(face));
            }
        }
        return missing.isEmpty() ? "at a slant" : String.join(", ", missing);
    }

    /** The rests on the sides that were seen. */
    List<Rest> poses() {
        return Arrays.stream(faces).filter(Objects::nonNull).toList();
    }

    /** The rest at a slant; null where there was none. */
    @Nullable
    Rest slanted() {
        return slanted;
    }

    /** Whether nothing is left to do. */
    boolean complete() {
        return slanted != null;
    }
}
