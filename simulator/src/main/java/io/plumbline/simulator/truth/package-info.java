/**
 * What truly happened in a simulated session: exercises, repetitions, the lumbar flexion and where it passed a limit,
 * and the file that says so. Knows signals of angles over time, and neither the body nor the sensors.
 */
@NullMarked
package io.plumbline.simulator.truth;

import org.jspecify.annotations.NullMarked;
