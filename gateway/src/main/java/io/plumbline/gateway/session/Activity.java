package io.plumbline.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * What is being done in a session just now.
 *
 * @param exercise the exercise in hand; null where there is none
 * @param paused whether nothing is judged until the wearer goes on
 */
public record Activity(@Nullable String exercise, boolean paused) {

    /** That of a session that has only begun. */
    public static final Activity AT_THE_BEGINNING = new Activity(null, false);
}
