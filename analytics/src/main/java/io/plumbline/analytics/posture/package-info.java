/**
 * Which way up the wearer is: upright, hinged, prone, supine, on the side or head down. Knows inclinations, and nothing
 * of exercises.
 */
@NullMarked
package io.plumbline.analytics.posture;

import org.jspecify.annotations.NullMarked;
