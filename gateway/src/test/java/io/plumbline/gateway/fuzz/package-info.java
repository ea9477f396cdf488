/**
 * What bytes that nobody foresaw do to the decoders: targets for Jazzer, which finds such bytes by itself. No build runs
 * them but {@code .ci/run}; the commands are in {@code docs/sensors.md}.
 */
@NullMarked
package io.plumbline.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
