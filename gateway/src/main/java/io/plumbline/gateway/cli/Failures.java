package io.plumbline.gateway.cli;

import io.plumbline.gateway.terminal.OutputClosedException;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence for the person, and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_COMMAND_LINE = 2;

    private final Console console;
    private final boolean trace;
    private @Nullable Configuration configuration;

    /**
     * Tells failures to {@code console}.
     *
     * @param trace whether the trace of a fault is shown
     */
    Failures(Console console, boolean trace) {
        this.console = console;
        this.trace = trace;
    }

    /** What of the command line comes from elsewhere, so that this is told with its place. */
    void explainBy(Configuration read) {
        configuration = read;
    }

    /** What is wrong, with where that comes from if it is configured. */
    static String withOrigin(Exception failure, @Nullable Configuration configuration) {
        String option = "";
        if (failure instanceof ParameterException wrong && wrong.getArgSpec() instanceof OptionSpec spec) {
            option = spec.longestName();
        } else if (failure instanceof WrongOption wrong) {
            option = wrong.option();
        }
        String message = String.valueOf(failure.getMessage());
        return configuration == null
                ? message
                : configuration
                        .originOf(option)
                        .map(origin -> origin + ": " + message)
                        .orElse(message);
    }

    /** The command line was wrong. */
    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String explained = withOrigin(failure, configuration);
        if (!explained.equals(failure.getMessage())) {
            return misconfigured(List.of(explained));
        }
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : String.valueOf(failure.getMessage());
        return wrong(message, command);
    }

    /** What is set outside the command line is wrong. */
    int misconfigured(List<String> problems) {
        problems.forEach(problem -> console.tell("plumbline: " + ConfigCommand.withoutLogin(problem)));
        console.tell("'plumbline config check' shows what is set, and where.");
        return FAILED;
    }

    private int wrong(String message, CommandLine command) {
        console.tell("plumbline: " + message);
        console.tell("'" + command.getCommandSpec().qualifiedName() + " --help' shows what there is.");
        return WRONG_COMMAND_LINE;
    }

    /** A command failed. */
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof OutputClosedException) {
            return DONE;
        }
        if (failure instanceof WrongOption) {
            String explained = withOrigin(failure, configuration);
            return explained.equals(failure.getMessage())
                    ? wrong(explained, command)
                    : misconfigured(List.of(explained));
        }
        if (trace) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof IOException) {
            console.tell("plumbline: " + failure.getMessage());
        } else {
            console.tell("plumbline: This is a fault of Plumbline: " + failure
                    + (trace ? "" : ". Please report it; " + Main.DEBUG + " shows the trace to send along."));
        }
        return FAILED;
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        CommandLine command = failure.getCommandLine();
        String word = failure.getUnmatched().get(0);
        if (word.startsWith("-")) {
            String option = word.replaceFirst("=.*", "");
            List<String> options = command.getCommandSpec().options().stream()
                    .map(known -> known.longestName())
                    .toList();
            return "no option is called '" + option + "'. " + DidYouMean.sentence(option, options);
        }
        if (command.getSubcommands().isEmpty()) {
            return "'" + word + "' is one too many.";
        }
        return "no command is called '" + word + "'. " + DidYouMean.sentence(word, Commands.names());
    }
}
