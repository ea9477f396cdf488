/**
 * What an exercise is and what a physiotherapist set for a wearer, read from YAML into the analysis' records; a mistake in
 * a file is told by its path. Knows nothing of sessions, recordings or how anything is judged.
 */
@NullMarked
package io.plumbline.gateway.exercise;

import org.jspecify.annotations.NullMarked;
