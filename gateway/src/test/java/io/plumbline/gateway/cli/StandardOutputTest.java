package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(told, true, UTF_8);

    @ParameterizedTest
    @CsvSource({
        "Broken pipe, 0, 0, ''",
        "Broken pipe, 1, 1, ''",
        "No space left on device, 0, 1, No space left on device",
        "No space left on device, 2, 2, No space left on device"
    })
    void onlyAReaderThatWentAwayIsNoFailure(String reason, int status, int settled, String sentence) {
        StandardOutput output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
        PrintStream printing = new PrintStream(output, false, UTF_8);
        printing.println("a line");
        assertThat(printing.checkError()).isTrue();
        assertThat(output.settle(status, err)).isEqualTo(settled);
        assertThat(told.toString(UTF_8)).contains(sentence);
        assertThat(told.toString(UTF_8).isEmpty()).isEqualTo(sentence.isEmpty());
    }

    @Test
    void passesOnWhatIsWritten() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(target);
        try (PrintStream printing = new PrintStream(output, false, UTF_8)) {
            printing.print("11°\n");
        }
        assertThat(target.toString(UTF_8)).isEqualTo("11°\n");
        assertThat(output.settle(0, err)).isZero();
    }
}
