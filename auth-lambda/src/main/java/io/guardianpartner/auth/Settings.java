package io.guardianpartner.auth;

import java.time.Duration;
import java.util.Map;

/**
 * Configuration of the function, from its environment variables.
 *
 * @param answerStep refusals and answers that could tell something come at multiples of this after the request
 * @param window in which attempts are counted
 */
record Settings(String region, String poolId, String clientId, String table, int guessesPerIdentifier,
    int mailsPerIdentifier, int attemptsPerAddress, int tokensPerAddress, Duration window, Duration answerStep) {

    static Settings of(Map<String, String> variables) {
        return new Settings(required(variables, "AWS_REGION"),
            required(variables, "GUARDIAN_AUTH_USER_POOL_ID"),
            required(variables, "GUARDIAN_AUTH_CLIENT_ID"),
            required(variables, "GUARDIAN_AUTH_TABLE"),
            number(variables, "GUARDIAN_AUTH_GUESSES_PER_IDENTIFIER", 10),
            number(variables, "GUARDIAN_AUTH_MAILS_PER_IDENTIFIER", 5),
            number(variables, "GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", 100),
            number(variables, "GUARDIAN_AUTH_TOKENS_PER_ADDRESS", 2000),
            Duration.ofSeconds(number(variables, "GUARDIAN_AUTH_WINDOW_SECONDS", 900)),
            Duration.ofMillis(number(variables, "GUARDIAN_AUTH_ANSWER_STEP_MILLIS", 2000)));
    }

    static String required(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(name + " is not set.");
        }
        return value;
    }

    private static int number(Map<String, String> variables, String name, int otherwise) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalStateException(name + " has to be a whole number of 1 or more, it is " + value + ".");
        }
        return Integer.parseInt(value);
    }
}
