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

    /** With a greeting on a topic of its own, which is none of the states that are looked at here. */
    private void connect() {
        outbox.connected(outbox.greeting("availability", "offline"));
    }

    private void answer(long nanos) {
        assertThat(outbox.mustAsk(nanos)).isTrue();
        outbox.answered(nanos);
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
            connect();
            assertThat(sent()).containsExactly("1", "2", "3");
        }

        @Test
        void cuesAreDropped() {
            outbox.add(message(Delivery.CUE, "cue", "too late"));

            connect();

            assertThat(sent()).isEmpty();
        }

        @Test
        void soAreRawSamples() {
            outbox.add(message(Delivery.IMU, "imu/sacrum", "too late"));

            connect();

            assertThat(sent()).isEmpty();
        }

        @Test
        void onlyTheNewestAnglesAndStatesAreKept() {
            outbox.add(message(Delivery.POSTURE, "posture", "old"));
            outbox.add(message(Delivery.POSTURE, "posture", "new"));
            state("judging", "false");
            state("judging", "true");

            connect();

            assertThat(sent()).containsExactly("true", "new");
        }

        @Test
        void whatIsNoAlertIsGivenUpFirstWhenThereIsTooMuch() {
            alert("first");
            outbox.add(message(Delivery.LOG, "repetition", "repetition"));
            for (int i = 1; i < Records.MOST; i++) {
                alert("alert");
            }

            assertThat(outbox.givenUp()).isEqualTo(1);
            assertThat(outbox.undelivered()).isEqualTo(Records.MOST);
            connect();
            assertThat(sent()).startsWith("first", "alert").doesNotContain("repetition");
        }

        @Test
        void theOldestAlertIsGivenUpWhereThereIsNothingElse() {
            for (int i = 0; i <= Records.MOST; i++) {
                alert("" + i);
            }

            assertThat(outbox.givenUp()).isEqualTo(1);
            connect();
            assertThat(sent()).startsWith("1", "2");
        }

        @Test
        void longPayloadsAreGivenUpBeforeTheyAreMany() {
            String quarter = "x".repeat((int) (Records.MOST_BYTES / 4));
            for (int i = 0; i < 6; i++) {
                alert(i + quarter);
            }

            assertThat(outbox.givenUp()).isEqualTo(3);
            connect();
            assertThat(sent()).extracting(payload -> payload.charAt(0)).containsExactly('3', '4', '5');
        }
    }

    @Nested
    class WhileConnected {

        @Test
        void aCueOvertakesAllElse() {
            connect();
            alert("alert");
            state("active", "state");
            outbox.add(message(Delivery.CUE, "cue", "cue"));
            answer(0);

            assertThat(sent()).containsExactly("cue", "state", "alert");
        }

        @Test
        void aCueWaitsUntilTheBrokerHasAnsweredWhatItWasAskedAfterTheCueWasMade() {
            connect();
            answerEarlierCue();
            outbox.add(new Message(Delivery.CUE, "cue", "cue", 20));
            assertThat(outbox.next(21)).isNull();

            answer(22);

            assertThat(outbox.next(23)).isNotNull();
        }

        private void answerEarlierCue() {
            outbox.add(new Message(Delivery.CUE, "cue", "earlier", 10));
            answer(11);
            assertThat(outbox.next(12)).isNotNull();
        }

        @Test
        void rawSamplesGoInOrderAndAskTheBrokerNothing() {
            connect();
            outbox.add(message(Delivery.IMU, "imu/sacrum", "1"));
            outbox.add(message(Delivery.IMU, "imu/t12", "2"));
            outbox.add(message(Delivery.IMU, "imu/sacrum", "3"));

            assertThat(outbox.mustAsk(0)).isFalse();
            assertThat(sent()).containsExactly("1", "2", "3");
            assertThat(outbox.isEmpty()).isTrue();
        }

        @Test
        void aCueIsSentBeforeRawSamplesThatWait() {
            connect();
            outbox.add(message(Delivery.IMU, "imu/sacrum", "1"));
            outbox.add(message(Delivery.CUE, "cue", "now"));
            answer(0);

            assertThat(sent()).containsExactly("now", "1");
        }

        @Test
        void ofRawSamplesThatTheBrokerIsTooSlowForTheOldestAreDropped() {
            connect();
            for (int i = 1; i <= Outbox.MOST_SAMPLES + 2; i++) {
                outbox.add(message(Delivery.IMU, "imu/sacrum", "" + i));
            }

            assertThat(sent()).hasSize(Outbox.MOST_SAMPLES).startsWith("3");
        }

        @Test
        void theBrokerIsAskedForACueOnly() {
            connect();
            alert("alert");
            assertThat(outbox.mustAsk(0)).isFalse();

            outbox.add(message(Delivery.CUE, "cue", "cue"));
            assertThat(outbox.mustAsk(1)).isTrue();
            outbox.answered(1);
            assertThat(outbox.mustAsk(2)).as("it has answered").isFalse();
        }

        @Test
        void aCueThatHadToWaitTooLongIsDropped() {
            connect();
            outbox.add(message(Delivery.CUE, "cue", "late"));
            answer(1);

            assertThat(outbox.next(Outbox.CUE_LIFE_NANOS + 1)).isNull();
            assertThat(outbox.isEmpty()).isTrue();
        }

        @Test
        void aCueThatWaitedNotTooLongIsSent() {
            connect();
            outbox.add(message(Delivery.CUE, "cue", "in time"));
            answer(1);

            assertThat(outbox.next(Outbox.CUE_LIFE_NANOS)).isNotNull();
        }

        @Test
        void aCueDoesNotWaitForWhatIsUnacknowledged() {
            connect();
            for (int i = 0; i < 500; i++) {
                alert("" + i);
            }
            sentMessages();
            outbox.add(message(Delivery.CUE, "cue", "cue"));
            answer(0);

            assertThat(sent()).containsExactly("cue");
        }

        @Test
        void theGreetingIsNotSaidTwice() {
            state("availability", "online");
            connect();
            assertThat(sent()).isEmpty();

            state("availability", "offline");
            assertThat(sent()).containsExactly("offline");
        }

        @Test
        void theRestWaitsWhereTooMuchIsUnacknowledged() {
            connect();
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
            connect();
            alert("1");
            alert("2");
            Message refused = Objects.requireNonNull(outbox.next(0));

            outbox.putBack(refused);

            assertThat(sent()).containsExactly("1", "2");
        }

        @Test
        void itIsEmptyOnceAllIsAcknowledged() {
            connect();
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
            connect();
            alert("1");
            alert("2");
            alert("3");
            Message first = Objects.requireNonNull(outbox.next(0));
            outbox.next(0);
            outbox.arrived(first);

            outbox.disconnected();
            alert("4");
            connect();

            assertThat(sent()).containsExactly("2", "3", "4");
        }

        @Test
        void everyStateIsToldAgain() {
            connect();
            state("judging", "true");
            state("active", "[]");
            sentMessages().forEach(outbox::arrived);

            outbox.disconnected();
            connect();

            assertThat(sent()).containsExactly("true", "[]");
        }

        @Test
        void nothingIsSentUntilItStandsAgain() {
            connect();
            outbox.disconnected();
            alert("1");

            assertThat(sent()).isEmpty();
        }
    }
}
