package io.plumbline.gateway.cli;

import io.plumbline.gateway.mqtt.BrokerAddress;
import io.plumbline.gateway.mqtt.HomeAssistant;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.simulator.payload.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the texts of the options for sessions that happen now mean. */
final class LiveConverters {

    private LiveConverters() {}

    /** {@code 90s}, {@code 5m}, {@code 1h30m}. */
    static final class DurationText implements ITypeConverter<Duration> {

        private static final Pattern PARTS = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

        @Override
        public Duration convert(String text) {
            Matcher parts = PARTS.matcher(text);
            Duration duration = parts.matches()
                    ? Duration.ofHours(number(parts.group(1)))
                            .plusMinutes(number(parts.group(2)))
                            .plusSeconds(number(parts.group(3)))
                    : Duration.ZERO;
            if (duration.isZero()) {
                throw new TypeConversionException(
                        "a duration is more than nothing, in hours, minutes and seconds, e.g. 90s, 5m or 1h30m; was '"
                                + text + "'");
            }
            return duration;
        }

        private static long number(String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }

    /** A sensor's name. */
    static final class SensorText implements ITypeConverter<SensorSpec> {
        @Override
        public SensorSpec convert(String text) {
            return checked(SensorSpec::parse, text);
        }
    }

    /** A scenario's name, or its file. */
    static final class ScenarioName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(Scenarios::check, text);
        }
    }

    /** A sensor whose notifications can be made. */
    static final class ProfileWord implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String text) {
            return checked(Profile::ofWord, text);
        }
    }

    /** A Bluetooth driver. */
    static final class DriverWord implements ITypeConverter<BluetoothOptions.Driver> {

        private static final List<String> WORDS = Arrays.stream(BluetoothOptions.Driver.values())
                .map(Object::toString)
                .toList();

        @Override
        public BluetoothOptions.Driver convert(String text) {
            if (!WORDS.contains(text)) {
                throw new TypeConversionException(
                        "no Bluetooth driver is called '" + text + "'. " + DidYouMean.sentence(text, WORDS));
            }
            return BluetoothOptions.Driver.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** A port to listen on; 0: any that is free. */
    static final class PortNumber implements ITypeConverter<Integer> {

        private static final Pattern DIGITS = Pattern.compile("\\d{1,5}");
        private static final Pattern ADDRESS = Pattern.compile("\\S*[.:\\]]\\S*|localhost");
        private static final int LARGEST = 65_535;

        @Override
        public Integer convert(String text) {
            if (ADDRESS.matcher(text).matches()) {
                throw new TypeConversionException(
                        "the built-in broker listens on this machine's loopback address and no"
                                + " other, since it lets everybody in and speaks no TLS; for other machines run Mosquitto"
                                + " (docs/mosquitto). A port is a whole number, was '" + text + "'");
            }
            if (!DIGITS.matcher(text).matches() || Integer.parseInt(text) > LARGEST) {
                throw new TypeConversionException("a port is a whole number from 1 to " + LARGEST
                        + ", or 0 for 1883 or the next one that is free; was '" + text + "'");
            }
            return Integer.parseInt(text);
        }
    }

    /** A broker's address. */
    static final class BrokerUrl implements ITypeConverter<BrokerAddress> {
        @Override
        public BrokerAddress convert(String text) {
            return checked(BrokerAddress::parse, text);
        }
    }

    /** A wearer's alias. */
    static final class WearerAlias implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(Topics::checkedAlias, text);
        }
    }

    /** The prefix beneath which Home Assistant looks for devices. */
    static final class DiscoveryPrefix implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(HomeAssistant::checkedPrefix, text);
        }
    }

    private static <T> T checked(Function<String, T> reading, String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
