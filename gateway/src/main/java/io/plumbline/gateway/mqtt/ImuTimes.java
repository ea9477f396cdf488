package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The times of samples from another gateway, in this one's terms. Of its first session sensor times stay what they are;
 * those of a later one, which begin anew, go on from where they were. Times of arrival are by that host's clock and
 * become ours by a shift that is one and the same for all sensors of a session, so that their differences, from which
 * two sensors' clocks are joined, stay. Not thread-safe.
 */
final class ImuTimes {

    /** The newest of one sensor, s: its own time, shifted, and ours when it came. */
    private record Newest(double timeSeconds, double hereSeconds) {}

    private final boolean arrivalsWanted;
    private final Map<String, Double> timeShifts = new HashMap<>();
    private final Map<String, Double> arrivalShifts = new HashMap<>();
    private final Map<Placement, Newest> newest = new EnumMap<>(Placement.class);

    /**
     * Times of samples.
     *
     * @param arrivalsWanted whether every sample needs a time of arrival, as those of sensors with clocks of their own
     */
    ImuTimes(boolean arrivalsWanted) {
        this.arrivalsWanted = arrivalsWanted;
    }

    /**
     * A batch's samples.
     *
     * @param placement where the sensor is worn
     * @param hereSeconds when the batch came, s of our monotonic clock
     */
    List<ImuSample> of(ImuBatch batch, Placement placement, double hereSeconds) {
        String clock = batch.ownClock() ? batch.session() + "/" + placement.word() : batch.session();
        double shift = timeShifts.computeIfAbsent(clock, unknown -> timeShift(batch, placement, hereSeconds));
        double lastSeconds = batch.last().timeSeconds();
        newest.put(placement, new Newest(lastSeconds + shift, hereSeconds));
        List<ImuSample> samples = new ArrayList<>(batch.samples().size());
        for (ImuSample s : batch.samples()) {
            double arrival = arrival(batch, s, hereSeconds);
            samples.add(new ImuSample(
                    placement, s.timeSeconds() + shift, s.ax(), s.ay(), s.az(), s.gx(), s.gy(), s.gz(), arrival));
        }
        return samples;
    }

    private double timeShift(ImuBatch batch, Placement placement, double hereSeconds) {
        Newest before = newest.get(placement);
        if (before == null) {
            return 0;
        }
        double asTimeWentBy = before.timeSeconds
                + (hereSeconds - before.hereSeconds)
                - batch.last().timeSeconds();
        double justAfter = before.timeSeconds
                + 1 / batch.sensor().rateHz()
                - batch.samples().get(0).timeSeconds();
        return Math.max(asTimeWentBy, justAfter);
    }

    private double arrival(ImuBatch batch, ImuSample sample, double hereSeconds) {
        double there = sample.arrivalSeconds();
        if (!Double.isNaN(there)) {
            return there
                    + arrivalShifts.computeIfAbsent(
                            batch.session(),
                            unknown -> hereSeconds - batch.last().arrivalSeconds());
        }
        return arrivalsWanted ? hereSeconds - (batch.last().timeSeconds() - sample.timeSeconds()) : Double.NaN;
    }
}
