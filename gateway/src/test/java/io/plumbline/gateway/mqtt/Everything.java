package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.gateway.session.Activity;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SensorCondition;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** All that can be said, with and without what may be left out. */
final class Everything {

    private static final SensorCondition WELL_KNOWN = new SensorCondition(
            "Movesense 2.1.5", OptionalInt.of(83), OptionalInt.of(-61), 0.012, Map.of("reconnect", 2));

    private Everything() {}

    /** Says every kind of event; the last posture has every angle. */
    static void sayTo(EventSink sink) {
        sink.accept(Events.judging(true));
        sink.accept(new Judging(9, false, "sensor-gap", List.of("flexion", "extension"), "No data for 0.4 s."));
        sink.accept(Events.raised("3f9c21-1"));
        sink.accept(Events.escalated("3f9c21-1"));
        sink.accept(Events.cleared("3f9c21-1"));
        sink.accept(Events.raised("3f9c21-2"));
        sink.accept(Events.repetition(1));
        sink.accept(
                new Repetition(19.6, "hip-hinge", 2, 15, 19.6, true, 61.5, Double.NaN, List.of("rounded-back"), 0.24));
        sink.accept(Events.hold());
        sink.accept(new Hold(99.9, "plank", 2, 70, 99.9, false, 20, List.of()));
        sink.accept(Events.summary());
        sink.accept(Events.limit());
        sink.accept(new LimitChanged(15, "", null, null, Double.NaN, Double.NaN, "pain", "Noted."));
        sink.accept(Events.posture(15));
        sink.accept(new Posture(16, 12.3, -1.5, 8.8, 3.1));
    }

    /** Says what only a session that happens now says. */
    static void sayLiveTo(MqttSink sink) {
        sink.state(Activity.AT_THE_BEGINNING);
        sink.link(new LinkEvent(Placement.SACRUM, State.CONNECTING, 0, "Connecting."));
        sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data.", WELL_KNOWN));
        sink.state(new Activity("squat", false));
        sayTo(sink);
        sink.state(new Activity("plank", true));
        sink.samples(batch(1, Double.NaN));
        sink.samples(batch(11, 40));
    }

    private static ImuBatch batch(long first, double arrivalSeconds) {
        ImuSample sample =
                new ImuSample(Placement.SACRUM, first / 100.0, 9.8, 0.1, -0.2, 0.01, 0.02, 0.03, arrivalSeconds);
        boolean known = Double.isFinite(arrivalSeconds);
        return new ImuBatch(
                "3f9c21",
                new SensorSettings(
                        Placement.SACRUM,
                        known ? Mount.parse("up,left,back") : null,
                        104.2,
                        known
                                ? new AccelerometerCorrection(0.1, 0, -0.2, 1.01, 1, 0.99)
                                : AccelerometerCorrection.NONE),
                known,
                known ? "Movesense 2.1.5" : "",
                known ? OptionalInt.of(83) : OptionalInt.empty(),
                1,
                first,
                List.of(sample));
    }
}
