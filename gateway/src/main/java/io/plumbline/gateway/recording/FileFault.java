package io.plumbline.gateway.recording;

import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says in words why a file can't be read or written, and what to do about it. */
public final class FileFault {

    private FileFault() {}

    /** Why {@code file} can't be written. */
    public static String writing(Path file, IOException cause) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return file + " is a directory. Name a file in it.";
        }
        if (directory != null && !Files.isDirectory(directory)) {
            return file + " can't be written: there is no directory " + directory + ". Make it with 'mkdir -p'.";
        }
        if (cause instanceof AccessDeniedException) {
            return file + " may not be written by you. Name a file elsewhere, or change the permissions.";
        }
        return file + " can't be written: " + reason(cause) + ".";
    }

    /** Why {@code file} can't be read. */
    public static String reading(Path file, IOException cause) {
        if (Files.isDirectory(file)) {
            return file + " is a directory. Name a file in it.";
        }
        if (cause instanceof NoSuchFileException) {
            return file + " does not exist. " + nearby(file);
        }
        if (cause instanceof AccessDeniedException) {
            return file + " may not be read by you. Change its permissions ('chmod u+r').";
        }
        return file + " can't be read: " + reason(cause) + ".";
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException refused ? refused.getReason() : cause.getMessage();
        return reason == null ? "the system refuses it (" + cause.getClass().getSimpleName() + ")" : reason;
    }

    private static String nearby(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "Nor does the directory " + directory + ".";
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> names =
                    entries.map(entry -> String.valueOf(entry.getFileName())).toList();
            return DidYouMean.nearest(String.valueOf(file.getFileName()), names)
                    .map(name -> "Did you mean " + file.resolveSibling(name) + "?")
                    .orElse("Look with 'ls " + directory + "'.");
        } catch (IOException e) {
            return "The directory " + directory + " can't be listed: " + e.getMessage();
        }
    }
}
