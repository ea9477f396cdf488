/**
 * What {@code .ci/real-bluez} runs in its virtual machine, besides the gateway itself: sensors that speak their makers'
 * protocols through the real BlueZ, and the judge of what came of it.
 */
@NullMarked
package io.plumbline.gateway.ble.machine;

import org.jspecify.annotations.NullMarked;
