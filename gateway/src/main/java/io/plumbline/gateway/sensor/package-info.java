/**
 * What real sensors' notifications mean: one decoder a sensor, from bytes to specific force and angular rate. Knows
 * nothing of radios, files, threads or clocks.
 */
@NullMarked
package io.plumbline.gateway.sensor;

import org.jspecify.annotations.NullMarked;
