package io.plumbline.gateway.session;

import java.util.Optional;
import java.util.function.Consumer;

/** What a wearer, or a program for one, asks a running session to do. */
public sealed interface Command {

    /** Carries commands out. */
    @FunctionalInterface
    interface Handler {

        /**
         * Asks for something, from any thread; does not block.
         *
         * @param answer told once, from any thread, why it was not done; empty where it was
         */
        void submit(Command command, Consumer<Optional<String>> answer);
    }

    /**
     * From now on this exercise is done.
     *
     * @param exercise its name; one that is not known is refused
     */
    record Start(String exercise) implements Command {}

    /** The session ends. */
    record Stop() implements Command {}

    /** The wearer will stand still and bow, so that axes and neutral are found anew. */
    record Calibrate() implements Command {}

    /** The wearer will bend once, slowly and as far as is comfortable, which is taken for their range. */
    record MeasureRange() implements Command {}

    /** Judge nothing until {@link Resume}. */
    record Pause() implements Command {}

    /** The end of a pause. */
    record Resume() implements Command {}

    /**
     * The wearer reports pain.
     *
     * @param level 0 (none) to 10; anything else is refused
     * @param note the wearer's words, may be empty
     */
    record Pain(int level, String note) implements Command {}
}
