package io.plumbline.gateway.ble;

import java.util.UUID;

/**
 * A value that a device told by itself.
 *
 * @param characteristic which
 * @param value its bytes, not to be changed
 * @param arrivalNanos when the driver had it, {@link System#nanoTime()}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes go through once, at up to some hundred a second
public record Notification(UUID characteristic, byte[] value, long arrivalNanos) {}
