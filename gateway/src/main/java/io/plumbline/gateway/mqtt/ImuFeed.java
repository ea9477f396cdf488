package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SensorCondition;
import io.plumbline.gateway.source.SourceFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source whose samples are published besides, as they come and before anything is made of them, for a gateway in
 * another room. Call {@link #publishTo} before starting it; without that it only hands on.
 */
public final class ImuFeed implements SampleSource {

    /** The fewest samples of a message, but for the last before an end or a restart. */
    static final int FEWEST = 10;

    /** A fast sensor's samples are not split into more messages a second than this. */
    private static final double MOST_MESSAGES_HZ = 20;

    private static final class Held {
        private final SensorSettings sensor;
        private final int batch;
        private final List<ImuSample> samples = new ArrayList<>();
        private SensorCondition condition = SensorCondition.UNKNOWN;
        private int starts = 1;
        private long first = 1;

        Held(SensorSettings sensor) {
            this.sensor = sensor;
            this.batch = Math.max(FEWEST, (int) Math.ceil(sensor.rateHz() / MOST_MESSAGES_HZ));
        }
    }

    private final SampleSource source;
    private final SessionSettings settings;
    private final Map<Placement, Held> held = new EnumMap<>(Placement.class);
    private @Nullable MqttSink sink;

    /** Takes {@code source} over, whose samples are those of a session with {@code settings}. */
    public ImuFeed(SampleSource source, SessionSettings settings) {
        this.source = source;
        this.settings = settings;
        settings.sensors().forEach(sensor -> held.put(sensor.placement(), new Held(sensor)));
    }

    /** Says where. */
    public synchronized void publishTo(MqttSink publishing) {
        this.sink = publishing;
    }

    @Override
    public SourceFacts facts() {
        return source.facts();
    }

    @Override
    public void start(Receiver receiver) {
        source.start(new Listening(receiver));
    }

    @Override
    public List<String> notices() {
        return source.notices();
    }

    @Override
    public void close() {
        source.close();
        publishTheRest();
    }

    private synchronized void take(ImuSample sample) {
        Held sensor = sink == null ? null : held.get(sample.placement());
        if (sensor != null && isComplete(sample)) {
            sensor.samples.add(sample);
            if (sensor.samples.size() >= sensor.batch) {
                publish(sensor);
            }
        }
    }

    /** JSON has no words for what is no number. */
    private static boolean isComplete(ImuSample sample) {
        return Double.isFinite(sample.timeSeconds())
                && Double.isFinite(sample.ax() + sample.ay() + sample.az() + sample.gx() + sample.gy() + sample.gz());
    }

    private synchronized void condition(LinkEvent event) {
        Held sensor = held.get(event.placement());
        if (sensor != null) {
            sensor.condition = event.condition();
        }
    }

    private synchronized void startAgain(Placement placement) {
        Held sensor = held.get(placement);
        if (sensor != null) {
            publish(sensor);
            sensor.starts++;
        }
    }

    private synchronized void publishTheRest() {
        held.values().forEach(this::publish);
    }

    private void publish(Held sensor) {
        if (sink != null && !sensor.samples.isEmpty()) {
            sink.samples(new ImuBatch(
                    settings.sessionId(),
                    sensor.sensor,
                    settings.ownClocks(),
                    sensor.condition.model(),
                    sensor.condition.batteryPercent(),
                    sensor.starts,
                    sensor.first,
                    sensor.samples));
        }
        sensor.first += sensor.samples.size();
        sensor.samples.clear();
    }

    private final class Listening implements Receiver {

        private final Receiver session;

        Listening(Receiver session) {
            this.session = session;
        }

        @Override
        public void sample(ImuSample sample) throws InterruptedException {
            take(sample);
            session.sample(sample);
        }

        @Override
        public void link(LinkEvent event) throws InterruptedException {
            condition(event);
            session.link(event);
        }

        @Override
        public void restarted(Placement placement) throws InterruptedException {
            startAgain(placement);
            session.restarted(placement);
        }

        @Override
        public void ended(Optional<String> problem) throws InterruptedException {
            publishTheRest();
            session.ended(problem);
        }
    }
}
