/**
 * Simulated wearers by the thousand, as recordings or as one stream of lines, and the one that {@code simulate} writes. Knows
 * the simulator and the recording's format; knows nothing of how anything is judged.
 */
@NullMarked
package io.plumbline.gateway.fleet;

import org.jspecify.annotations.NullMarked;
