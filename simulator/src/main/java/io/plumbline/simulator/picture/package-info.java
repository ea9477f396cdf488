/**
 * A session as a picture: stick figures at telling moments above what the sensors said and what truly happened, as the
 * text of an SVG. Knows the body, its movement and the truth; knows no files, and nothing of how sensors work.
 */
@NullMarked
package io.plumbline.simulator.picture;

import org.jspecify.annotations.NullMarked;
