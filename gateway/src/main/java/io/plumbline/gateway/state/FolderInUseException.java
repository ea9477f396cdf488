package io.plumbline.gateway.state;

import java.io.IOException;

/** A wearer's folder belongs to another gateway that runs. */
public final class FolderInUseException extends IOException {

    private static final long serialVersionUID = 1;

    FolderInUseException(String message) {
        super(message);
    }
}
