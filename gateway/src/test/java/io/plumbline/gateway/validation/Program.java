package io.plumbline.gateway.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs the program's commands as a user types them. */
final class Program {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Program() {}

    /** Runs a command that must succeed, and gives what it printed. */
    static String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        if (status != 0) {
            throw new AssertionError(String.join(" ", args) + " ended with " + status + ": " + err.toString(UTF_8));
        }
        return out.toString(UTF_8);
    }

    /** Replays a recording and gives its events. */
    static List<JsonNode> replay(String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of("replay", "--format", "jsonl"));
        words.addAll(List.of(args));
        List<JsonNode> events = new ArrayList<>();
        for (String line : run(words.toArray(new String[0])).lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }
}
