/** Holds the decoders against published payloads of real sensors, the simulated sensors, and arbitrary bytes. */
@NullMarked
package io.plumbline.gateway.sensor;

import org.jspecify.annotations.NullMarked;
