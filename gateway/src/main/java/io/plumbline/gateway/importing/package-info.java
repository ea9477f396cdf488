/**
 * Other programs' tables made into recordings: finds separator, header and decimal sign, converts units, and says what
 * was left out and why. Knows recordings and tables, and nothing of the command line.
 */
@NullMarked
package io.plumbline.gateway.importing;

import org.jspecify.annotations.NullMarked;
