package io.guardianpartner.benchmarks.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.text.OneLocale;

/**
 * A process with one case. It reads {@code <messages> <seconds>} a line, runs the case, and answers with a line of JSON;
 * the end of its input is its own. Whatever else is printed goes to the error stream.
 */
public final class ClientMain {

    private ClientMain() {}

    /** @param args the name of the case, and a directory for profiles if they are wanted */
    public static void main(String[] args) throws Exception {
        OneLocale.set();
        var answers = System.out;
        System.setOut(System.err);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var name = CaseName.of(args[0]);
        var profile = args.length > 1 ? new Profile(Path.of(args[1]), name) : null;
        try (var measured = name.open()) {
            answers.println("ready");
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                var words = line.split(" ");
                var messages = Integer.parseInt(words[0]);
                var atMost = Duration.ofSeconds(Long.parseLong(words[1]));
                var result = profile == null
                    ? measured.run(messages, atMost)
                    : profile.of(() -> measured.run(messages, atMost));
                answers.println(Json.mapper().writeValueAsString(result));
            }
        }
        System.exit(0);
    }
}
