package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.mqtt.Message.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();

    private static Message message(Delivery delivery, String topic, String payload) {
        return new Message(delivery, topic, payload, 0);
    }

    private void alert(String payload) {
        outbox.add(message(Delivery.ALERT, "alert", payload));
    }

    private void state(String topic, String payload) {
        outbox.add(message(Delivery.STATE, topic, payload));
    }

    private List<String> sent() {
        return sentMessages().stream().map(Message::payload).toList();
    }

    private List<Message> sentMessages() {
        List<Message> sent = new ArrayList<>();
        @Nullable Message next = outbox.next(0);
        while (next != null) {
            sent.add(next);
            next = outbox.next(0);
        }
        return sent;
    }

    @Nested
    class WhileTheBrokerIsAway {

        @Test
        void alertsAndOtherRecordsAreKeptInOrder() {
            alert("1");
            outbox.add(message(Delivery.LOG, "repetition", "2"));
            alert("3");

            assertThat(outbox.undelivered()).isEqualTo(3);
            outbox.connected();
            assertThat(sent()).containsExactly("1", "2", "3");
        }

        @Test
        void cuesAreDropped() {
            outbox.add(message(Delivery.CUE, "cue", "too late"));

            outbox.connected();

            assertThat(sent()).isEmpty();
        }

        @Test
        void onlyTheNewestAnglesAndStatesAreKept() {
            outbox.add(message(Delivery.POSTURE, "posture", "old"));
            outbox.add(message(Delivery.POSTURE, "posture", "new"));
            state("judging", "false");
            state("judging", "true");

            outbox.connected();

            assertThat(sent()).containsExactly("true", "new");
        }

        @Test
        void whatIsNoAlertIsGivenUpFirstWhenThereIsTooMuch() {
            outbox.add(message(Delivery.LOG, "repetition", "repetition"));
            for (int i = 0; i < Outbox.MOST_KEPT; i++) {
                alert("alert");
            }

            assertThat(outbox.undelivered()).as("given up ones included").isEqualTo(Outbox.MOST_KEPT + 1);
            outbox.connected();
            assertThat(sent()).isNotEmpty().containsOnly("alert");
        }
    }

    @Nested
    class WhileConnected {

        @Test
        void aCueOvertakesAllElse() {
            outbox.connected();
            alert("alert");
            state("active", "state");
            outbox.add(message(Delivery.CUE, "cue", "cue"));

            assertThat(sent()).containsExactly("cue", "state", "alert");
        }

        @Test
        void aCueThatHadToWaitTooLongIsDropped() {
            outbox.connected();
            outbox.add(message(Delivery.CUE, "cue", "late"));

            assertThat(outbox.next(Outbox.CUE_LIFE_NANOS + 1)).isNull();
        }

        @Test
        void aCueThatWaitedNotTooLongIsSent() {
            outbox.connected();
            outbox.add(message(Delivery.CUE, "cue", "in time"));

            assertThat(outbox.next(Outbox.CUE_LIFE_NANOS)).isNotNull();
        }

        @Test
        void theRestWaitsWhereTooMuchIsUnacknowledged() {
            outbox.connected();
            for (int i = 0; i < 500; i++) {
                alert("" + i);
            }

            List<Message> first = sentMessages();
            outbox.arrived(first.get(0));
            List<Message> second = sentMessages();

            assertThat(first).hasSizeBetween(1, 499);
            assertThat(second).extracting(Message::payload).containsExactly("" + first.size());
        }

        @Test
        void whatTheClientRefusesComesAgainNext() {
            outbox.connected();
            alert("1");
            alert("2");
            Message refused = Objects.requireNonNull(outbox.next(0));

            outbox.putBack(refused);

            assertThat(sent()).containsExactly("1", "2");
        }

        @Test
        void itIsEmptyOnceAllIsAcknowledged() {
            outbox.connected();
            alert("1");
            state("judging", "true");
            assertThat(outbox.isEmpty()).isFalse();

            List<Message> sent = sentMessages();
            assertThat(outbox.isEmpty()).isFalse();
            sent.forEach(outbox::arrived);

            assertThat(outbox.isEmpty()).isTrue();
            assertThat(outbox.undelivered()).isZero();
        }
    }

    @Nested
    class AfterTheConnectionBroke {

        @Test
        void whatWasNotAcknowledgedIsSentAgainInOrderBeforeTheRest() {
            outbox.connected();
            alert("1");
            alert("2");
            alert("3");
            Message first = Objects.requireNonNull(outbox.next(0));
            outbox.next(0);
            outbox.arrived(first);

            outbox.disconnected();
            alert("4");
            outbox.connected();

            assertThat(sent()).containsExactly("2", "3", "4");
        }

        @Test
        void everyStateIsToldAgain() {
            outbox.connected();
            state("judging", "true");
            state("active", "[]");
            sentMessages().forEach(outbox::arrived);

            outbox.disconnected();
            outbox.connected();

            assertThat(sent()).containsExactly("true", "[]");
        }

        @Test
        void nothingIsSentUntilItStandsAgain() {
            outbox.connected();
            outbox.disconnected();
            alert("1");

            assertThat(sent()).isEmpty();
        }
    }
}
