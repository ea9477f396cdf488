package io.plumbline.gateway.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a recording that stands where a new one is about to be written: what was recorded once is never lost. */
public final class EarlierRecording {

    private EarlierRecording() {}

    /**
     * Moves a file that holds something out of the way, to the first free name of {@code today-1.csv}, {@code
     * today-2.csv}, …
     *
     * @return where it is now; empty where there was none
     * @throws RecordingException if it can't be moved
     */
    public static Optional<Path> moveAside(Path file) throws RecordingException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return Optional.empty();
            }
            String name = String.valueOf(file.getFileName());
            int dot = name.indexOf('.', 1);
            String stem = dot < 0 ? name : name.substring(0, dot);
            String ending = dot < 0 ? "" : name.substring(dot);
            for (int number = 1; ; number++) {
                Path free = file.resolveSibling(stem + "-" + number + ending);
                if (!Files.exists(free)) {
                    return Optional.of(Files.move(file, free));
                }
            }
        } catch (IOException e) {
            throw new RecordingException(
                    file + " holds a recording that can't be moved aside. Name another file by --record.", e);
        }
    }
}
