package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.TrueSession;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Planks in which the hips sink as the muscles give way, or do not: how long before the limit that was said. */
final class FailingForms {

    private static final long FIRST_SEED = 701;
    private static final long LAST_SEED = 724;
    private static final double EARLIEST_SECONDS = 20;
    private static final double LATEST_SECONDS = 5;

    /** A warning that comes true later than this counts as false in {@code evaluate}. */
    private static final double TRUE_WITHIN_SECONDS = 25;

    private static final double GOOD_HOLD_SECONDS = 120;
    private static final String GOOD = "not at all: good holds of two minutes";

    /** Ends far past the limit of 7°. */
    private static final double SAG_DEG = 14;

    /**
     * The planks of one kind.
     *
     * @param lead how long before the true limit each was warned of, s; NaN where it was not, or after it; of good holds
     *     empty
     * @param falseWarnings of good holds
     */
    record Row(String what, List<Double> lead, int falseWarnings) {

        private long between(double least, double most) {
            return lead.stream()
                    .filter(seconds -> seconds >= least && seconds < most)
                    .count();
        }
    }

    private FailingForms() {}

    static List<Row> measure() {
        return List.of(
                row("evenly", seed -> sinking(seed, Plank.Rise.LINEAR)),
                row("fast at first, slower and slower", seed -> sinking(seed, Plank.Rise.EXPONENTIAL)),
                row(GOOD, seed -> plank(new Plank(GOOD_HOLD_SECONDS, List.of()))));
    }

    private static Row row(String what, LongFunction<Scenario> set) {
        List<Simulated.Scored> planks = LongStream.rangeClosed(FIRST_SEED, LAST_SEED)
                .parallel()
                .mapToObj(seed -> Simulated.scored(
                        Simulated.with(set.apply(seed), Placement.SACRUM, Placement.T12)
                                .withWearer(Wearer.ANYONE),
                        seed))
                .toList();
        boolean good = what.equals(GOOD);
        List<Double> lead = good
                ? List.of()
                : planks.stream().map(FailingForms::leadSeconds).toList();
        long warnings =
                planks.stream().filter(plank -> !warnings(plank).isEmpty()).count();
        return new Row(what, lead, good ? (int) warnings : 0);
    }

    /** At 0.07 to 0.2 °/s on average until the limit. */
    private static Scenario sinking(long seed, Plank.Rise rise) {
        Random random = new Random(seed);
        double rate = 0.07 + 0.13 * random.nextDouble();
        double linear = SAG_DEG / rate;
        // Of an exponential rise, which ends at 95 %, the limit comes at 0.23 of the onset.
        double onset = rise == Plank.Rise.LINEAR ? linear : Math.min(300, linear / 2 / 0.231);
        double at = 15 + 15 * random.nextDouble();
        Plank.Fault sag = new Plank.Fault(Plank.FaultKind.SAG, at, SAG_DEG, onset, 2, 1.5, rise, null);
        return plank(new Plank(at + onset + 10, List.of(sag)));
    }

    private static Scenario plank(Plank plank) {
        return RandomSets.set("plank", List.of(new Step.GetDown(6), plank, new Step.GetUp(5)));
    }

    private static List<Double> warnings(Simulated.Scored plank) {
        return plank.events().stream()
                .filter(event -> event instanceof SessionEvent.AlertRaised)
                .map(event -> (SessionEvent.AlertRaised) event)
                .filter(alert -> alert.fault().equals("fatigue"))
                .map(SessionEvent.AlertRaised::timeSeconds)
                .toList();
    }

    private static double leadSeconds(Simulated.Scored plank) {
        List<TrueSession.Excursion> faults =
                plank.truth().faults() == null ? List.of() : plank.truth().faults();
        double limit = faults.stream()
                .filter(fault -> fault.kind().equals("extension"))
                .mapToDouble(fault -> fault.span().startSeconds())
                .findFirst()
                .orElseThrow();
        return warnings(plank).stream()
                .filter(warned -> warned < limit)
                .map(warned -> limit - warned)
                .findFirst()
                .orElse(Double.NaN);
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "| the hips sink | planks | warned 5–20 s before the limit | later, still before it |"
                        + " 20–25 s before | earlier | not before it | false warnings |\n|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            int planks = (int) (LAST_SEED - FIRST_SEED + 1);
            text.append(
                    row.lead().isEmpty()
                            ? String.format(
                                    Locale.ROOT,
                                    "| %s | %d | – | – | – | – | – | %d |%n",
                                    row.what(),
                                    planks,
                                    row.falseWarnings())
                            : String.format(
                                    Locale.ROOT,
                                    "| %s | %d | %d | %d | %d | %d | %d | – |%n",
                                    row.what(),
                                    planks,
                                    row.between(LATEST_SECONDS, EARLIEST_SECONDS),
                                    row.between(0, LATEST_SECONDS),
                                    row.between(EARLIEST_SECONDS, TRUE_WITHIN_SECONDS),
                                    row.between(TRUE_WITHIN_SECONDS, Double.POSITIVE_INFINITY),
                                    row.lead().stream()
                                            .filter(lead -> Double.isNaN(lead))
                                            .count()));
        }
        return text.toString();
    }
}
