/**
 * The file that says what a sensor's accelerometer reads wrongly. Knows nothing of how that was found.
 */
@NullMarked
package io.plumbline.gateway.correction;

import org.jspecify.annotations.NullMarked;
