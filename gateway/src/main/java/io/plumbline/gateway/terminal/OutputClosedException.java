package io.plumbline.gateway.terminal;

/** Whoever read the output has gone, as {@code head} does after ten lines: no fault, but there is no use in going on. */
public final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutputClosedException() {
        super("nobody reads the output any more");
    }
}
