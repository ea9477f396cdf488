/**
 * The analysis held against the simulated body's truth, whatever the mounting. Knows the simulator and the analyzer, and
 * nothing of files or brokers.
 */
@NullMarked
package io.plumbline.gateway.detection;

import org.jspecify.annotations.NullMarked;
