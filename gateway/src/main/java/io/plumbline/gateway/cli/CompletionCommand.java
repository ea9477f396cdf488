package io.plumbline.gateway.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code plumbline completion}: a script that has bash complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a script that has bash complete commands and options.",
            "Put it in /etc/bash_completion.d/plumbline, or ~/.local/share/bash-completion/completions/plumbline. In zsh"
                    + " 'autoload -U bashcompinit; bashcompinit' comes first."
        })
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("plumbline", Main.whole(console)).replace("\r\n", "\n"));
        return Failures.DONE;
    }
}
