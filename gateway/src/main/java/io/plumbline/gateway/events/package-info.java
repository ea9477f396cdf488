/**
 * Events in the forms that leave the program: JSON for machines, a sentence for the person on the mat. Knows the
 * events, and nothing of where they go.
 */
@NullMarked
package io.plumbline.gateway.events;

import org.jspecify.annotations.NullMarked;
