/**
 * Words that people type into files and options, and what they meant by a misspelt one. Knows nothing of where the
 * words come from.
 */
@NullMarked
package io.plumbline.gateway.words;

import org.jspecify.annotations.NullMarked;
