package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.gateway.mqtt.Message.Delivery;
import io.plumbline.gateway.state.Spool;
import io.plumbline.gateway.state.SpoolEntry;
import io.plumbline.gateway.state.WearerFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxOnDiskTest {

    @TempDir
    private Path state;

    private final List<String> notes = new ArrayList<>();
    private WearerFolder folder;

    @BeforeEach
    void openFolder() throws IOException {
        folder = WearerFolder.open(state, "anna");
    }

    @AfterEach
    void closeFolder() throws IOException {
        folder.close();
        assertThat(notes).isEmpty();
    }

    private Spool spool() throws IOException {
        return folder.spool("outbox", notes::add);
    }

    private static Outbox connected(Spool spool) {
        Outbox outbox = new Outbox(spool, "s1");
        outbox.connected(outbox.greeting("availability", "offline"));
        return outbox;
    }

    private static void add(Outbox outbox, Delivery delivery, String payload) {
        outbox.add(new Message(delivery, "topic", payload, 0));
    }

    /** The next so many that leave, in order, once they do. */
    private static List<Message> leaving(Outbox outbox, int count) {
        List<Message> sent = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            @Nullable Message next = outbox.next(0);
            while (next != null) {
                sent.add(next);
                next = outbox.next(0);
            }
            return sent.size() == count;
        });
        return sent;
    }

    private static List<String> payloads(List<Message> messages) {
        return messages.stream().map(Message::payload).toList();
    }

    @Test
    void whatLeavesIsOnTheDisk() throws IOException {
        try (Spool spool = spool()) {
            Outbox outbox = connected(spool);
            add(outbox, Delivery.ALERT, "1");
            add(outbox, Delivery.LOG, "2");

            assertThat(payloads(leaving(outbox, 2))).containsExactly("1", "2");
            assertThat(spool.accepted("s1")).isEqualTo(2);
        }
    }

    @Test
    void whatHasNotArrivedIsSentByTheNextRunBeforeItsOwn() throws IOException {
        try (Spool spool = spool()) {
            Outbox outbox = connected(spool);
            add(outbox, Delivery.ALERT, "1");
            add(outbox, Delivery.LOG, "2");
            add(outbox, Delivery.ALERT, "3");
            outbox.arrived(leaving(outbox, 3).get(1));
        }

        try (Spool spool = spool()) {
            Outbox outbox = connected(spool);
            assertThat(outbox.undelivered()).isEqualTo(2);
            add(outbox, Delivery.ALERT, "4");

            List<Message> sent = leaving(outbox, 3);
            assertThat(payloads(sent)).containsExactly("1", "3", "4");
            assertThat(sent.get(0).delivery()).isEqualTo(Delivery.ALERT);
            sent.forEach(outbox::arrived);
        }

        try (Spool spool = spool()) {
            assertThat(spool.left()).isEmpty();
            assertThat(spool.accepted("s1"))
                    .as("also of those that have arrived")
                    .isEqualTo(4);
        }
    }

    @Test
    void onlyWhatIsForTheRecordIsKept() throws IOException {
        try (Spool spool = spool()) {
            Outbox outbox = connected(spool);
            for (Delivery delivery : Delivery.values()) {
                add(outbox, delivery, delivery.name());
            }
        }

        try (Spool spool = spool()) {
            assertThat(spool.left()).extracting(SpoolEntry::payload).containsExactly("ALERT", "LOG");
        }
    }

    @Test
    void whatIsGivenUpDoesNotComeBack() throws IOException {
        String half = "x".repeat((int) (Records.MOST_BYTES / 2));
        try (Spool spool = spool()) {
            Outbox outbox = connected(spool);
            add(outbox, Delivery.LOG, "1" + half);
            add(outbox, Delivery.ALERT, "2");
            add(outbox, Delivery.ALERT, "3" + half);

            await().until(() -> outbox.givenUp() == 1);
        }

        try (Spool spool = spool()) {
            assertThat(spool.left())
                    .extracting(entry -> entry.payload().charAt(0))
                    .containsExactly('2', '3');
        }
    }
}
