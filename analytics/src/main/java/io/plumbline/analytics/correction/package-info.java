/**
 * What an accelerometer reads wrongly, constant offsets and scales, found from the sensor's own rests and taken out of its
 * samples. Knows samples, and nothing of bodies, angles or exercises.
 */
@NullMarked
package io.plumbline.analytics.correction;

import org.jspecify.annotations.NullMarked;
