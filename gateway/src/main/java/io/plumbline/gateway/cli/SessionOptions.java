package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.recording.RecordingHeader;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The options of every command that analyses a session and prints its events. */
final class SessionOptions extends AnalysisOptions {

    @Option(names = "--angles", description = "Print the angles too, ten times a second.")
    private boolean angles;

    /** Whether the angles are printed. */
    boolean angles() {
        return angles;
    }

    /**
     * What the analysis of a session depends on besides its samples and marks.
     *
     * @throws IllegalArgumentException if the header's sensors make no session, e.g. for want of a common clock
     * @throws IOException if a file of exercises can't be used
     */
    SessionSettings settings(RecordingHeader header) throws IOException {
        return settings(header, angles);
    }
}
