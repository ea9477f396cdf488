package io.plumbline.gateway.cli;

import io.plumbline.gateway.terminal.OutputClosedException;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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

    /**
     * Tells failures to {@code console}.
     *
     * @param trace whether the trace of a fault is shown
     */
    Failures(Console console, boolean trace) {
        this.console = console;
        this.trace = trace;
    }

    /** The command line was wrong. */
    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : String.valueOf(failure.getMessage());
        return wrong(message, command);
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
            return wrong(String.valueOf(failure.getMessage()), command);
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
