package io.plumbline.gateway.mqtt;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Small text files about a connection. Messages name the file, never what is in it. */
final class PrivateFile {

    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private PrivateFile() {}

    /**
     * Reads a file with a secret in it.
     *
     * @throws IOException if it can't be read, or if others can; the message says what to do
     */
    static String read(Path file) throws IOException {
        String text = readPublic(file);
        PosixFileAttributeView permissions = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (permissions != null) {
            Set<PosixFilePermission> given = permissions.readAttributes().permissions();
            if (given.stream().anyMatch(READABLE_BY_OTHERS::contains)) {
                throw new IOException(file + " holds a secret, and others can read it. Type: chmod 600 " + file);
            }
        }
        return text;
    }

    /**
     * Reads a file without a secret.
     *
     * @throws IOException if it can't be read; the message says why
     */
    static String readPublic(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not there.", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " can't be read: it belongs to somebody else.", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no text.", e);
        } catch (IOException e) {
            throw new IOException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
