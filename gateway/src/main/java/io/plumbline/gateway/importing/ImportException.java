package io.plumbline.gateway.importing;

import java.io.IOException;

/** A table can't be made into a recording: the message says what is wrong, where, and what to do about it. */
public final class ImportException extends IOException {

    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
