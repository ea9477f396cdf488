package io.plumbline.gateway.cli;

import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.simulator.scenario.InvalidScenarioException;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Scenarios as they are named on the command line: by a name of the library, or by the path of a YAML file. */
final class Scenarios {

    private Scenarios() {}

    /**
     * The text itself, where it is the name of a scenario or may be a file's path.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static String check(String text) {
        List<String> known = ScenarioLibrary.names();
        if (!isPath(text) && !known.contains(text)) {
            throw new IllegalArgumentException("no scenario is called '" + text + "'. "
                    + DidYouMean.sentence(text, known)
                    + " One of your own is named by its path, e.g. ./" + text + ".yaml.");
        }
        return text;
    }

    /**
     * The scenario of a text that was checked.
     *
     * @throws IOException if its file can't be read or holds no scenario; the message says what is wrong and where
     */
    static Scenario open(String text) throws IOException {
        if (!isPath(text)) {
            return ScenarioLibrary.find(text).orElseThrow();
        }
        Path file = Path.of(text);
        try {
            return ScenarioReader.read(file);
        } catch (InvalidScenarioException e) {
            throw new RecordingException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RecordingException(FileFault.reading(file, e), e);
        }
    }

    private static boolean isPath(String text) {
        return text.contains("/") || text.endsWith(".yaml") || text.endsWith(".yml");
    }
}
