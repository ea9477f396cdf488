package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.cli.Commands.Entry;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The program. */
public final class Main {

    static final String DEBUG = "--debug";

    /** The command whose options can be configured. */
    private static final String CONFIGURED = "live";

    private Main() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        // UTF-8 whatever the locale: JSON lines are read by programs
        StandardOutput standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(standardOutput), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int status = run(args, new Console(out, err, System.getenv()));
        out.flush();
        status = standardOutput.settle(status, err);
        System.exit(status);
    }

    /**
     * Runs a command as it is, with nothing configured and nothing taken from the environment.
     *
     * @return 0 done; 1 it failed and {@code err} says why; 2 the command line was wrong
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, new Console(out, err));
    }

    /** Runs a command, as {@link #run(String[], PrintStream, PrintStream)}, in the console's environment. */
    static int run(String[] args, Console console) {
        List<String> words =
                Arrays.stream(args).filter(arg -> !arg.equals(DEBUG)).toList();
        Failures failures = new Failures(console, words.size() < args.length);
        if (words.isEmpty()) {
            commandLine(console, failures, "").usage(console.err());
            return Failures.WRONG_COMMAND_LINE;
        }
        if (words.get(0).equals("help")) {
            words = words.size() == 1 ? List.of("--help") : List.of(words.get(1), "--help");
        }
        CommandLine commandLine = commandLine(console, failures, words.get(0));
        if (words.get(0).equals(CONFIGURED)) {
            CommandLine live =
                    Objects.requireNonNull(commandLine.getSubcommands().get(CONFIGURED));
            Configuration configuration =
                    Configuration.read(live, words.subList(1, words.size()), console.environment());
            boolean asksForHelp = words.contains("--help") || words.contains("-h");
            if (!configuration.problems().isEmpty() && !asksForHelp) {
                return failures.misconfigured(configuration.problems());
            }
            failures.explainBy(configuration);
            words = Stream.concat(Stream.of(CONFIGURED), configuration.words().stream())
                    .toList();
        }
        return commandLine.execute(words.toArray(new String[0]));
    }

    /** All commands with all their options, which takes its time. */
    static CommandLine whole(Console console) {
        return commandLine(console, new Failures(console, false), entry -> true);
    }

    private static CommandLine commandLine(Console console, Failures failures, String called) {
        return commandLine(console, failures, entry -> entry.name().equals(called));
    }

    private static CommandLine commandLine(Console console, Failures failures, Predicate<Entry> isWanted) {
        CommandSpec root = CommandSpec.create()
                .name("plumbline")
                .version("plumbline " + version())
                .addOption(help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        root.usageMessage()
                .description(
                        "Tells a person who exercises with a bad disc, at once, that the lower back has left neutral."
                                + " No medical device.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands ('plumbline COMMAND --help' shows a command's options):%n")
                .footer("", "--debug shows the trace of a fault.");
        for (Entry entry : Commands.ALL) {
            if (isWanted.test(entry)) {
                CommandLine command = new CommandLine(entry.maker().apply(console));
                command.getCommandSpec().addOption(help());
                if (entry.name().equals(CONFIGURED)) {
                    command.getCommandSpec().addOption(Configuration.option());
                }
                root.addSubcommand(entry.name(), command);
            } else {
                CommandSpec named = CommandSpec.create().name(entry.name());
                named.usageMessage().description(entry.summary());
                root.addSubcommand(entry.name(), named);
            }
        }
        return new CommandLine(root)
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** Made by hand, since reading picocli's own from its annotations takes a tenth of a start. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this and do nothing else.")
                .build();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
    }

    /** This program's version. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
