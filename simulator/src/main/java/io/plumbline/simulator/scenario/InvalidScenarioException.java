package io.plumbline.simulator.scenario;

/** A scenario can't be read; the message says which file, which key, what is wrong and what is allowed. */
public final class InvalidScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
