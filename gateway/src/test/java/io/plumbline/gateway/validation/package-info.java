/**
 * The program measured against recordings that nobody of this project made, by the commands that a user types. Writes
 * docs/validation.md; knows the command line and the recordings' columns, and nothing of how events are found.
 */
@NullMarked
package io.plumbline.gateway.validation;

import org.jspecify.annotations.NullMarked;
