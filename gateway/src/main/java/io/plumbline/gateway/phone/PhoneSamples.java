package io.plumbline.gateway.phone;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.source.SampleSource.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes samples of a phone's messages, whatever brings them. Times go on across the phone's recordings: each is told as a
 * restart of the sensor. Not thread-safe but for {@link #notices}.
 */
public final class PhoneSamples {

    /** The least that a new recording begins after the last sample of the one before, s. */
    private static final double LEAST_STEP_SECONDS = 0.01;

    /** So many different things are remembered for the end. */
    private static final int MOST_NOTICES = 20;

    private final Placement placement;
    private final SensorLoggerJson json;
    private final Map<String, Integer> faults = new LinkedHashMap<>();
    private int session;
    private double shiftSeconds;
    private double lastSeconds = Double.NEGATIVE_INFINITY;
    private double lastArrival;
    private boolean anew;

    /** Of a phone worn somewhere, whose accelerometer counts so. */
    public PhoneSamples(Placement placement, AccelerometerSigns signs) {
        this.placement = placement;
        this.json = new SensorLoggerJson(signs);
    }

    /**
     * Takes a message.
     *
     * @param arrivalSeconds when it came, on the host's monotonic clock, s
     * @param receiver takes the samples and word of a restart
     * @return why it is refused; empty where it is a message of this phone, even if others before it are missing
     * @throws InterruptedException as the receiver does
     */
    public Optional<String> take(byte[] message, double arrivalSeconds, Receiver receiver) throws InterruptedException {
        List<Reading> readings = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        boolean taken = json.accept(message, decoded -> {
            if (decoded instanceof Reading reading) {
                readings.add(reading);
            } else if (decoded instanceof Decoded.Malformed malformed) {
                wrong.add(malformed.why());
            }
        });
        wrong.forEach(this::remember);
        if (json.sessions() > session) {
            if (session > 0) {
                anew = true;
                receiver.restarted(placement);
            }
            session = json.sessions();
        }
        for (Reading reading : readings) {
            receiver.sample(sample(reading, arrivalSeconds));
        }
        return taken ? Optional.empty() : wrong.stream().findFirst();
    }

    private ImuSample sample(Reading reading, double arrivalSeconds) {
        if (anew) {
            double since = Math.max(LEAST_STEP_SECONDS, arrivalSeconds - lastArrival);
            shiftSeconds = lastSeconds == Double.NEGATIVE_INFINITY ? 0 : lastSeconds + since - reading.timeSeconds();
            anew = false;
        }
        lastSeconds = reading.timeSeconds() + shiftSeconds;
        lastArrival = arrivalSeconds;
        return new ImuSample(
                placement,
                lastSeconds,
                reading.ax(),
                reading.ay(),
                reading.az(),
                reading.gx(),
                reading.gy(),
                reading.gz(),
                arrivalSeconds);
    }

    /** How many values with gravity have come, so far. */
    public long forces() {
        return json.forces();
    }

    /** How many angular rates have come, so far. */
    public long rates() {
        return json.rates();
    }

    private void remember(String fault) {
        String kind = fault.replaceAll("\\d+", "N");
        synchronized (faults) {
            if (faults.size() < MOST_NOTICES || faults.containsKey(kind)) {
                faults.merge(kind, 1, Integer::sum);
            }
        }
    }

    /** What was wrong with messages, a sentence each; from any thread. */
    public List<String> notices() {
        synchronized (faults) {
            return faults.entrySet().stream()
                    .map(fault -> "Of the phone, " + fault.getValue() + (fault.getValue() == 1 ? " time: " : " times: ")
                            + fault.getKey() + ".")
                    .toList();
        }
    }
}
