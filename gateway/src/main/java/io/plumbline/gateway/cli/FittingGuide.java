package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leads a wearer through the one bow that tells how the sensors sit, and knows when it is done. Asks again for as long
 * as a bow is not believed.
 */
final class FittingGuide implements EventSink {

    static final String BEGIN =
            "Stand upright and still for two seconds. Then bow slowly, 30 to 60 degrees, with a straight back, and come"
                    + " up again: about four seconds in all.";

    private final Console console;
    private final Runnable done;
    private final Set<Placement> waiting;
    private final Map<Placement, Double> quality = new EnumMap<>(Placement.class);

    /**
     * Has asked for nothing yet.
     *
     * @param placements the sensors that are worn
     * @param done called once, when all of them sit right
     */
    FittingGuide(Console console, List<Placement> placements, Runnable done) {
        this.console = console;
        this.done = done;
        this.waiting = EnumSet.copyOf(placements);
    }

    /** Whether all sensors sit right. */
    boolean isDone() {
        return waiting.isEmpty();
    }

    @Override
    public void accept(SessionEvent event) {
        if (!(event instanceof Calibration calibration) || isDone()) {
            return;
        }
        print(calibration.placement().word() + ": " + calibration.message());
        if (!calibration.accepted()) {
            return;
        }
        waiting.remove(calibration.placement());
        quality.put(calibration.placement(), calibration.quality());
        if (isDone()) {
            print("Done. " + quality.entrySet().stream().map(FittingGuide::sits).collect(Collectors.joining(" ")));
            done.run();
        }
    }

    private static String sits(Map.Entry<Placement, Double> sensor) {
        return Double.isFinite(sensor.getValue())
                ? String.format(
                        Locale.ROOT, "%s sits right (%.0f %%).", sensor.getKey().word(), 100 * sensor.getValue())
                : sensor.getKey().word() + " sits as you said.";
    }

    @Override
    public void link(LinkEvent event) {
        print(event.message());
        if (event.state() == State.STREAMING
                && event.ageSeconds() == 0
                && !event.message().isEmpty()) {
            print(BEGIN);
        }
    }

    private void print(String sentence) {
        console.out().println(sentence);
        console.out().flush();
    }

    @Override
    public void close() {}
}
