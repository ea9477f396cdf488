package io.plumbline.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The scenarios that come with the simulator: the files of {@code simulator/scenarios}. */
public final class ScenarioLibrary {

    private static final String FOLDER = "library/";
    private static final String ENDING = ".yaml";

    private ScenarioLibrary() {}

    /** Every scenario of the library, by name. */
    public static List<Scenario> all() {
        return names().stream().map(name -> find(name).orElseThrow()).toList();
    }

    /** The scenario of this name; empty where there is none. */
    public static Optional<Scenario> find(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (InputStream yaml = ScenarioLibrary.class.getResourceAsStream(FOLDER + name + ENDING)) {
            return yaml == null ? Optional.empty() : Optional.of(ScenarioReader.read(yaml, name + ENDING));
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in scenario " + name + " can't be read", e);
        }
    }

    /** The names of all scenarios, sorted; reads none of them. */
    public static List<String> names() {
        URL folder = ScenarioLibrary.class.getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("the simulator was packed without its scenarios; build it anew");
        }
        try {
            return names(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in scenarios can't be listed from " + folder, e);
        }
    }

    static List<String> names(URL folder) throws IOException {
        List<String> files;
        if (folder.openConnection() instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                String prefix = inJar.getEntryName();
                files = jar.stream()
                        .map(entry -> entry.getName())
                        .filter(entry -> entry.startsWith(prefix))
                        .map(entry -> entry.substring(prefix.length()))
                        .toList();
            }
        } else {
            try (Stream<Path> listing = Files.list(Path.of(uri(folder)))) {
                files = listing.map(file -> file.getFileName().toString()).toList();
            }
        }
        return files.stream()
                .filter(file -> file.endsWith(ENDING))
                .map(file -> file.substring(0, file.length() - ENDING.length()))
                .sorted()
                .toList();
    }

    private static URI uri(URL folder) throws IOException {
        try {
            return folder.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
