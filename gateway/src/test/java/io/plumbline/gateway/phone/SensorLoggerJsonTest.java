package io.plumbline.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Malformed;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Decoded.Unsupported;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorLoggerJsonTest {

    private final List<Decoded> all = new ArrayList<>();
    private SensorLoggerJson phone = new SensorLoggerJson(AccelerometerSigns.ANDROID);

    private static Messages message() {
        return Messages.ofSession("s1");
    }

    private void accept(byte[] json) {
        phone.accept(json, all::add);
    }

    private List<Reading> readings() {
        return all.stream()
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .toList();
    }

    private List<String> faults() {
        return all.stream()
                .filter(Malformed.class::isInstance)
                .map(fault -> ((Malformed) fault).why())
                .toList();
    }

    @Test
    void androidsAccelerationWithGravityIsTakenAsItIs() {
        accept(message()
                .with("totalacceleration", 0, 1, 2, 9)
                .with("gyroscope", 0, 0.1, 0.2, 0.3)
                .with("accelerometer", 0, 1, 2, -0.8)
                .with("gravity", 0, 0, 0, 9.8)
                .with("barometer", 0, 1, 1, 1)
                .number(0));

        assertThat(readings()).containsExactly(new Reading(0, 1, 2, 9, 0.1, 0.2, 0.3));
        assertThat(faults()).isEmpty();
    }

    @Test
    void anIphonesGravityIsAddedAndBothAreTurnedRound() {
        phone = new SensorLoggerJson(AccelerometerSigns.IOS);

        accept(message()
                .with("accelerometer", 0, 0.5, 0, 0.1)
                .with("gravity", 0, 0, -1, -9.7)
                .with("gyroscope", 0, 0.1, 0.2, 0.3)
                .number(0));

        Reading reading = readings().get(0);
        assertThat(reading.ax()).isCloseTo(-0.5, within(1e-12));
        assertThat(reading.ay()).isCloseTo(1, within(1e-12));
        assertThat(reading.az()).isCloseTo(9.6, within(1e-12));
        assertThat(reading.gx()).isEqualTo(0.1);
    }

    @Test
    void gravityIsInterpolatedWhereItWasMeasuredAtOtherTimes() {
        accept(message()
                .with("gravity", 0, 0, 0, 9)
                .with("accelerometer", 0.005, 0.5, 0, 0)
                .with("gyroscope", 0.005, 0, 0, 1)
                .with("gravity", 0.01, 0, 0, 10)
                .number(0));

        assertThat(readings()).hasSize(1);
        assertThat(readings().get(0).az()).isCloseTo(9.5, within(1e-6));
        assertThat(readings().get(0).ax()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void timesKeepTheirNanoseconds() {
        accept(message().standing(0, 1).standing(0.000_000_003, 1).number(0));

        double step = readings().get(1).timeSeconds() - readings().get(0).timeSeconds();
        assertThat(step).isCloseTo(3e-9, within(1e-15));
    }

    @Test
    void timesMayBeTextsAsInAnExport() {
        accept(new String(message().standing(0, 1).number(0), StandardCharsets.UTF_8)
                .replaceAll("\"time\":(\\d+)", "\"time\":\"$1\"")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(readings()).hasSize(1);
    }

    @Test
    void messagesInAnotherOrderArePutRight() {
        accept(message().standing(0, 10).number(0));
        accept(message().standing(0.2, 10).number(2));
        accept(message().standing(0.1, 10).number(1));
        accept(message().standing(0.3, 10).number(3));

        assertThat(readings()).hasSize(40);
        assertThat(readings().stream().map(Reading::timeSeconds).toList()).isSorted();
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMessageThatDoesNotComeIsToldAndNotWaitedForLong() {
        for (int number = 0; number < 10; number++) {
            if (number != 3 && number != 4) {
                accept(message().standing(number / 10.0, 10).number(number));
            }
        }

        assertThat(faults()).containsExactly("messages 3 to 4 of the phone did not come");
        assertThat(readings()).hasSize(80);
    }

    @Test
    void aMessageThatComesTwiceIsTakenOnce() {
        accept(message().standing(0, 10).number(0));
        accept(message().standing(0, 10).number(0));

        assertThat(readings()).hasSize(10);
        assertThat(all).last().isEqualTo(new Unsupported(Double.NaN, "message that came twice or too late"));
    }

    @Test
    void aSessionThatWasJoinedInTheMiddleBeginsThere() {
        accept(message().standing(0, 10).number(5000));

        assertThat(readings()).hasSize(10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aNewRecordingCountsFromNothing() {
        accept(message().standing(0, 10).number(0));
        accept(message().standing(0.1, 10).number(1));
        accept(Messages.ofSession("s2").standing(5, 10).number(0));

        assertThat(readings()).hasSize(30);
        assertThat(phone.sessions()).isEqualTo(2);
        assertThat(faults()).isEmpty();
    }

    @Test
    void nothingIsInterpolatedOverMoreThanATenthOfASecond() {
        accept(message()
                .with("totalacceleration", 0, 0, 0, 9.81)
                .with("gyroscope", 0.06, 0, 0, 1)
                .with("totalacceleration", 0.12, 0, 0, 9.81)
                .number(0));

        assertThat(readings()).isEmpty();
    }

    @Test
    void anotherPhoneIsLeftOutAndToldOf() {
        accept(Messages.ofDevice("phone-1").standing(0, 1).number(0));
        boolean taken = phone.accept(Messages.ofDevice("phone-2").standing(0, 1).number(1), all::add);

        assertThat(taken).isFalse();
        assertThat(readings()).hasSize(1);
        assertThat(faults()).containsExactly("another phone sends here too; it is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                  | this is no JSON",
                "''                                     | a message of Sensor Logger is a JSON object",
                "[]                                     | a message of Sensor Logger is a JSON object",
                "{\"messageId\":1}                      | has a messageId and a payload",
                "{\"payload\":[]}                       | has a messageId and a payload",
                "{\"messageId\":\"1\",\"payload\":[]}   | has a messageId and a payload",
                "{\"messageId\":1,\"payload\":[         | this is no JSON",
                "{\"messageId\":1,\"payload\":{}}       | has a messageId and a payload",
                "{\"messageId\":99999999999999999999,\"payload\":[]} | this is no JSON",
            })
    void whatIsNoMessageIsRefusedWithAReason(String json, String reason) {
        assertThat(phone.accept(json.getBytes(StandardCharsets.UTF_8), all::add))
                .isFalse();
        assertThat(faults()).hasSize(1);
        assertThat(faults().get(0)).contains(reason);
    }

    @Test
    void valuesThatCanNotBeReadAreCountedAndTheOthersTaken() {
        String payload = "{\"name\":\"gyroscope\",\"time\":5,\"values\":{\"x\":1,\"y\":null,\"z\":2}},"
                + "{\"name\":\"gyroscope\",\"time\":-5,\"values\":{\"x\":1,\"y\":1,\"z\":2}},7,"
                + "{\"name\":\"gyroscope\",\"time\":5,\"values\":{\"x\":1,\"y\":[{}],\"z\":2}},"
                + "{\"name\":\"totalacceleration\",\"time\":5,\"values\":{\"x\":1,\"y\":1,\"z\":2}},"
                + "{\"name\":\"gyroscope\",\"time\":5,\"values\":{\"x\":1,\"y\":1,\"z\":2}}";

        accept(("{\"messageId\":0,\"payload\":[" + payload + "]}").getBytes(StandardCharsets.UTF_8));

        assertThat(readings()).containsExactly(new Reading(0, 1, 1, 2, 1, 1, 2));
        assertThat(faults()).containsExactly("3 values of the phone can't be read");
    }
}
