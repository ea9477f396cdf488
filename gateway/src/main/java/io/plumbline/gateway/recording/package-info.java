/**
 * The recording file of Plumbline: reading it, writing it, and saying precisely what is wrong with one. Knows samples
 * and marks, and nothing of how they are analysed.
 */
@NullMarked
package io.plumbline.gateway.recording;

import org.jspecify.annotations.NullMarked;
