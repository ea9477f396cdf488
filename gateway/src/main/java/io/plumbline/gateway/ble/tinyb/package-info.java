/**
 * Bluetooth LE through TinyB: a library of 2017 over BlueZ's D-Bus interface with a native part. Knows its habits, so that
 * nobody else has to.
 */
@NullMarked
package io.plumbline.gateway.ble.tinyb;

import org.jspecify.annotations.NullMarked;
