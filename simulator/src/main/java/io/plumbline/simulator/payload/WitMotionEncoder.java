package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.ImuSample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * WitMotion's frame of 20 bytes (data sheet WT901BLECL v23-0420): 55 61, then as int16 the specific force (±16 g), the
 * angular rate (±2000 degrees/s) and roll, pitch and yaw, one sample each. It has no time and no number. The three angles
 * are sent as 0: the part finds them with a filter of its own, which is not imitated.
 */
final class WitMotionEncoder implements PayloadEncoder {

    private static final int FRAME_BYTES = 20;
    private static final double FORCE_COUNTS = 32768 / (16 * STANDARD_GRAVITY);
    private static final double RATE_COUNTS = 32768 / Math.toRadians(2000);

    @Override
    public List<byte[]> encode(List<ImuSample> samples, long deviceMilliseconds) {
        return samples.stream().map(WitMotionEncoder::frame).toList();
    }

    private static byte[] frame(ImuSample sample) {
        ByteBuffer bytes = ByteBuffer.allocate(FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x55).put((byte) 0x61);
        FixedPoint.put(bytes, sample.ax(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.ay(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.az(), FORCE_COUNTS);
        FixedPoint.put(bytes, sample.gx(), RATE_COUNTS);
        FixedPoint.put(bytes, sample.gy(), RATE_COUNTS);
        FixedPoint.put(bytes, sample.gz(), RATE_COUNTS);
        return bytes.array();
    }
}
