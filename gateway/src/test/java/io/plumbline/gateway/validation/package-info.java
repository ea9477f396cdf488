/**
 * The program measured on recordings that nobody of this project made and on simulated ones, by the commands that a user types
 * where there is one. Writes docs/validation.md; knows the recordings' columns, and nothing of how events are found.
 */
@NullMarked
package io.plumbline.gateway.validation;

import org.jspecify.annotations.NullMarked;
