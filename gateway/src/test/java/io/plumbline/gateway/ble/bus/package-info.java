/**
 * A Bluetooth service without Bluetooth: a message bus of its own, and on it {@code org.bluez} as the drivers see it, with
 * sensors that come, go and fail as a test says. Knows nothing of the drivers.
 */
@NullMarked
package io.plumbline.gateway.ble.bus;

import org.jspecify.annotations.NullMarked;
