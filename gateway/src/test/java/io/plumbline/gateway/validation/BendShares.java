package io.plumbline.gateway.validation;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.spine.LumbarShare;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The lumbar share that repetitions say, against that of the bones, read off the truth's lists of ten values a second. */
final class BendShares {

    private static final int SETS = 20;

    /**
     * One repetition.
     *
     * @param said the event's share; NaN where it says none
     * @param actual that of the bones; NaN where the truth has none
     */
    record Bend(double said, double actual) {
        double error() {
            return said - actual;
        }

        boolean hinge() {
            return actual <= LumbarShare.HINGE_AT_MOST;
        }
    }

    private BendShares() {}

    static List<Bend> measure() {
        return LongStream.rangeClosed(1, SETS)
                .parallel()
                .mapToObj(seed -> of(
                        Simulated.with(RandomSets.hinges(seed), Placement.SACRUM, Placement.T12)
                                .withWearer(Wearer.ANYONE),
                        seed))
                .flatMap(List::stream)
                .toList();
    }

    static List<Bend> of(Scenario scenario, long seed) {
        Truth truth = SimulatedSession.of(scenario, seed).truth();
        List<Bend> bends = new ArrayList<>();
        for (SessionEvent event : Simulated.scored(scenario, seed).events()) {
            if (event instanceof SessionEvent.Repetition repetition && repetition.complete()) {
                bends.add(new Bend(repetition.lumbarShare(), actual(truth, repetition)));
            }
        }
        return bends;
    }

    /** As {@link LumbarShare} defines it, between values of the lists interpolated. */
    private static double actual(Truth truth, SessionEvent.Repetition repetition) {
        List<Double> trunk = truth.trunkInclination10HzDeg();
        int from = Math.max(1, (int) (10 * repetition.startSeconds()) - 5);
        int to = Math.min(trunk.size() - 1, (int) (10 * repetition.endSeconds()));
        int begin = from;
        while (begin < to && !(trunk.get(begin - 1) < 15 && trunk.get(begin) >= 15)) {
            begin++;
        }
        int end = begin;
        for (int i = begin; i <= to && trunk.get(end) < 60; i++) {
            end = trunk.get(i) > trunk.get(end) ? i : end;
        }
        double furthest = Math.min(60, trunk.get(end));
        return furthest < 45
                ? Double.NaN
                : (flexion(truth, end, furthest) - flexion(truth, begin, 15)) / (furthest - 15);
    }

    /** Lumbar flexion where the trunk passed an angle, between a value and the one before, degrees. */
    private static double flexion(Truth truth, int index, double trunkDeg) {
        double before = truth.trunkInclination10HzDeg().get(index - 1);
        double part = (trunkDeg - before) / (truth.trunkInclination10HzDeg().get(index) - before);
        double flexionBefore = truth.lumbarFlexion10HzDeg().get(index - 1);
        return flexionBefore + part * (truth.lumbarFlexion10HzDeg().get(index) - flexionBefore);
    }

    static String words(List<Bend> bends) {
        List<Bend> known =
                bends.stream().filter(bend -> !Double.isNaN(bend.error())).toList();
        return String.format(
                Locale.ROOT,
                "Of %d bends %d say a share: wrong by %.3f on average (bias %+.3f), by %.3f at most. The hinges among them say"
                        + " %.2f at most, the stoops %.2f at least.",
                bends.size(),
                known.size(),
                known.stream()
                        .mapToDouble(bend -> Math.abs(bend.error()))
                        .average()
                        .orElse(Double.NaN),
                known.stream().mapToDouble(Bend::error).average().orElse(Double.NaN),
                known.stream().mapToDouble(bend -> Math.abs(bend.error())).max().orElse(Double.NaN),
                known.stream().filter(Bend::hinge).mapToDouble(Bend::said).max().orElse(Double.NaN),
                known.stream()
                        .filter(bend -> !bend.hinge())
                        .mapToDouble(Bend::said)
                        .min()
                        .orElse(Double.NaN));
    }
}
