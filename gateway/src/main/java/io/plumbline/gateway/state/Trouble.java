package io.plumbline.gateway.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, in words for a person; the exceptions of Java's file systems often say but its name. */
final class Trouble {

    private Trouble() {}

    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "it belongs to somebody else";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else is in its place";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null ? "it fails without a reason" : failure.getMessage();
    }
}
