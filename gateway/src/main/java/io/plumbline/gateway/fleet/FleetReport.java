package io.plumbline.gateway.fleet;

import java.time.Duration;
import java.util.Locale;

/**
 * What a fleet came to.
 *
 * @param wearers how many were simulated
 * @param samples of all their sensors
 * @param wornSeconds how long the wearers wore them, all together, s
 * @param elapsedSeconds how long it took, s
 * @param cores how many worked on it
 */
public record FleetReport(int wearers, long samples, double wornSeconds, double elapsedSeconds, int cores) {

    /** One sentence for a person. */
    public String sentence() {
        Duration worn = Duration.ofSeconds(Math.round(wornSeconds));
        return String.format(
                Locale.ROOT,
                "%d wearer%s, %d h %02d min %02d s of movement, %d samples in %.1f s: %.0f × real time per core (%d core%s).",
                wearers,
                wearers == 1 ? "" : "s",
                worn.toHours(),
                worn.toMinutesPart(),
                worn.toSecondsPart(),
                samples,
                elapsedSeconds,
                wornSeconds / elapsedSeconds / cores,
                cores,
                cores == 1 ? "" : "s");
    }
}
