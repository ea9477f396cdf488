package io.plumbline.gateway.recording;

import java.io.IOException;

/** A recording can't be read or written: the message says what is wrong, in which file and line, and what to do about it. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
