package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.ImuSample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Nordic Thingy:52, raw motion characteristic EF680406 (Nordic-Thingy52-FW, m_motion.c): 18 bytes, as int16 the specific
 * force in 1/1024 g, the angular rate in 1/32 degree/s and the magnetic field, which is sent as 0. One sample each; no time
 * and no number. A register ends at ±32 g and at ±1024 degrees/s.
 */
final class Thingy52Encoder implements PayloadEncoder {

    private static final int PAYLOAD_BYTES = 18;
    private static final double FORCE_COUNTS = 1024 / STANDARD_GRAVITY;
    private static final double RATE_COUNTS = 32 / Math.toRadians(1);

    @Override
    public List<byte[]> encode(List<ImuSample> samples, long deviceMilliseconds) {
        return samples.stream().map(Thingy52Encoder::payload).toList();
    }

    private static byte[] payload(ImuSample sample) {
        ByteBuffer bytes = ByteBuffer.allocate(PAYLOAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        FixedPoint.put(bytes, sample.ax(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.ay(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.az(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.gx(), RATE_COUNTS);
        FixedPoint.put(bytes, sample.gy(), RATE_COUNTS);
        FixedPoint.put(bytes, sample.gz(), RATE_COUNTS);
        return bytes.array();
    }
}
