/**
 * The words that people type into files and options: exercises, placements, limits; and what they meant by a misspelt
 * one. Knows nothing of the files and options themselves.
 */
@NullMarked
package io.plumbline.gateway.words;

import org.jspecify.annotations.NullMarked;
