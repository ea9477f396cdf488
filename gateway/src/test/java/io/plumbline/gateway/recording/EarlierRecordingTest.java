package io.plumbline.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRecordingTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void shouldKeepAnEarlierRecordingUnderTheNextFreeName() throws IOException {
        Path file = Files.writeString(folder.resolve("today.csv.gz"), "third");
        Files.writeString(folder.resolve("today-1.csv.gz"), "first");

        assertThat(EarlierRecording.moveAside(file)).contains(folder.resolve("today-2.csv.gz"));

        assertThat(file).doesNotExist();
        assertThat(folder.resolve("today-1.csv.gz")).hasContent("first");
        assertThat(folder.resolve("today-2.csv.gz")).hasContent("third");
    }

    @Test
    void shouldLeaveAnEmptyFileWhereItIs() throws IOException {
        Path file = Files.createFile(folder.resolve("today.csv"));

        assertThat(EarlierRecording.moveAside(file)).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void shouldHaveNothingToDoWhereThereIsNoFile() throws IOException {
        assertThat(EarlierRecording.moveAside(folder.resolve("today.csv"))).isEmpty();
    }
}
