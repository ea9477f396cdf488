package io.plumbline.gateway.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Long> accepted = new CopyOnWriteArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("outbox.spool");
    }

    private static SpoolEntry entry(long number) {
        return entry(number, "s1");
    }

    private static SpoolEntry entry(long number, String session) {
        return new SpoolEntry(
                number, session, "ALERT", "plumbline/v1/anna/alert", "{\"angle\":\"11°\",\"n\":" + number + "}");
    }

    private Spool open() throws IOException {
        return Spool.open(file, notes::add);
    }

    private Spool started() throws IOException {
        Spool spool = open();
        spool.start(entries -> entries.forEach(entry -> accepted.add(entry.number())));
        return spool;
    }

    private void awaitAccepted(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> accepted.size() == count);
    }

    /** What a process that is killed just now leaves behind. */
    private byte[] afterAKill(Spool spool) throws IOException {
        return Files.readAllBytes(spool.path());
    }

    @Nested
    class WhatWasAccepted {

        @Test
        void isThereAfterAKillInOrderAndUnchanged() throws IOException {
            byte[] left;
            try (Spool spool = started()) {
                spool.add(entry(1));
                spool.add(entry(2));
                spool.add(entry(3));
                awaitAccepted(3);
                left = afterAKill(spool);
            }
            Files.write(file, left);

            try (Spool next = open()) {
                assertThat(next.left()).containsExactly(entry(1), entry(2), entry(3));
                assertThat(next.lastNumber()).isEqualTo(3);
                assertThat(notes).isEmpty();
            }
        }

        @Test
        void isNotThereOnceItHasGone() throws IOException {
            try (Spool spool = started()) {
                spool.add(entry(1));
                spool.add(entry(2));
                spool.gone(1);
            }

            try (Spool next = open()) {
                assertThat(next.left()).containsExactly(entry(2));
            }
        }

        @Test
        void isToldInOrderHoweverItIsAdded() throws IOException {
            try (Spool spool = started()) {
                for (int i = 1; i <= 500; i++) {
                    spool.add(entry(i));
                }
                awaitAccepted(500);
            }
            assertThat(accepted).isSorted();
        }
    }

    @Nested
    class TheCountOfASession {

        @Test
        void staysWhenItsMessagesHaveArrived() throws IOException {
            try (Spool spool = started()) {
                for (int i = 1; i <= 5; i++) {
                    spool.add(entry(i));
                    spool.gone(i);
                }
                spool.add(entry(6));
                spool.add(entry(7, "s2"));
            }

            try (Spool next = open()) {
                assertThat(next.accepted("s1")).isEqualTo(6);
                assertThat(next.accepted("s2")).isEqualTo(1);
                assertThat(next.accepted("never")).isZero();
            }
        }

        @Test
        void goesOnWhereTheSessionIsTakenUpAgain() throws IOException {
            try (Spool spool = started()) {
                spool.add(entry(1));
                spool.add(entry(2));
            }
            try (Spool spool = started()) {
                spool.add(entry(3));
            }

            try (Spool next = open()) {
                assertThat(next.accepted("s1")).isEqualTo(3);
            }
        }

        @Test
        void beginsAnewWhereASessionOfTheSameNameBeginsAnew() throws IOException {
            try (Spool spool = started()) {
                spool.add(entry(1));
                spool.add(entry(2));
            }
            try (Spool spool = open()) {
                spool.begin("s1");
                assertThat(spool.accepted("s1")).isZero();
            }
            try (Spool spool = started()) {
                spool.add(entry(3));
            }

            try (Spool next = open()) {
                assertThat(next.accepted("s1")).isEqualTo(1);
                assertThat(next.left()).as("of the earlier one, too").hasSize(3);
            }
        }

        @Test
        void isOfWhatAKillHasLeft() throws IOException {
            byte[] left;
            try (Spool spool = started()) {
                spool.add(entry(1));
                spool.add(entry(2));
                awaitAccepted(2);
                left = afterAKill(spool);
            }
            Files.write(file, Arrays.copyOf(left, left.length - 1));

            try (Spool next = open()) {
                assertThat(next.accepted("s1")).isEqualTo(1);
                assertThat(next.left()).containsExactly(entry(1));
            }
        }
    }

    @Nested
    class TheFile {

        @Test
        void doesNotGrowWithWhatHasGone() throws IOException {
            try (Spool spool = started()) {
                for (int i = 1; i <= 20_000; i++) {
                    spool.add(entry(i));
                    spool.gone(i);
                }
                awaitAccepted(20_000);
                spool.add(entry(20_001));
                awaitAccepted(20_001);
                assertThat(Files.size(file)).isLessThan(4 << 20);
            }
            assertThat(Files.size(file)).as("with one message in it").isLessThan(300);
        }

        @Test
        void ofSomethingElseIsRefusedAndLeftAlone() throws IOException {
            Files.writeString(file, "a diary");

            assertThatThrownBy(() -> open())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Move it away");
            assertThat(file).hasContent("a diary");
        }

        @Test
        void thatIsCutShortSaysSo() throws IOException {
            try (Spool spool = started()) {
                spool.add(entry(1));
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 3));

            try (Spool next = open()) {
                assertThat(next.left()).isEmpty();
            }
            assertThat(notes).singleElement().asString().contains("bytes of " + file, "cut off");
        }
    }

    @Nested
    class WhereTheDiskFails {

        @Test
        void messagesPassThroughAndItIsToldOnce() throws IOException {
            SpoolFile full = SpoolFile.open(file);
            full.close(); // Writing fails from here on.
            Spool spool = Spool.on(file, full, notes::add);
            spool.start(entries -> entries.forEach(entry -> accepted.add(entry.number())));

            spool.add(entry(1));
            awaitAccepted(1);
            spool.add(entry(2));
            awaitAccepted(2);
            spool.close();

            assertThat(notes).singleElement().asString().contains("can't be written", "kept in memory alone");
        }
    }

    /** Any cut through the file, and any damage to its last record, leaves all records before it. */
    @Property(tries = 200)
    void aTornEndIsRecognisedWhereverItIsTorn(@ForAll @IntRange(min = 0, max = 10_000) int cut, @ForAll boolean zeroed)
            throws IOException {
        Path torn = Files.createTempFile("torn", ".spool");
        try {
            Files.delete(torn);
            SpoolFile written = SpoolFile.open(torn);
            long head = Files.size(torn);
            long[] ends = new long[10];
            for (int i = 0; i < ends.length; i++) {
                written.append(List.of(new SpoolRecord.Added(entry(i + 1))));
                ends[i] = Files.size(torn);
            }
            written.close();
            byte[] whole = Files.readAllBytes(torn);
            int keep = (int) head + cut % (whole.length - (int) head + 1);
            // After a loss of power a file may be as long as it was, with nothing in its last part.
            Files.write(
                    torn,
                    zeroed ? Arrays.copyOf(Arrays.copyOf(whole, keep), whole.length) : Arrays.copyOf(whole, keep));

            SpoolFile read = SpoolFile.open(torn);
            long finished = Arrays.stream(ends).filter(end -> end <= keep).count();
            assertThat(read.content().waiting()).hasSize((int) finished);
            read.append(List.of(new SpoolRecord.Added(entry(99))));
            read.close();

            SpoolFile again = SpoolFile.open(torn);
            assertThat(again.content().waiting())
                    .hasSize((int) finished + 1)
                    .last()
                    .isEqualTo(entry(99));
            again.close();
        } finally {
            Files.deleteIfExists(torn);
        }
    }
}
