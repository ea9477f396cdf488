package io.plumbline.gateway.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what tells one machine or person from another: Bluetooth addresses but for the maker's half, the
 * user's name and home, the machine's name, and network addresses other than this machine's own.
 */
public final class Redaction {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![0-9A-Fa-f])((?:[0-9A-Fa-f]{2}[:_-]){3})(?:[0-9A-Fa-f]{2}[:_-]){2}[0-9A-Fa-f]{2}(?![0-9A-Fa-f])");
    private static final Pattern NETWORK = Pattern.compile("\\b(?!127\\.)(?:\\d{1,3}\\.){3}\\d{1,3}\\b");
    private static final Pattern BROKER = Pattern.compile("(\\w+://)(?!localhost\\b|127\\.|\\[::1])[^\\s:/,]+");

    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * Takes out these besides.
     *
     * @param home the user's home folder
     * @param user the user's name
     * @param host the machine's name
     */
    public Redaction(String home, String user, String host) {
        add(home, "~");
        add(user, "USER");
        add(host, "HOST");
    }

    private void add(String word, String instead) {
        // A name like "pi" or "root" tells nobody apart, and would be found in other words.
        if (word.length() > 3 && !word.equals("root") && !word.equals("/root")) {
            words.put(word, instead);
        }
    }

    /** The text without them. */
    public String of(String text) {
        String left = BROKER.matcher(text).replaceAll("$1HOST");
        left = ADDRESS.matcher(left).replaceAll("$1xx:xx:xx");
        left = NETWORK.matcher(left).replaceAll("x.x.x.x");
        for (Map.Entry<String, String> word : words.entrySet()) {
            left = left.replaceAll(
                    "\\b?" + Pattern.quote(word.getKey()) + "\\b", Matcher.quoteReplacement(word.getValue()));
        }
        return left;
    }
}
