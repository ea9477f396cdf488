/**
 * Real sensors: how each is known, made to stream, and what its notifications mean as specific force and angular rate.
 * Knows nothing of radios, threads or clocks; of files only the description of a sensor of one's own.
 */
@NullMarked
package io.plumbline.gateway.sensor;

import org.jspecify.annotations.NullMarked;
