package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.importing.ColumnChoice;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Limit;
import io.plumbline.gateway.words.Vocabulary;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options' texts mean. A text that means nothing makes the command line wrong, with the reason. */
final class Converters {

    private Converters() {}

    /** The name of an exercise that comes with the program. */
    static final class ExerciseName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(ExerciseLibrary.builtIn().vocabulary()::exercise, text);
        }
    }

    /** A placement's word. */
    static final class PlacementWord implements ITypeConverter<Placement> {
        @Override
        public Placement convert(String text) {
            return checked(Vocabulary::placement, text);
        }
    }

    /** {@code NAME=DEG}. */
    static final class LimitText implements ITypeConverter<Limit> {
        @Override
        public Limit convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new TypeConversionException("a limit is NAME=DEG, e.g. flexion=12; was '" + text + "'");
            }
            return checked(degrees -> Limit.of(text.substring(0, equals), degrees), text.substring(equals + 1));
        }
    }

    /** {@code text} or {@code jsonl}. */
    static final class FormatWord implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return switch (text) {
                case "text" -> Format.TEXT;
                case "jsonl" -> Format.JSONL;
                default ->
                    throw new TypeConversionException("no format is called '" + text + "'. "
                            + DidYouMean.sentence(text, List.of("text", "jsonl")));
            };
        }
    }

    /** {@code max}, or how many times as fast as it was. */
    static final class SpeedText implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return text.equals("max")
                    ? Double.POSITIVE_INFINITY
                    : above(0, text, "a speed is max, or a number above 0: 1 is as fast as it was, 20 twenty times;");
        }
    }

    /** How many wearers a fleet has. */
    static final class WearerCount implements ITypeConverter<Integer> {

        private static final int MOST = 100_000;

        @Override
        public Integer convert(String text) {
            int count = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
            if (count < 1 || count > MOST) {
                throw new TypeConversionException(
                        "wearers are a whole number from 1 to " + MOST + "; was '" + text + "'");
            }
            return count;
        }
    }

    /** A sampling rate, Hz. */
    static final class RateText implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double rateHz = above(0, text, "a rate is a number of Hz between 5 and 2000;");
            if (!(rateHz >= 5 && rateHz <= 2000)) {
                throw new TypeConversionException("a rate is a number of Hz between 5 and 2000; was '" + text + "'");
            }
            return rateHz;
        }
    }

    /** {@code [PLACEMENT.]ROLE=NAME[:UNIT]}. */
    static final class ColumnText implements ITypeConverter<ColumnChoice> {
        @Override
        public ColumnChoice convert(String text) {
            return checked(ColumnChoice::parse, text);
        }
    }

    /** {@code [PLACEMENT=]X,Y,Z}, or {@code auto}. */
    static final class MountText implements ITypeConverter<MountChoice> {
        @Override
        public MountChoice convert(String text) {
            int equals = text.indexOf('=');
            Placement placement = equals < 0 ? null : checked(Vocabulary::placement, text.substring(0, equals));
            String directions = text.substring(equals + 1);
            return new MountChoice(placement, directions.equals("auto") ? null : checked(Mount::parse, directions));
        }
    }

    private static double above(double bound, String text, String rule) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value > bound && value < Double.POSITIVE_INFINITY)) {
            throw new TypeConversionException(rule + " was '" + text + "'");
        }
        return value;
    }

    private static <T> T checked(Function<String, T> reading, String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
