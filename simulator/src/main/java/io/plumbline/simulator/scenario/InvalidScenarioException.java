package io.plumbline.simulator.scenario;

/** A scenario can't be read; the message says in which file and where in it, what is wrong and what is allowed. */
public final class InvalidScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
