package io.plumbline.gateway.cli;

import io.plumbline.gateway.config.Setting;
import io.plumbline.gateway.config.Settings;
import io.plumbline.gateway.mqtt.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of {@code live} where the command line leaves them out: from the environment, else from the file. Every
 * long option is a key by its name without the dashes, so that a new option can be configured as soon as it is there.
 */
final class Configuration {

    /** Where the file is; itself no setting. */
    static final String OPTION = "--config";

    /** Options that say something of one call alone. */
    private static final Set<String> NO_SETTINGS = Set.of(OPTION, "--help");

    /** Variables that begin like a setting's and are read elsewhere. What they hold is never shown. */
    static final Set<String> OTHER_VARIABLES = Set.of(Login.USER_VARIABLE, Login.PASSWORD_VARIABLE);

    private static final String DASHES = "--";

    private final Map<String, OptionSpec> options;
    private final Settings settings;
    private final Map<String, Setting> used = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> problems;

    private Configuration(Map<String, OptionSpec> options, Settings settings) {
        this.options = options;
        this.settings = settings;
        this.problems = new ArrayList<>(settings.problems());
    }

    /**
     * Reads what is configured for a call.
     *
     * @param command the command that is called
     * @param args what follows its name on the command line
     */
    static Configuration read(CommandLine command, List<String> args, Map<String, String> environment) {
        Map<String, OptionSpec> options = options(command.getCommandSpec());
        Settings settings = Settings.read(file(args), environment, options.keySet(), OTHER_VARIABLES);
        Configuration configuration = new Configuration(options, settings);
        configuration.join(args);
        return configuration;
    }

    /** The option by which the file is named; made by hand like that of help. */
    static OptionSpec option() {
        return OptionSpec.builder(OPTION)
                .paramLabel("FILE")
                .type(Path.class)
                .description("Take options that are not given here from this .yaml file. Default: $"
                        + Settings.FILE_VARIABLE + ", else plumbline/plumbline.yaml in $XDG_CONFIG_HOME or ~/.config.")
                .build();
    }

    /** The options that may be configured, by key, in order of the alphabet. */
    static Map<String, OptionSpec> options(CommandSpec command) {
        Map<String, OptionSpec> options = new TreeMap<>();
        for (OptionSpec option : command.options()) {
            String name = option.longestName();
            if (!NO_SETTINGS.contains(name) && name.startsWith(DASHES)) {
                options.put(name.substring(DASHES.length()), option);
            }
        }
        return options;
    }

    /** The whole command line: what is configured and not given, then what is given. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** What is wrong with file and environment, a sentence each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    Settings settings() {
        return settings;
    }

    /** Where an option's value comes from; empty where it is not configured, or given on the command line. */
    Optional<String> originOf(String option) {
        return Optional.ofNullable(used.get(option)).map(Setting::origin);
    }

    /** A setting as it would stand on the command line. */
    List<String> wordsOf(Setting setting) {
        OptionSpec option = options.get(setting.key());
        String name = DASHES + setting.key();
        if (option == null || !isSwitch(option)) {
            return setting.values().stream().map(value -> name + "=" + value).toList();
        }
        boolean on = setting.values().equals(List.of("true"));
        return on ? List.of(name) : option.negatable() ? List.of(negated(name)) : List.of();
    }

    /** What is wrong with the shape of a setting; empty where nothing is. */
    Optional<String> wrongShape(Setting setting) {
        OptionSpec option = options.get(setting.key());
        if (option == null || option.isMultiValue()) {
            return Optional.empty();
        }
        String at = setting.origin() + ": " + setting.key();
        if (setting.list() || setting.values().size() != 1) {
            return Optional.of(at + " takes one value, and no list or block.");
        }
        if (isSwitch(option)
                && !Set.of("true", "false").contains(setting.values().get(0))) {
            return Optional.of(
                    at + " is true or false, was '" + setting.values().get(0) + "'.");
        }
        return Optional.empty();
    }

    private void join(List<String> args) {
        Set<String> given = new HashSet<>();
        List<String> typed = new ArrayList<>();
        for (String arg : args) {
            String name = arg.replaceFirst("=.*", "");
            OptionSpec option = name.startsWith(DASHES) ? options.get(key(name)) : null;
            if (option != null) {
                given.add(key(name));
            }
            typed.addAll(option == null ? List.of(arg) : typed(option, arg));
        }
        for (String key : options.keySet()) {
            Setting setting = settings.find(key).orElse(null);
            if (setting != null && !given.contains(key)) {
                used.put(DASHES + key, setting);
                wrongShape(setting).ifPresentOrElse(problems::add, () -> words.addAll(wordsOf(setting)));
            }
        }
        words.addAll(typed);
    }

    /** {@code --quiet=false} is how a switch that is configured is turned off for once. */
    private List<String> typed(OptionSpec option, String arg) {
        String lower = arg.toLowerCase(Locale.ROOT);
        if (isSwitch(option) && lower.endsWith("=false")) {
            return option.negatable() ? List.of(negated(option.longestName())) : List.of();
        }
        return isSwitch(option) && lower.endsWith("=true") ? List.of(option.longestName()) : List.of(arg);
    }

    /** The key of an option, of a negated one too. */
    private String key(String name) {
        String key = name.substring(DASHES.length());
        String positive = key.startsWith("no-") ? key.substring("no-".length()) : key;
        OptionSpec option = options.get(positive);
        return option != null && option.negatable() ? positive : key;
    }

    private static String negated(String name) {
        return DASHES + "no-" + name.substring(DASHES.length());
    }

    private static boolean isSwitch(OptionSpec option) {
        return option.arity().max() == 0;
    }

    private static @Nullable Path file(List<String> args) {
        Path file = null;
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(OPTION) && i + 1 < args.size()) {
                file = Path.of(args.get(i + 1));
            } else if (args.get(i).startsWith(OPTION + "=")) {
                file = Path.of(args.get(i).substring(OPTION.length() + 1));
            }
        }
        return file;
    }
}
