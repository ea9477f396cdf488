package io.plumbline.gateway.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One wearer's folder in the state directory, locked for as long as it is open: two gateways that deliver the same
 * messages would say everything twice and lose count. The lock ends with the process, however that ends. Only the
 * owner can read what is in it, since it tells what somebody's back does.
 */
public final class WearerFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private WearerFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens a wearer's folder, making it where there is none.
     *
     * @param state the state directory
     * @param wearer an alias, fit to be a folder's name
     * @throws FolderInUseException if another gateway has it; the message says which and what to do
     * @throws IOException if it can't be made or written; the message says what to do
     */
    public static WearerFolder open(Path state, String wearer) throws IOException {
        Path folder = state.resolve(wearer);
        FileChannel lockFile;
        try {
            Files.createDirectories(folder, forTheOwnerAlone());
            lockFile = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " can't be written (" + Trouble.of(e) + "). Name another by --state DIR.",
                    e);
        }
        try {
            if (tryLock(lockFile) == null) {
                throw new FolderInUseException(
                        "Another gateway" + process(lockFile) + " has a session of wearer '" + wearer + "': its folder "
                                + folder + " is in use. End that session, or name another wearer by --wearer.");
            }
            writeProcess(lockFile);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
        return new WearerFolder(folder, lockFile);
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /**
     * Opens the messages that wait in this folder under a name.
     *
     * @param notes takes a sentence where something is wrong with the file, or later with the disk
     * @throws IOException if the file can't be read or written; the message says what to do
     */
    public Spool spool(String name, Consumer<String> notes) throws IOException {
        return Spool.open(folder.resolve(name + ".spool"), notes);
    }

    /** Unlocks the folder. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    private static void writeProcess(FileChannel lockFile) throws IOException {
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)), 0);
    }

    private static String process(FileChannel lockFile) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(20);
        lockFile.read(digits, 0);
        String pid = new String(digits.array(), 0, digits.position(), UTF_8).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static FileAttribute<?>[] forTheOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
