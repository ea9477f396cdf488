package io.plumbline.gateway.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * Something to publish.
 *
 * @param delivery how it is to arrive
 * @param topic where
 * @param payload what
 * @param createdNanos when it was made, ns of the host's monotonic clock
 * @param number its place among those that are {@linkplain Delivery#forTheRecord for the record}; 0 for the others
 */
record Message(Delivery delivery, String topic, String payload, long createdNanos, long number) {

    Message(Delivery delivery, String topic, String payload, long createdNanos) {
        this(delivery, topic, payload, createdNanos, 0);
    }

    /** How a message is to arrive, and what becomes of it while the broker is away. */
    enum Delivery {
        /** At once or never: late is worse. */
        CUE(0, false),
        /** Raw samples for another gateway: as a cue. */
        IMU(0, false),
        /** Only the newest counts. */
        POSTURE(0, false),
        /** The newest of its topic, told again to every new connection; a broker that restarts may have forgotten. */
        STATE(1, true),
        /** Every one, in order, while this program runs: whoever asked has stopped waiting by the next run. */
        ANSWER(1, false),
        /** Every one, in order, over the program's end; given up last when room runs out. */
        ALERT(1, false),
        /** Every one, in order, over the program's end. */
        LOG(1, false);

        private final int qos;
        private final boolean retained;

        Delivery(int qos, boolean retained) {
            this.qos = qos;
            this.retained = retained;
        }

        int qos() {
            return qos;
        }

        boolean retained() {
            return retained;
        }

        /** Whether every one must arrive, if need be from the next run of the program. */
        boolean forTheRecord() {
            return this == ALERT || this == LOG;
        }
    }

    Message numbered(long newNumber) {
        return new Message(delivery, topic, payload, createdNanos, newNumber);
    }

    byte[] bytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
