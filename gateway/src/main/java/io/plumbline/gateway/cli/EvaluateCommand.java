package io.plumbline.gateway.cli;

import io.plumbline.analytics.evaluation.Evaluation;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.evaluation.TrueSession;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.evaluation.EventFile;
import io.plumbline.gateway.evaluation.ScoreJson;
import io.plumbline.gateway.evaluation.ScoreTable;
import io.plumbline.gateway.evaluation.TruthFile;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline evaluate}: what the program says of recordings, held against the truth beside them. */
@Command(
        name = "evaluate",
        sortOptions = false,
        description =
                "Holds what is said of recordings against the truth beside them (.truth.json): alerts right, missed"
                        + " and false, how late they came, repetitions, angles.",
        footer = {"", "For example: plumbline evaluate tucked.csv plank.csv"})
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings, .csv or .csv.gz.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--events",
            paramLabel = "FILE.jsonl",
            description = "Events that were printed by --format jsonl (best with --angles), instead of a replay.")
    private @Nullable Path events;

    @Mixin
    private AnalysisOptions options = new AnalysisOptions();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws RecordingException {
        if (events != null && files.size() > 1 && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--events are those of one recording, and " + files.size() + " were named.");
        }
        ScoreTable table = new ScoreTable();
        boolean failed = false;
        for (Path file : files) {
            try {
                SessionScore score = score(file);
                if (options.format() == Format.JSONL) {
                    console.out().println(ScoreJson.line(file.toString(), score));
                    score.notices().forEach(notice -> console.tell(file + ": " + notice));
                } else {
                    table.add(file.toString(), score);
                }
            } catch (RecordingException e) {
                console.tell("plumbline: " + e.getMessage());
                failed = true;
            }
        }
        if (options.format() == Format.TEXT && !table.isEmpty()) {
            console.out().print(table.text());
        }
        return failed ? Failures.FAILED : Failures.DONE;
    }

    private SessionScore score(Path file) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file, false)) {
            TrueSession truth = TruthFile.readBeside(file);
            SessionSettings settings = settings(file, reader);
            List<Mark> marks = options.marks(reader.marks());
            if (marks.stream().noneMatch(mark -> mark instanceof Mark.StartExercise)) {
                truth.exercises().stream()
                        .map(done -> new Mark.StartExercise(done.span().startSeconds(), done.exercise()))
                        .forEach(marks::add);
                if (!truth.exercises().isEmpty()) {
                    console.tell(file + " names no exercise; those of its truth are taken.");
                }
            }
            SessionAnalyzer analyzer = new SessionAnalyzer(settings);
            marks.forEach(analyzer::mark);
            List<SessionEvent> said = new ArrayList<>();
            Placement sessionClock = settings.sensors().get(0).placement();
            double endSeconds = 0;
            while (reader.next()) {
                if (!settings.ownClocks() || reader.sample().placement() == sessionClock) {
                    endSeconds = Math.max(endSeconds, reader.sample().timeSeconds());
                }
                if (events == null) {
                    analyzer.accept(reader.sample(), said::add);
                }
            }
            if (events == null) {
                analyzer.finish(said::add);
            } else {
                said = EventFile.read(events);
            }
            reader.notices().forEach(console::tell);
            return Evaluation.of(truth, settings, marks, endSeconds, said);
        }
    }

    private SessionSettings settings(Path file, RecordingReader reader) throws RecordingException {
        try {
            return options.settingsWithAngles(reader.header());
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ": " + e.getMessage(), e);
        }
    }
}
