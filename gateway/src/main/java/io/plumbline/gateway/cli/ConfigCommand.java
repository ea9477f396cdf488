package io.plumbline.gateway.cli;

import io.plumbline.gateway.config.Setting;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code plumbline config check}: what {@code live} would be given, and by whom. */
@Command(
        name = "config",
        customSynopsis = "plumbline config check [--config FILE] [OPTION OF live]…",
        description = {
            "Shows every option of 'live' as it would be now, and where it comes from: the command line, the"
                    + " environment, the file, or nowhere. Secrets are not shown.",
            "Ends with status 1 where something is wrong with it."
        })
final class ConfigCommand implements Callable<Integer> {

    private static final Pattern SECRET = Pattern.compile("password|secret|token", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN = Pattern.compile("//[^@/\\s]*@");
    private static final String HIDDEN = "(hidden)";
    private static final String NOTHING = "-";

    private final Console console;

    @Parameters(index = "0", paramLabel = "check", description = "What to do with it.", arity = "0..1")
    private @Nullable String action;

    @Unmatched
    private List<String> others = new ArrayList<>();

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!"check".equals(action)) {
            console.tell("plumbline: 'config' is called as: plumbline config check [--config FILE]");
            return Failures.WRONG_COMMAND_LINE;
        }
        CommandLine live = live();
        Configuration configuration = Configuration.read(live, others, console.environment());
        List<String> problems = new ArrayList<>(configuration.problems());
        problems.addAll(wrongValues(configuration));
        Row.print(rows(live, configuration, problems), console.out());
        console.out()
                .println(configuration
                        .settings()
                        .file()
                        .map(file -> "The file is " + file + ".")
                        .orElse("There is no file."));
        problems.forEach(problem -> console.tell("plumbline: " + withoutLogin(problem)));
        return problems.isEmpty() ? Failures.DONE : Failures.FAILED;
    }

    /** A command as it would be called; one for each use, since it keeps what it has parsed. */
    private CommandLine live() {
        CommandLine live = new CommandLine(new LiveCommand(console));
        live.getCommandSpec().addOption(Configuration.option());
        return live;
    }

    /** What is wrong with single values; each is looked at by itself, so that one fault does not hide another. */
    private List<String> wrongValues(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        CommandLine live = live();
        for (String key : Configuration.options(live.getCommandSpec()).keySet()) {
            Setting setting = configuration.settings().find(key).orElse(null);
            if (setting == null
                    || configuration.originOf("--" + key).isEmpty()
                    || configuration.wrongShape(setting).isPresent()) {
                continue;
            }
            try {
                live.parseArgs(configuration.wordsOf(setting).toArray(new String[0]));
            } catch (ParameterException e) {
                if (!(e instanceof MissingParameterException)) { // which is of another option
                    problems.add(setting.origin() + ": " + e.getMessage());
                }
            }
        }
        return problems;
    }

    private List<Row> rows(CommandLine live, Configuration configuration, List<String> problems) {
        List<Row> rows = new ArrayList<>();
        boolean parsed = parse(live, configuration, problems);
        Configuration.options(live.getCommandSpec()).forEach((key, option) -> {
            Optional<Setting> setting = configuration.settings().find(key);
            Optional<String> origin = configuration.originOf("--" + key);
            if (origin.isPresent()) {
                rows.add(new Row(
                        key, hidden(key, String.join("  ", setting.orElseThrow().values())), origin.get()));
            } else if (parsed && live.getParseResult().hasMatchedOption(option)) {
                rows.add(new Row(key, hidden(key, shown(live, option)), "command line"));
            } else {
                rows.add(new Row(key, option.defaultValue() == null ? NOTHING : option.defaultValue(), "default"));
            }
        });
        for (String variable : Configuration.OTHER_VARIABLES) {
            if (console.environment().containsKey(variable)) {
                rows.add(new Row(variable, HIDDEN, "environment variable " + variable));
            }
        }
        return rows;
    }

    /** Parses all together; false where that fails, and then what fails is said, unless it was before. */
    private boolean parse(CommandLine live, Configuration configuration, List<String> problems) {
        try {
            live.parseArgs(configuration.words().toArray(new String[0]));
            if (problems.isEmpty()) {
                LiveCommand command = live.getCommand();
                command.checkNames();
            }
            return true;
        } catch (ParameterException | WrongOption | IOException e) {
            if (problems.isEmpty()) {
                problems.add(Failures.withOrigin(e, configuration));
            }
            return false;
        }
    }

    private static String shown(CommandLine live, OptionSpec option) {
        List<String> values =
                live.getParseResult().matchedOption(option.longestName()).originalStringValues();
        return values.isEmpty() ? "true" : String.join("  ", values);
    }

    private static String hidden(String key, String text) {
        return SECRET.matcher(key).find() ? HIDDEN : withoutLogin(text);
    }

    /** The text without the name and the password that stand in an address. */
    static String withoutLogin(String text) {
        return LOGIN.matcher(text).replaceAll("//" + HIDDEN + "@");
    }

    /** A line of the table. */
    private record Row(String key, String value, String origin) {

        static void print(List<Row> rows, PrintStream out) {
            int keys = rows.stream().mapToInt(row -> row.key.length()).max().orElse(0);
            int values = rows.stream().mapToInt(row -> row.value.length()).max().orElse(0);
            String format = "%-" + keys + "s  %-" + Math.min(Math.max(values, 1), 40) + "s  %s%n";
            rows.forEach(row -> out.print(String.format(Locale.ROOT, format, row.key, row.value, row.origin)
                    .replace(System.lineSeparator(), "\n")));
        }
    }
}
