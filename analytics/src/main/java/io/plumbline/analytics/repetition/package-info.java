/**
 * Finds repetitions and holds in the motion of a segment. Knows motion, and nothing of faults, limits or words.
 */
@NullMarked
package io.plumbline.analytics.repetition;

import org.jspecify.annotations.NullMarked;
