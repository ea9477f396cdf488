/**
 * Sensors on Bluetooth LE: finding, connecting, and getting data back when they stop, through either of two drivers.
 * Knows sensors by their protocols alone, and nothing of what is made of their samples.
 */
@NullMarked
package io.plumbline.gateway.ble;

import org.jspecify.annotations.NullMarked;
