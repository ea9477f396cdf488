package io.plumbline.gateway.exercise;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.OwnMargin;
import io.plumbline.analytics.exercise.RangeShare;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.gateway.definition.Fields;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import io.plumbline.gateway.words.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definition of an exercise; docs/exercises.md has every key. */
final class ExerciseReader {

    private static final List<String> MOVEMENTS = List.of("lower-and-rise", "bend-and-rise", "hold", "free");
    private static final String TWO = "two";

    /** A dwell that no alert completes. */
    static final String NEVER = "never";

    private ExerciseReader() {}

    /**
     * Reads a definition.
     *
     * @param source what the file is called in messages
     */
    static Exercise read(String yaml, String source) throws InvalidDefinitionException {
        Fields root = Fields.of(yaml, source)
                .only("name", "title", "movement", "postures", "transition_s", "faults", "placement_advice");
        String name = root.text("name");
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw root.wrong("name", "must be made of lower-case letters and '-', was " + name);
        }
        Set<Posture> postures = EnumSet.noneOf(Posture.class);
        for (String word : root.words("postures")) {
            postures.add(constant(root, "postures", "posture", word, Posture.class));
        }
        List<FaultRule> rules = new ArrayList<>();
        for (Fields fault : root.blocks("faults")) {
            rules.add(rule(fault));
        }
        try {
            return new Exercise(
                    name,
                    root.text("title"),
                    movement(root),
                    postures,
                    root.seconds("transition_s", Exercise.USUAL_TRANSITION_SECONDS),
                    rules,
                    root.textOrNull("placement_advice"));
        } catch (IllegalArgumentException e) {
            throw root.wrong(e);
        }
    }

    /** A word alone, or with its numbers: {@code hold} or {@code hold: {neutral_until_s: 4}}. */
    private static Movement movement(Fields root) throws InvalidDefinitionException {
        String key = "movement";
        if (root.isText(key)) {
            String word = root.text(key);
            return movement(root, word, null);
        }
        Fields block = root.block(key);
        if (block.names().size() != 1) {
            throw root.wrong(key, "must be one of " + String.join(", ", MOVEMENTS) + ", alone or as one key");
        }
        String word = block.names().get(0);
        return movement(root, word, MOVEMENTS.contains(word) ? block.block(word) : null);
    }

    private static Movement movement(Fields root, String word, @Nullable Fields numbers)
            throws InvalidDefinitionException {
        try {
            return switch (word) {
                case "lower-and-rise" -> numbers == null ? Movement.LowerAndRise.USUAL : lowerAndRise(numbers);
                case "bend-and-rise" -> numbers == null ? Movement.BendAndRise.USUAL : bendAndRise(numbers);
                case "hold" -> numbers == null ? Movement.Hold.USUAL : hold(numbers);
                case "free" -> {
                    if (numbers != null) {
                        numbers.only();
                    }
                    yield new Movement.Free();
                }
                default -> throw root.unknown("movement", "movement", word, MOVEMENTS);
            };
        } catch (IllegalArgumentException e) {
            throw root.wrong(e);
        }
    }

    private static Movement lowerAndRise(Fields numbers) throws InvalidDefinitionException {
        Movement.LowerAndRise usual = Movement.LowerAndRise.USUAL;
        numbers.only("least_depth_m", "shortest_s", "longest_s");
        double depth = numbers.share("least_depth_m", usual.leastDepthMetres());
        double shortest = numbers.seconds("shortest_s", usual.shortestSeconds());
        double longest = numbers.seconds("longest_s", usual.longestSeconds());
        if (longest <= shortest) {
            throw numbers.wrong("longest_s", "must be more than shortest_s, " + shortest + ", was " + longest);
        }
        return new Movement.LowerAndRise(depth, shortest, longest);
    }

    private static Movement bendAndRise(Fields numbers) throws InvalidDefinitionException {
        Movement.BendAndRise usual = Movement.BendAndRise.USUAL;
        numbers.only("least_range_deg", "longest_s");
        double longest = numbers.seconds("longest_s", usual.longestSeconds());
        if (longest <= 0) {
            throw numbers.wrong("longest_s", "must be more than 0, was " + longest);
        }
        double range = numbers.has("least_range_deg")
                ? Math.toRadians(numbers.degrees("least_range_deg"))
                : usual.leastRangeRad();
        return new Movement.BendAndRise(range, longest);
    }

    private static Movement hold(Fields numbers) throws InvalidDefinitionException {
        Movement.Hold usual = Movement.Hold.USUAL;
        numbers.only("settle_s", "neutral_from_s", "neutral_until_s", "neutral_shift_deg");
        double from = numbers.seconds("neutral_from_s", usual.neutralFromSeconds());
        double until = numbers.seconds("neutral_until_s", usual.neutralUntilSeconds());
        if (until <= from) {
            throw numbers.wrong("neutral_until_s", "must be more than neutral_from_s, " + from + ", was " + until);
        }
        double shift = numbers.has("neutral_shift_deg")
                ? Math.toRadians(numbers.degrees("neutral_shift_deg"))
                : usual.largestNeutralShiftRad();
        return new Movement.Hold(numbers.seconds("settle_s", usual.settleSeconds()), from, until, shift);
    }

    private static FaultRule rule(Fields fault) throws InvalidDefinitionException {
        fault.only("limit", "fault", "pattern", "measure", "sensors", "limits", "rest_s", "message");
        Fault direction = constant(fault, "fault", "fault", fault.text("fault"), Fault.class);
        String limitName = fault.has("limit") ? fault.text("limit") : direction.word();
        if (!limitName.matches("[a-z]+(-[a-z]+)*") || limitName.equals("red")) {
            throw fault.wrong(
                    "limit", "must be made of lower-case letters and '-', and not be 'red', was " + limitName);
        }
        Measure measure = constant(fault, "measure", "measure", fault.text("measure"), Measure.class);
        Fields limits = fault.block("limits");
        try {
            return new FaultRule(
                    limitName,
                    direction,
                    fault.text("pattern"),
                    measure,
                    placements(fault, measure),
                    limit(limits),
                    limits.has("of_range") ? ofRange(limits.block("of_range")) : null,
                    limits.has("own") ? own(limits.block("own")) : null,
                    fault.has("rest_s") ? fault.seconds("rest_s", 0) : Double.NaN,
                    fault.text("message"));
        } catch (IllegalArgumentException e) {
            throw fault.wrong(e);
        }
    }

    private static Set<Placement> placements(Fields fault, Measure measure) throws InvalidDefinitionException {
        Set<Placement> placements = EnumSet.noneOf(Placement.class);
        boolean two = !fault.has("sensors") || fault.isText("sensors");
        if (two && fault.has("sensors") && !fault.text("sensors").equals(TWO)) {
            throw fault.wrong(
                    "sensors", "must be 'two' or a list of places, e.g. [sacrum, l5], was " + fault.text("sensors"));
        }
        if (two != measure.needsBothSegments()) {
            throw fault.wrong(
                    "sensors",
                    "must be " + (two ? "a list of places, e.g. [sacrum, l5]" : "two") + " for the measure "
                            + word(measure));
        }
        for (String word : two ? List.<String>of() : fault.words("sensors")) {
            placements.add(Placement.ofWord(word)
                    .orElseThrow(() -> fault.unknown("sensors", "placement", word, Vocabulary.placements())));
        }
        return placements;
    }

    private static Limit limit(Fields limits) throws InvalidDefinitionException {
        limits.only("amber_deg", "red_deg", "amber_dwell_s", "red_dwell_s", "of_range", "own");
        double amber = limits.degrees("amber_deg");
        double red = limits.degrees("red_deg", amber * Limit.RED_TO_AMBER);
        if (red < amber) {
            throw limits.wrong("red_deg", "must be at least amber_deg, " + amber + ", was " + red);
        }
        limits.number("amber_dwell_s");
        double dwell = limits.seconds("amber_dwell_s", 0);
        boolean never =
                limits.isText("red_dwell_s") && limits.text("red_dwell_s").equals(NEVER);
        return new Limit(amber, red, dwell, never ? Double.POSITIVE_INFINITY : limits.seconds("red_dwell_s", dwell));
    }

    private static RangeShare ofRange(Fields share) throws InvalidDefinitionException {
        share.only("amber_share", "amber_least_deg", "red_share", "red_least_deg");
        RangeShare usual = RangeShare.USUAL;
        return new RangeShare(
                share.share("amber_share", usual.amberShare()),
                share.degrees("amber_least_deg", usual.amberLeastDeg()),
                share.share("red_share", usual.redShare()),
                share.degrees("red_least_deg", usual.redLeastDeg()));
    }

    private static OwnMargin own(Fields margin) throws InvalidDefinitionException {
        margin.only("after", "above_deg", "least_deg");
        OwnMargin usual = OwnMargin.USUAL;
        double after = margin.has("after") ? margin.number("after") : usual.after();
        if (after != Math.rint(after) || after < 1 || after > 100) {
            throw margin.wrong("after", "must be a whole number from 1 to 100, was " + after);
        }
        return new OwnMargin(
                (int) after,
                margin.degrees("above_deg", usual.aboveDeg()),
                margin.degrees("least_deg", usual.leastDeg()));
    }

    private static <E extends Enum<E>> E constant(Fields fields, String key, String what, String text, Class<E> type)
            throws InvalidDefinitionException {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw fields.unknown(
                key,
                what,
                text,
                Arrays.stream(type.getEnumConstants()).map(ExerciseReader::word).toList());
    }

    /** How a constant is written: {@code LUMBAR_FLEXION} as {@code lumbar-flexion}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
