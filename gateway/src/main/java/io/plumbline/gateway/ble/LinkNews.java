package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource.Receiver;
import io.plumbline.gateway.source.SensorCondition;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Says what becomes of a sensor's link, each thing once until something else is said. What it says goes to everybody who
 * listens, so that it names neither addresses nor other people's devices. On the sensor's own thread.
 */
final class LinkNews {

    private final Placement placement;
    private final Receiver receiver;
    private SensorCondition condition = SensorCondition.UNKNOWN;
    private String said = "";

    LinkNews(Placement placement, Receiver receiver) {
        this.placement = placement;
        this.receiver = receiver;
    }

    void model(String model) {
        condition = new SensorCondition(
                model,
                condition.batteryPercent(),
                condition.signalDbm(),
                condition.lossShare(),
                condition.recoveries());
    }

    void battery(OptionalInt percent) {
        condition = new SensorCondition(
                condition.model(), percent, condition.signalDbm(), condition.lossShare(), condition.recoveries());
    }

    void signal(OptionalInt dbm) {
        condition = new SensorCondition(
                condition.model(), condition.batteryPercent(), dbm, condition.lossShare(), condition.recoveries());
    }

    void recoveries(Map<String, Integer> used) {
        condition = new SensorCondition(
                condition.model(), condition.batteryPercent(), condition.signalDbm(), condition.lossShare(), used);
    }

    void loss(double share) {
        condition = new SensorCondition(
                condition.model(), condition.batteryPercent(), condition.signalDbm(), share, condition.recoveries());
    }

    /** The state of the link, with a sentence for the wearer. */
    void say(State state, double ageSeconds, String message) throws InterruptedException {
        String key = state + message;
        if (!key.equals(said)) {
            said = key;
            receiver.link(new LinkEvent(placement, state, ageSeconds, message, condition));
        }
    }

    /** Data flow: what the sensor says of itself is told, without disturbing anybody at the terminal. */
    void sayCondition() throws InterruptedException {
        said = "";
        receiver.link(
                new LinkEvent(placement, State.STREAMING, 0, "Data come from " + placement.word() + ".", condition));
    }
}
