/**
 * The command line: reads options, joins the rooms that a command needs, and turns failures into one sentence and an
 * exit status. Knows every other package; none knows it.
 */
@NullMarked
package io.plumbline.gateway.cli;

import org.jspecify.annotations.NullMarked;
