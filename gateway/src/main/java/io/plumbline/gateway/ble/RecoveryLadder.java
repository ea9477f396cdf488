package io.plumbline.gateway.ble;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * Decides what to do when a sensor's data stop, by how long there have been none and never by what the Bluetooth service
 * says of the link: gentle means first, each next one only when the last did not help. Pure: time is handed in, seconds
 * of any clock. Not thread-safe: one for each sensor.
 *
 * <p>An outage is climbed so: {@link Rung#RESUBSCRIBE} where there is a connection, {@link Rung#RECONNECT} until it goes
 * well, three times at most, {@link Rung#REDISCOVER}, {@link Rung#POWER_CYCLE}; then {@link #isHelpless()} and, for as long as it lasts, reconnecting
 * and rediscovering in turn. A power cycle cuts off everybody: it is left out while another sensor streams, where other
 * devices are heard (so that the adapter works), and for {@value #POWER_CYCLE_EVERY_SECONDS} s after the last.
 */
final class RecoveryLadder {

    /** A means of bringing data back. */
    enum Rung {
        RESUBSCRIBE("Asking it for its data again."),
        RECONNECT("Connecting to it anew."),
        REDISCOVER("Looking for it as if it were new."),
        POWER_CYCLE("Switching the Bluetooth adapter off and on.");

        private final String sentence;

        Rung(String sentence) {
            this.sentence = sentence;
        }

        /** The word by which it is counted. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What is done, for the wearer. */
        String sentence() {
            return sentence;
        }
    }

    /** What came of trying a rung. */
    enum Outcome {
        /** It went well; whether it helped is for the data to show. */
        DONE,
        /** The sensor did not answer. */
        FAILED,
        /** The Bluetooth service does not know the sensor: it has to be found first. */
        UNKNOWN,
        /** No adapter, or no Bluetooth service: nothing that the sensor or a rung has to do with. */
        NO_BLUETOOTH
    }

    /** What else is going on. */
    record Surroundings(boolean connected, boolean othersStream, boolean othersHeard) {}

    /**
     * No data for so long is an outage, s: more than the second within which the wearer is told of it, so that this comes
     * first; less than two connection intervals of the slowest kind and a retry of the radio would be impatient.
     */
    static final double OUTAGE_SECONDS = 1.2;

    /** So long after something was done well data must come, s: a connection's parameters take a second to settle; chosen. */
    static final double GRACE_SECONDS = 1.5;

    /** The longest wait between two tries, s, so that a sensor that is back streams within 5 s. */
    static final double LONGEST_WAIT_SECONDS = 2;

    static final double POWER_CYCLE_EVERY_SECONDS = 300;

    private static final double SHORTEST_WAIT_SECONDS = 0.25;
    private static final double JITTER = 0.25;
    private static final double BLUETOOTH_WAIT_SECONDS = 1;
    private static final int RECONNECTIONS = 3;

    private final DoubleSupplier chance;
    private final Map<Rung, Integer> used = new EnumMap<>(Rung.class);
    private Rung next = Rung.RESUBSCRIBE;
    private int reconnections;
    private int failures;
    private double notBefore = Double.NEGATIVE_INFINITY;
    private double lastPowerCycle = Double.NEGATIVE_INFINITY;
    private boolean helpless;
    private boolean inOutage;

    /**
     * A ladder at its foot.
     *
     * @param chance gives numbers in [0, 1), for the jitter: two sensors that were lost together must not try in step
     */
    RecoveryLadder(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * Data came: the outage, if there was one, is over.
     *
     * @return whether there was one
     */
    boolean dataCame() {
        boolean was = inOutage;
        inOutage = false;
        next = Rung.RESUBSCRIBE;
        reconnections = 0;
        failures = 0;
        helpless = false;
        notBefore = Double.NEGATIVE_INFINITY;
        return was;
    }

    /**
     * What to do now; {@link #tried} must follow.
     *
     * @param ageSeconds how old the newest sample is
     */
    Optional<Rung> look(double nowSeconds, double ageSeconds, Surroundings around) {
        if (ageSeconds < OUTAGE_SECONDS || nowSeconds < notBefore) {
            return Optional.empty();
        }
        if (next == Rung.RESUBSCRIBE && !around.connected()) {
            next = Rung.RECONNECT;
        }
        if (next == Rung.POWER_CYCLE && !mayPowerCycle(nowSeconds, around)) {
            pastTheTop();
        }
        return Optional.of(next);
    }

    /** The very first connection was made or failed, which is no recovery. */
    void begun(Outcome outcome, double nowSeconds) {
        wait(outcome, nowSeconds);
        if (outcome == Outcome.UNKNOWN) {
            climb(Rung.RECONNECT, outcome);
        }
    }

    /** A rung was tried: decides when and what is next. */
    void tried(Rung rung, Outcome outcome, double nowSeconds) {
        wait(outcome, nowSeconds);
        inOutage = true;
        if (outcome == Outcome.NO_BLUETOOTH) {
            return;
        }
        used.merge(rung, 1, Integer::sum);
        if (rung == Rung.POWER_CYCLE) {
            lastPowerCycle = nowSeconds;
        }
        climb(rung, outcome);
    }

    /** Whether everything was tried without help, so that the wearer has to do something. */
    boolean isHelpless() {
        return helpless;
    }

    /** How often each rung was tried, by its word. */
    Map<String, Integer> used() {
        Map<String, Integer> words = new TreeMap<>();
        used.forEach((rung, times) -> words.put(rung.word(), times));
        return words;
    }

    private void climb(Rung rung, Outcome outcome) {
        switch (rung) {
            case RESUBSCRIBE -> next = Rung.RECONNECT;
            case RECONNECT -> {
                reconnections++;
                boolean again = outcome == Outcome.FAILED && reconnections < RECONNECTIONS && !helpless;
                next = again ? Rung.RECONNECT : Rung.REDISCOVER;
            }
            case REDISCOVER -> next = Rung.POWER_CYCLE;
            case POWER_CYCLE -> pastTheTop();
        }
    }

    private void pastTheTop() {
        helpless = true;
        next = Rung.RECONNECT;
    }

    private boolean mayPowerCycle(double nowSeconds, Surroundings around) {
        return !around.othersStream()
                && !around.othersHeard()
                && nowSeconds - lastPowerCycle >= POWER_CYCLE_EVERY_SECONDS;
    }

    private void wait(Outcome outcome, double nowSeconds) {
        failures = outcome == Outcome.FAILED ? failures + 1 : 0;
        notBefore = nowSeconds
                + switch (outcome) {
                    case DONE -> GRACE_SECONDS;
                    case FAILED -> backOff();
                    case UNKNOWN -> 0;
                    case NO_BLUETOOTH -> BLUETOOTH_WAIT_SECONDS;
                };
    }

    private double backOff() {
        double wait = SHORTEST_WAIT_SECONDS * Math.pow(2, Math.min(failures - 1, 10));
        double jittered = wait * (1 - JITTER + 2 * JITTER * chance.getAsDouble());
        return Math.min(LONGEST_WAIT_SECONDS, jittered);
    }
}
