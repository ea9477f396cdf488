/**
 * From the segments that sensors sit on to the angles of the spine: one segment's motion, and two of them brought to a
 * common time. Knows angles, and nothing of limits or exercises.
 */
@NullMarked
package io.plumbline.analytics.spine;

import org.jspecify.annotations.NullMarked;
