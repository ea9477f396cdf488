package io.plumbline.gateway.ble;

import static io.plumbline.gateway.ble.RecoveryLadder.GRACE_SECONDS;
import static io.plumbline.gateway.ble.RecoveryLadder.LONGEST_WAIT_SECONDS;
import static io.plumbline.gateway.ble.RecoveryLadder.OUTAGE_SECONDS;
import static io.plumbline.gateway.ble.RecoveryLadder.POWER_CYCLE_EVERY_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.ble.RecoveryLadder.Outcome;
import io.plumbline.gateway.ble.RecoveryLadder.Rung;
import io.plumbline.gateway.ble.RecoveryLadder.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryLadderTest {

    private static final Surroundings CONNECTED = new Surroundings(true, false, false);
    private static final Surroundings GONE = new Surroundings(false, false, false);

    private final RecoveryLadder ladder = new RecoveryLadder(() -> 0.5);
    private double now;

    @Test
    void nothingIsDoneWhileDataCome() {
        assertThat(ladder.look(10, OUTAGE_SECONDS - 0.01, CONNECTED)).isEmpty();
        assertThat(ladder.look(10, OUTAGE_SECONDS, CONNECTED)).contains(Rung.RESUBSCRIBE);
    }

    /** What is tried, one letter each: what comes of it (D done, F failed, U unknown) and so what is next. */
    @ParameterizedTest
    @CsvSource({
        "true,  DDDDDD,  RESUBSCRIBE RECONNECT REDISCOVER POWER_CYCLE RECONNECT REDISCOVER",
        "true,  DFFFFFF, RESUBSCRIBE RECONNECT RECONNECT RECONNECT REDISCOVER POWER_CYCLE RECONNECT",
        "false, FFFFFFF, RECONNECT RECONNECT RECONNECT REDISCOVER POWER_CYCLE RECONNECT REDISCOVER",
        "false, UFF,     RECONNECT REDISCOVER POWER_CYCLE",
        "false, FDFF,    RECONNECT RECONNECT REDISCOVER POWER_CYCLE",
    })
    void gentleMeansComeFirst(boolean connected, String outcomes, String rungs) {
        assertThat(climb(new Surroundings(connected, false, false), outcomes))
                .containsExactly(
                        List.of(rungs.split(" ")).stream().map(Rung::valueOf).toArray(Rung[]::new));
    }

    @Test
    void aServiceThatSaysConnectedIsNotBelievedForLong() {
        assertThat(climb(CONNECTED, "DD")).containsExactly(Rung.RESUBSCRIBE, Rung.RECONNECT);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void nobodyElseIsCutOffAndAnAdapterThatHearsIsLeftAlone(boolean othersStream, boolean othersHeard) {
        List<Rung> tried = climb(new Surroundings(false, othersStream, othersHeard), "FFFFFFFFFFFF");

        assertThat(tried).doesNotContain(Rung.POWER_CYCLE);
        assertThat(tried.subList(4, 8))
                .containsExactly(Rung.RECONNECT, Rung.REDISCOVER, Rung.RECONNECT, Rung.REDISCOVER);
        assertThat(ladder.isHelpless()).isTrue();
    }

    @Test
    void thePowerIsCycledAgainOnlyAfterAWhile() {
        climb(GONE, "FFFFF");
        double cycled = now;
        List<Double> again = new ArrayList<>();
        while (again.isEmpty()) {
            next(GONE, Outcome.FAILED).filter(rung -> rung == Rung.POWER_CYCLE).ifPresent(rung -> again.add(now));
        }
        assertThat(again.get(0) - cycled)
                .isBetween(POWER_CYCLE_EVERY_SECONDS - 1, POWER_CYCLE_EVERY_SECONDS + 2 * LONGEST_WAIT_SECONDS);
    }

    @Test
    void itIsHelplessOnceEverythingWasTriedAndNeverGivesUp() {
        climb(GONE, "FFFF");
        assertThat(ladder.isHelpless()).isFalse();
        climb(GONE, "F");
        assertThat(ladder.isHelpless()).isTrue();
        assertThat(climb(GONE, "F".repeat(1000))).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999_999})
    void twoTriesAreNeverFurtherApartThanTheLongestWait(double chance) {
        RecoveryLadder jittered = new RecoveryLadder(() -> chance);
        double time = 0;
        for (int tries = 0; tries < 200; tries++) {
            Rung rung = jittered.look(time, 1000, GONE).orElseThrow();
            jittered.tried(rung, Outcome.FAILED, time);
            assertThat(jittered.look(time + LONGEST_WAIT_SECONDS, 1000, GONE)).isPresent();
            assertThat(jittered.look(time + 0.18, 1000, GONE)).isEmpty();
            time += LONGEST_WAIT_SECONDS;
        }
    }

    @Test
    void theWaitsGrow() {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double before = now;
            next(GONE, Outcome.FAILED);
            waits.add(now - before);
        }
        assertThat(waits.subList(1, 6))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.02 ? 0 : 1)
                .containsExactly(0.25, 0.5, 1.0, 2.0, 2.0);
    }

    @Test
    void jitterKeepsTwoSensorsOutOfStep() {
        assertThat(firstWait(0)).isCloseTo(0.1875, within(1e-9));
        assertThat(firstWait(0.999_999)).isCloseTo(0.3125, within(1e-6));
    }

    @Test
    void whatWentWellIsGivenTimeToHelp() {
        ladder.tried(ladder.look(10, 2, CONNECTED).orElseThrow(), Outcome.DONE, 10);
        assertThat(ladder.look(10 + GRACE_SECONDS - 0.01, 4, CONNECTED)).isEmpty();
        assertThat(ladder.look(10 + GRACE_SECONDS, 4, CONNECTED)).contains(Rung.RECONNECT);
    }

    @Test
    void dataEndAnOutageAndTheNextBeginsAtTheFoot() {
        climb(CONNECTED, "DDDD");
        assertThat(ladder.dataCame()).as("there was an outage").isTrue();
        assertThat(ladder.dataCame()).isFalse();
        assertThat(ladder.isHelpless()).isFalse();
        assertThat(climb(CONNECTED, "D")).containsExactly(Rung.RESUBSCRIBE);
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void withoutBluetoothNoRungIsClimbedOrCounted(Rung rung) {
        climb(CONNECTED, "DDDD".substring(0, List.of(Rung.values()).indexOf(rung)));
        Map<String, Integer> before = ladder.used();

        for (int i = 0; i < 5; i++) {
            assertThat(next(CONNECTED, Outcome.NO_BLUETOOTH)).contains(rung);
        }
        assertThat(ladder.used()).isEqualTo(before);
    }

    @Test
    void eachTryIsCountedByItsWord() {
        climb(CONNECTED, "DFFFFF");
        assertThat(ladder.used())
                .isEqualTo(Map.of("resubscribe", 1, "reconnect", 3, "rediscover", 1, "power-cycle", 1));
    }

    @Test
    void theFirstConnectionIsNoRecovery() {
        ladder.begun(Outcome.DONE, 0);
        assertThat(ladder.look(GRACE_SECONDS - 0.01, 100, CONNECTED)).isEmpty();
        assertThat(ladder.used()).isEmpty();
    }

    private static double firstWait(double chance) {
        RecoveryLadder jittered = new RecoveryLadder(() -> chance);
        jittered.tried(Rung.RECONNECT, Outcome.FAILED, 0);
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (jittered.look(middle, 10, GONE).isPresent()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private List<Rung> climb(Surroundings around, String outcomes) {
        List<Rung> tried = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            Outcome outcome = switch (outcomes.charAt(i)) {
                case 'D' -> Outcome.DONE;
                case 'U' -> Outcome.UNKNOWN;
                default -> Outcome.FAILED;
            };
            next(around, outcome).ifPresent(tried::add);
        }
        return tried;
    }

    /** Waits, 10 ms at a time, until something is to be done, and does it. */
    private Optional<Rung> next(Surroundings around, Outcome outcome) {
        Optional<Rung> rung = ladder.look(now, 100, around);
        while (rung.isEmpty()) {
            now += 0.01;
            rung = ladder.look(now, 100, around);
        }
        ladder.tried(rung.get(), outcome, now);
        return rung;
    }
}
