package io.plumbline.gateway.definition;

import java.io.IOException;

/** A file that does not define what it should; the message says where and what is wrong. */
public final class InvalidDefinitionException extends IOException {

    private static final long serialVersionUID = 1;

    /** What is wrong, and where. */
    public InvalidDefinitionException(String message) {
        super(message);
    }

    /** What is wrong, where, and what brought it about. */
    public InvalidDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
