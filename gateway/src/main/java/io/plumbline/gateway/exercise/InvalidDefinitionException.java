package io.plumbline.gateway.exercise;

import java.io.IOException;

/** A file that defines no exercise or plan; the message says where and what is wrong. */
public final class InvalidDefinitionException extends IOException {

    private static final long serialVersionUID = 1;

    InvalidDefinitionException(String message) {
        super(message);
    }

    InvalidDefinitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
