/**
 * The driver that speaks to BlueZ over the system bus, on any machine that has both. Knows BlueZ's objects and the bus,
 * and nothing of sensors.
 */
@NullMarked
package io.plumbline.gateway.ble.bluez;

import org.jspecify.annotations.NullMarked;
