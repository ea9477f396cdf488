package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeCommandTest {

    @Test
    void aSampleIsALineThatLeavesOutWhatThePayloadDoesNotHold() {
        Ran ran = Ran.plumbline("decode", "witmotion", "55610000000000080000000000000000000000000");

        assertThat(ran.status()).isEqualTo(2);

        ran = Ran.plumbline("decode", "witmotion", "5561000000000008000000000000000000000000");
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .isEqualTo("{\"ax_mps2\":0.000000,\"ay_mps2\":0.000000,\"az_mps2\":9.806650,"
                        + "\"gx_radps\":0.000000,\"gy_radps\":0.000000,\"gz_radps\":0.000000}\n");
    }

    @Test
    void whatIsNoMotionIsUnsupported() {
        Ran ran = Ran.plumbline("decode", "witmotion", "55713a0068016900 7a0000000000000000000000".replace(" ", ""));

        assertThat(ran.out()).isEqualTo("{\"unsupported\":\"magnetometer\"}\n");
        assertThat(ran.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "movesens,0263,Did you mean movesense?",
        "witmotion,zz,is no payload",
        "polar,00 --setting faktor=2,Did you mean factor?",
        "polar,00 --setting factor=x,must be a number",
        "dot,00 --setting mode=17,take the maker's own program",
        "thingy52,00 --setting rate=2,It has none.",
        "generic,00,setting file is missing",
    })
    void aWrongCommandLineIsNamed(String profile, String words, String message) {
        String[] all = ("decode " + profile + " " + words).split(" ", -1);
        Ran ran = Ran.plumbline((Object[]) all);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aPayloadThatIsNoneOfTheSensorsIsNamedAndTheOthersAreRead() {
        Ran ran = Ran.plumbline("decode", "thingy52", "0102", "000000000004000000000000000000000000");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("word 1").contains("18 bytes");
        assertThat(ran.out()).contains("\"az_mps2\":9.806650");
    }

    @Test
    void anySensorIsReadThatAFileDescribes(@TempDir Path folder) throws IOException {
        String fields = "  - {field: ax, type: i8, unit: g}\n  - {field: ay, type: i8, unit: g}\n";
        Path file = Files.writeString(
                folder.resolve("imu.yaml"),
                "name: mine\nservice: \"1234\"\nnotify: \"1235\"\nrate: 50\nsample:\n" + fields
                        + "  - {field: az, type: i8, unit: g}\n");

        Ran ran = Ran.plumbline("decode", "generic", "0000ff", "--setting", "file=" + file);
        assertThat(ran.out()).isEqualTo("{\"ax_mps2\":0.000000,\"ay_mps2\":0.000000,\"az_mps2\":-9.806650}\n");
        assertThat(ran.status()).isZero();

        Files.writeString(file, Files.readString(file).replace("rate:", "rat:"));
        ran = Ran.plumbline("decode", "generic", "0000ff", "--setting", "file=" + file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("imu.yaml: rat: no key is called 'rat' here. Did you mean rate?");
    }
}
