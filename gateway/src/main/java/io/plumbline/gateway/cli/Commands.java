package io.plumbline.gateway.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The commands that there are. Only the one that is called is made, since reading the options of all would take most of
 * the time that a start takes.
 */
final class Commands {

    /**
     * A command.
     *
     * @param name what is typed
     * @param summary what it does, for the list of commands
     * @param maker makes what runs it: an object with picocli's annotations, whose result is the exit status
     */
    record Entry(String name, String summary, Function<Console, Callable<Integer>> maker) {}

    static final List<Entry> ALL = List.of(
            new Entry("demo", "Show it all at work, with a simulated wearer.", DemoCommand::new),
            new Entry("live", "Watch a session as it happens.", LiveCommand::new),
            new Entry("config", "Show what is configured, and where.", ConfigCommand::new),
            new Entry("replay", "Analyse a recording and print its events.", ReplayCommand::new),
            new Entry("scan", "List the Bluetooth sensors that are near.", ScanCommand::new),
            new Entry("probe", "Show what a Bluetooth device has.", ProbeCommand::new),
            new Entry("doctor", "Find what of this machine keeps a session from working.", DoctorCommand::new),
            new Entry("fit", "See that the sensors sit right.", FitCommand::new),
            new Entry("calibrate", "Find what a sensor's accelerometer reads wrongly.", CalibrateCommand::new),
            new Entry("import", "Make a recording out of another program's table.", ImportCommand::new),
            new Entry("orient", "Write every sample's orientation.", OrientCommand::new),
            new Entry("simulate", "Write a recording of a simulated wearer, and the truth.", SimulateCommand::new),
            new Entry("evaluate", "Hold what is said of recordings against the truth.", EvaluateCommand::new),
            new Entry("decode", "Read a sensor's notifications, given in hexadecimal.", DecodeCommand::new),
            new Entry("exercises", "List the exercises, or print one with its limits.", ExercisesCommand::new),
            new Entry("home-assistant", "Take a wearer out of Home Assistant.", HomeAssistantCommand::new),
            new Entry("scenarios", "List what can be simulated.", ScenariosCommand::new),
            new Entry("completion", "Print what has bash complete these words.", CompletionCommand::new));

    private Commands() {}

    static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }
}
