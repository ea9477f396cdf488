package io.plumbline.gateway.ble.tinyb;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tinyb.BluetoothManager;

/**
 * TinyB's native libraries: unpacked from its jar into a folder that only this user can write to, and loaded from there.
 * What lies there already is used only where it is byte for byte what the jar holds.
 */
final class TinyBNatives {

    /** In the order in which they need each other. */
    private static final List<String> LIBRARIES = List.of("libtinyb.so", "libjavatinyb.so");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static boolean loaded;

    private TinyBNatives() {}

    /** Where the jar has libraries for a machine; empty where it has none. */
    static Optional<String> folderInJar(String osName, String osArch) {
        if (!osName.equals("Linux")) {
            return Optional.empty();
        }
        return switch (osArch) {
            case "amd64", "x86_64" -> Optional.of("/native/linux/x86_64/");
            case "i386", "i486", "i586", "i686", "x86" -> Optional.of("/native/linux/x86_32/");
            case "arm" -> Optional.of("/native/arm/armv6/");
            default -> Optional.empty();
        };
    }

    /** Loads them, once in a process. */
    static synchronized void load() throws BleException {
        if (loaded) {
            return;
        }
        String arch = System.getProperty("os.arch", "");
        String inJar = folderInJar(System.getProperty("os.name", ""), arch)
                .orElseThrow(() -> new BleException(
                        Fault.NO_DRIVER,
                        "TinyB has no native part for this machine (" + arch + "). Use --ble-driver bluez."));
        Path folder = cacheFolder(System.getenv(), System.getProperty("user.home", ""));
        try {
            for (Path library : unpack(inJar, folder)) {
                System.load(library.toString());
            }
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new BleException(
                    Fault.NO_DRIVER,
                    "TinyB's native part can't be loaded from " + folder + ": " + e.getMessage()
                            + ". Set XDG_CACHE_HOME to a folder of your own, or use --ble-driver bluez.",
                    e);
        }
        initialiseQuietly();
        loaded = true;
    }

    /** A service's cache folder, or the user's. */
    static Path cacheFolder(Map<String, String> environment, String home) {
        String given = environment.getOrDefault("CACHE_DIRECTORY", environment.getOrDefault("XDG_CACHE_HOME", ""));
        return (given.isEmpty() ? Path.of(home, ".cache") : Path.of(given)).resolve("plumbline/tinyb");
    }

    /**
     * Puts the libraries into {@code folder} and gives their paths.
     *
     * @throws IOException if they can't be put there, or if the folder is another user's or open to others
     */
    static List<Path> unpack(String inJar, Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            checkPrivate(folder);
        }
        return List.of(unpackOne(inJar, folder, LIBRARIES.get(0)), unpackOne(inJar, folder, LIBRARIES.get(1)));
    }

    private static void checkPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder; remove it");
        }
        boolean open = !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY);
        String self = System.getProperty("user.name", "");
        String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
        if (open || !owner.equals(self)) {
            throw new IOException(folder + " can be changed by others; remove it");
        }
    }

    private static Path unpackOne(String inJar, Path folder, String name) throws IOException {
        byte[] whole = inJar(inJar + name);
        Path library = folder.resolve(digest(whole) + "-" + name);
        if (!isSame(library, whole)) {
            Path part = Files.createTempFile(folder, name, ".part");
            Files.write(part, whole);
            Files.move(part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }

    private static boolean isSame(Path library, byte[] whole) throws IOException {
        try {
            return Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
                    && Arrays.equals(Files.readAllBytes(library), whole);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static byte[] inJar(String name) throws IOException {
        try (InputStream in = BluetoothManager.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("TinyB's jar holds no " + name);
            }
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * TinyB's classes look for their libraries by name, find none since they are loaded by path, and print a warning that
     * is not true. It is left out; nothing else is.
     */
    private static void initialiseQuietly() {
        PrintStream err = System.err;
        System.setErr(new PrintStream(err, true) {
            @Override
            public void println(@Nullable String line) {
                if (line == null || !line.startsWith("Native code library failed to load.")) {
                    super.println(line);
                }
            }
        });
        try {
            for (String name : List.of("tinyb.BluetoothObject", "tinyb.BluetoothManager")) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("TinyB's jar is not whole", e);
        } finally {
            System.setErr(err);
        }
    }
}
