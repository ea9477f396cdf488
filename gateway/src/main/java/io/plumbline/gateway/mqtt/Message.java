package io.plumbline.gateway.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * Something to publish.
 *
 * @param delivery how it is to arrive
 * @param topic where
 * @param payload what
 * @param createdNanos when it was made, ns of the host's monotonic clock
 */
record Message(Delivery delivery, String topic, String payload, long createdNanos) {

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
        /** Every one, in order; given up last when memory runs out. */
        ALERT(1, false),
        /** Every one, in order. */
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
    }

    byte[] bytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }
}
