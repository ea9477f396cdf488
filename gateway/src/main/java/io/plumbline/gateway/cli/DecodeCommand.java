package io.plumbline.gateway.cli;

import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.PayloadDecoder;
import io.plumbline.gateway.sensor.SensorProfile;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline decode}: what a sensor's notifications say. */
@Command(
        name = "decode",
        sortOptions = false,
        description = {
            "Reads notifications of a sensor, one payload a word, in the order in which they came, and prints a JSON"
                    + " line a sample.",
            "t_s is the sensor's own clock; what a payload does not hold is left out. What is of no use for the angle"
                    + " of a back is {\"unsupported\":\"magnetometer\"} or the like."
        })
final class DecodeCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PROFILE",
            converter = ProfileWord.class,
            description = "The sensor: movesense witmotion dot polar thingy52 sensortag, or generic, any that a file"
                    + " describes.")
    private SensorProfile profile = SensorProfile.MOVESENSE;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "HEX",
            converter = HexWord.class,
            description = "A payload, e.g. 5561a5f6….")
    private List<byte[]> payloads = new ArrayList<>();

    @Option(
            names = "--setting",
            paramLabel = "NAME=VALUE",
            description = {
                "What the sensor says or is asked for only at its start. polar: factor, rate (Hz); movesense: measure"
                        + " (imu6 imu9 acc gyro magn; guessed from the values without it), rate; dot: mode; generic: file,"
                        + " its description in YAML."
            })
    private Map<String, String> settings = new LinkedHashMap<>();

    DecodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PayloadDecoder decoder = decoder();
        int[] malformed = {0};
        for (int i = 0; i < payloads.size(); i++) {
            String word = "word " + (i + 1) + ": ";
            decoder.decode(payloads.get(i), decoded -> {
                if (decoded instanceof Decoded.Malformed bad) {
                    malformed[0]++;
                    console.tell("plumbline: " + word + bad.why() + ".");
                } else {
                    console.out().println(line(decoded));
                }
            });
        }
        return malformed[0] == 0 ? Failures.DONE : Failures.FAILED;
    }

    private PayloadDecoder decoder() throws IOException {
        try {
            for (String name : settings.keySet()) {
                if (!profile.settingNames().contains(name)) {
                    throw new IllegalArgumentException(profile.word() + " has no setting '" + name + "'. "
                            + (profile.settingNames().isEmpty()
                                    ? "It has none."
                                    : DidYouMean.sentence(name, profile.settingNames())));
                }
            }
            return profile.decoder(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String line(Decoded decoded) {
        List<String> pairs = new ArrayList<>();
        if (decoded instanceof Decoded.Reading reading) {
            add(pairs, "t_s", reading.timeSeconds());
            add(pairs, "ax_mps2", reading.ax());
            add(pairs, "ay_mps2", reading.ay());
            add(pairs, "az_mps2", reading.az());
            add(pairs, "gx_radps", reading.gx());
            add(pairs, "gy_radps", reading.gy());
            add(pairs, "gz_radps", reading.gz());
        } else if (decoded instanceof Decoded.Unsupported unsupported) {
            add(pairs, "t_s", unsupported.timeSeconds());
            pairs.add("\"unsupported\":\"" + unsupported.what() + "\"");
        }
        return "{" + String.join(",", pairs) + "}";
    }

    private static void add(List<String> pairs, String key, double value) {
        if (!Double.isNaN(value)) {
            pairs.add("\"" + key + "\":" + String.format(Locale.ROOT, "%.6f", value + 0.0));
        }
    }

    static final class ProfileWord implements ITypeConverter<SensorProfile> {
        @Override
        public SensorProfile convert(String word) {
            return SensorProfile.ofWord(word)
                    .orElseThrow(() -> new TypeConversionException("no sensor profile is called '" + word + "'. "
                            + DidYouMean.sentence(word, SensorProfile.words())));
        }
    }

    static final class HexWord implements ITypeConverter<byte[]> {
        @Override
        public byte[] convert(String word) {
            try {
                return HexFormat.of().parseHex(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + word
                        + "' is no payload. Write it in hexadecimal, two digits a byte, without spaces, e.g."
                        + " 5561a5f6.");
            }
        }
    }
}
