package io.plumbline.gateway.fleet;

import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.recording.PacketWriter;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.link.InOrder;
import io.plumbline.simulator.payload.Notification;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.payload.VirtualPeripheral;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * A simulated session as the notifications that a Bluetooth host would get.
 *
 * @param scenario its scenario's name
 * @param seed its seed
 * @param session what was done
 * @param profile whose notifications
 */
public record SimulatedPackets(String scenario, long seed, SimulatedSession session, Profile profile) {

    /**
     * Writes them, replacing what was there.
     *
     * @return how many notifications there are
     * @throws RecordingException if the file can't be written; the message says why
     */
    public long write(Path file) throws RecordingException {
        List<VirtualPeripheral> sensors = session.peripherals(profile);
        // that a sensor started anew is for the host to find out
        List<Mark> commanded = session.marks().stream()
                .filter(mark -> !(mark instanceof Mark.SensorRestarted))
                .toList();
        long written = 0;
        try (PacketWriter writer = new PacketWriter(file, header(sensors), commanded)) {
            Iterator<Notification> arriving = new InOrder<>(sensors, Notification::arrivalSeconds);
            for (; arriving.hasNext(); written++) {
                Notification notification = arriving.next();
                writer.write(notification.arrivalSeconds(), notification.placement(), notification.hex());
            }
        }
        return written;
    }

    private RecordingHeader header(List<VirtualPeripheral> sensors) {
        RecordingHeader header =
                SimulatedRecording.header(scenario, seed, session).with("wearer", "wearer");
        for (VirtualPeripheral sensor : sensors) {
            String own = "." + sensor.placement().word();
            header = header.with("profile" + own, profile.word());
            if (profile == Profile.MOVESENSE) {
                header = header.with("setting" + own, "rate=" + trimmed(sensor.rateHz()));
            }
        }
        return header;
    }

    /** Without a needless ".0". */
    private static String trimmed(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
