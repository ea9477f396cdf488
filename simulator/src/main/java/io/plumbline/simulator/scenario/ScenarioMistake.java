package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.link.RadioEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what Jackson found wrong with a scenario: where, what, and what is allowed. */
final class ScenarioMistake {

    private static final String MISSING = "Missing required creator property '";

    private static final String NOTHING =
            "nothing is given; a step without settings is written with {}, e.g. get-down: {}";
    private static final String A_STEP = "a step is one key with its settings, e.g. stand: {seconds: 4}";

    private static final String A_RADIO = "must be a word, e.g. shadowed, or a block of keys";
    private static final String AN_EVENT = "an event is one key with its settings, e.g. restart: {at_s: 30}";

    private ScenarioMistake() {}

    static String describe(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping) {
            String path = path(mapping.getPath());
            return (path.isEmpty() ? "" : path + ": ") + what(mapping);
        }
        return "this is no YAML: " + firstLine(e.getOriginalMessage()) + line(e.getLocation());
    }

    private static String what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key; allowed are " + sorted(unknown.getKnownPropertyIds());
        }
        if (e instanceof InvalidTypeIdException unknown) {
            return unknownType(unknown);
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        if (e instanceof InvalidNullException) {
            return NOTHING;
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() == Step.class) {
            return A_STEP;
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() == RadioEvent.class) {
            return AN_EVENT;
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() == Radio.class) {
            return A_RADIO;
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatched(mismatch);
        }
        return firstLine(e.getOriginalMessage());
    }

    private static String mismatched(MismatchedInputException e) {
        String message = firstLine(e.getOriginalMessage());
        if (message.startsWith(MISSING)) {
            return "key '" + message.substring(MISSING.length(), message.indexOf('\'', MISSING.length()))
                    + "' is missing";
        }
        if (message.startsWith("No content")) {
            return "is empty; a scenario has name, description and steps";
        }
        if (message.contains("from Null value")) {
            return NOTHING;
        }
        String was = e instanceof InvalidFormatException format ? ", was '" + format.getValue() + "'" : "";
        return "must be " + expected(e.getTargetType()) + was;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a block of keys";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a block of keys";
    }

    private static String unknownType(InvalidTypeIdException e) {
        boolean event = e.getBaseType().getRawClass() == RadioEvent.class;
        if (e.getTypeId() == null) {
            return event ? AN_EVENT : A_STEP;
        }
        return "unknown " + (event ? "event" : "step") + " '" + e.getTypeId() + "'; there are "
                + names(event ? RadioEvent.class : Step.class);
    }

    private static String names(Class<?> oneOfSeveral) {
        JsonSubTypes several = oneOfSeveral.getAnnotation(JsonSubTypes.class);
        return several == null
                ? ""
                : sorted(Arrays.stream(several.value())
                        .map(JsonSubTypes.Type::name)
                        .toList());
    }

    private static String sorted(@Nullable Collection<?> words) {
        return words == null
                ? "none"
                : words.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String line(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : " (line " + location.getLineNr() + ")";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
