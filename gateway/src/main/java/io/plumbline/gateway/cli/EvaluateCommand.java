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
import io.plumbline.gateway.evaluation.RecordingScores;
import io.plumbline.gateway.evaluation.ScoreJson;
import io.plumbline.gateway.evaluation.ScoreTable;
import io.plumbline.gateway.evaluation.TruthFile;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
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
                        + " and false, how late they came, repetitions, angles. Several files have a total, with an interval of F1"
                        + " by drawing their wearers anew.",
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
    public Integer call() throws IOException {
        if (events != null && files.size() > 1 && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--events are those of one recording, and " + files.size() + " were named.");
        }
        options.library(); // what is wrong with it is no fault of a recording
        RecordingScores scores = new RecordingScores();
        boolean failed = false;
        for (Path file : files) {
            try {
                score(file, scores);
            } catch (RecordingException e) {
                console.tell("plumbline: " + e.getMessage());
                failed = true;
            }
        }
        if (options.format() == Format.TEXT && !scores.isEmpty()) {
            console.out().print(ScoreTable.text(scores));
        } else if (options.format() == Format.JSONL && scores.isSeveral()) {
            console.out().println(ScoreJson.totalLine(scores));
        }
        return failed ? Failures.FAILED : Failures.DONE;
    }

    private void score(Path file, RecordingScores scores) throws IOException {
        Vocabulary vocabulary = options.library().vocabulary();
        try (RecordingReader reader = RecordingReader.open(file, vocabulary, false)) {
            TrueSession truth = TruthFile.readBeside(file, vocabulary);
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
            SessionScore score = Evaluation.of(truth, settings, marks, endSeconds, said);
            scores.add(file.toString(), reader.header().values().getOrDefault("wearer", ""), score);
            if (options.format() == Format.JSONL) {
                console.out().println(ScoreJson.line(file.toString(), score));
                score.notices().forEach(notice -> console.tell(file + ": " + notice));
            }
        }
    }

    private SessionSettings settings(Path file, RecordingReader reader) throws IOException {
        try {
            return options.settingsWithAngles(reader.header());
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ": " + e.getMessage(), e);
        }
    }
}
