package io.plumbline.gateway.phone;

import io.plumbline.gateway.phone.SensorLoggerMessage.Kind;
import io.plumbline.gateway.phone.SensorLoggerMessage.Measured;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.ReadingPairs;
import java.io.IOException;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes readings of Sensor Logger's messages, by HTTP or MQTT alike.
 *
 * <p><b>Order</b>: messages that arrive in another order than that of their numbers wait for those before them, no more than
 * {@value #WINDOW}; what has not come by then is told as missing. <b>Gravity</b>: {@code totalacceleration} where there is
 * one (Android), else {@code accelerometer}, which lacks it, and {@code gravity}, interpolated at its time. <b>Pairs</b>: force
 * and angular rate have times of their own; see {@link ReadingPairs}. Times are seconds since the first value that came.
 *
 * <p>Whatever the bytes, it throws nothing, and holds no more than some messages. Not thread-safe.
 */
public final class SensorLoggerJson {

    static final int WINDOW = 4;

    private final double factor;
    private final TreeMap<Long, SensorLoggerMessage> waiting = new TreeMap<>();
    private final ReadingPairs whole = new ReadingPairs();
    private final ReadingPairs gravityAndRest = new ReadingPairs();
    private String session = "";
    private String device = "";
    private long next;
    private long originNanos = Long.MIN_VALUE;
    private boolean hasTotal;
    private int sessions;
    private long forces;
    private long rates;

    /** Of a phone whose accelerometer counts so. */
    public SensorLoggerJson(AccelerometerSigns signs) {
        factor = signs.factor();
    }

    /**
     * Takes a message, in JSON.
     *
     * @param decoded takes readings, in order of time; {@link Decoded.Malformed} for what is wrong or missing
     * @return whether it is a message of the phone that sends here
     */
    public boolean accept(byte[] json, Consumer<? super Decoded> decoded) {
        SensorLoggerMessage message;
        try {
            message = SensorLoggerMessage.parse(json);
        } catch (IOException e) {
            decoded.accept(new Decoded.Malformed(String.valueOf(e.getMessage())));
            return false;
        }
        if (!device.isEmpty() && !message.device().equals(device)) {
            decoded.accept(new Decoded.Malformed("another phone sends here too; it is left out"));
            return false;
        }
        device = message.device();
        if (sessions == 0 || !message.session().equals(session)) {
            begin(message, decoded);
        }
        if (message.number() < next || waiting.containsKey(message.number())) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "message that came twice or too late"));
            return true;
        }
        waiting.put(message.number(), message);
        while (!waiting.isEmpty() && (waiting.firstKey() == next || waiting.size() > WINDOW)) {
            takeFirst(decoded);
        }
        return true;
    }

    /** How many recordings the phone has begun, so far: a new one knows nothing of the one before. */
    public int sessions() {
        return sessions;
    }

    /** How many values with gravity have come, so far: where none do, the app does not send what is needed for them. */
    public long forces() {
        return forces;
    }

    /** How many angular rates have come, so far. */
    public long rates() {
        return rates;
    }

    /** What waited of the recording before can't be waited for any longer. */
    private void begin(SensorLoggerMessage message, Consumer<? super Decoded> decoded) {
        while (!waiting.isEmpty()) {
            takeFirst(decoded);
        }
        whole.clear();
        gravityAndRest.clear();
        hasTotal = false;
        session = message.session();
        next = message.number() <= WINDOW ? 0 : message.number();
        sessions++;
    }

    private void takeFirst(Consumer<? super Decoded> decoded) {
        SensorLoggerMessage message = waiting.pollFirstEntry().getValue();
        if (message.number() > next) {
            decoded.accept(new Decoded.Malformed(
                    message.number() == next + 1
                            ? "message " + next + " of the phone did not come"
                            : "messages " + next + " to " + (message.number() - 1) + " of the phone did not come"));
        }
        next = message.number() + 1;
        if (message.unreadable() > 0) {
            decoded.accept(new Decoded.Malformed(message.unreadable() + " values of the phone can't be read"));
        }
        hasTotal |= message.measured().stream().anyMatch(value -> value.kind() == Kind.TOTAL_ACCELERATION);
        for (Measured value : message.measured()) {
            take(value, decoded);
        }
    }

    private void take(Measured value, Consumer<? super Reading> decoded) {
        if (originNanos == Long.MIN_VALUE) {
            originNanos = value.nanos();
        }
        double seconds = (value.nanos() - originNanos) * 1e-9;
        switch (value.kind()) {
            case GYROSCOPE -> {
                rates++;
                whole.rate(seconds, value.x(), value.y(), value.z(), decoded);
            }
            case TOTAL_ACCELERATION -> force(seconds, value.x(), value.y(), value.z(), decoded);
            case GRAVITY -> {
                if (!hasTotal) {
                    gravityAndRest.force(seconds, value.x(), value.y(), value.z(), both -> sum(both, decoded));
                }
            }
            case ACCELEROMETER -> {
                if (!hasTotal) {
                    gravityAndRest.rate(seconds, value.x(), value.y(), value.z(), both -> sum(both, decoded));
                }
            }
        }
    }

    /** Gravity stands where forces do, the rest where rates do. */
    private void sum(Reading both, Consumer<? super Reading> decoded) {
        force(both.timeSeconds(), both.ax() + both.gx(), both.ay() + both.gy(), both.az() + both.gz(), decoded);
    }

    private void force(double seconds, double x, double y, double z, Consumer<? super Reading> decoded) {
        forces++;
        whole.force(seconds, factor * x, factor * y, factor * z, decoded);
    }
}
