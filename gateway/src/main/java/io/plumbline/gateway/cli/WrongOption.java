package io.plumbline.gateway.cli;

/** An option's value that only what other options name shows to be wrong; {@link Failures} tells it as one. */
final class WrongOption extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String option;

    /**
     * An option that is wrong.
     *
     * @param option its name, e.g. {@code --limit}
     * @param cause says what is wrong
     */
    WrongOption(String option, IllegalArgumentException cause) {
        super("Invalid value for option '" + option + "': " + cause.getMessage(), cause);
        this.option = option;
    }

    /** The option's name. */
    String option() {
        return option;
    }
}
