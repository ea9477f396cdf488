/**
 * The program for hours, as a process of its own beside a broker that comes and goes: {@code .ci/soak DURATION FLAP}. No
 * test of the suite, since it mostly waits; {@code .ci/run} has it run beside the suite.
 */
@NullMarked
package io.plumbline.gateway.soak;

import org.jspecify.annotations.NullMarked;
