/**
 * The wearer's body: lengths and masses, the chain of segments from the toes to the shoulders, and the poses in which it
 * rests on its feet or on elbows and toes. Geometry of one instant: knows no time, sensors or exercises.
 */
@NullMarked
package io.plumbline.simulator.body;

import org.jspecify.annotations.NullMarked;
