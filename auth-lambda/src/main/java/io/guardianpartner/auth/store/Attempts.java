package io.guardianpartner.auth.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import io.guardianpartner.auth.http.Problem;

/**
 * Counts attempts, in windows of fixed length, before they are made: who is over a limit is told so, right or wrong. All
 * counts of a request are raised in one conditional write, or none is.
 */
public final class Attempts {

    /**
     * A limit of attempts of one kind.
     *
     * @param kind of attempt
     * @param of who or what: a pseudonym
     * @param most in one window
     */
    public record Limit(String kind, String of, int most) {}

    private final Table table;
    private final Duration window;
    private final Clock clock;

    public Attempts(Table table, Duration window, Clock clock) {
        this.table = table;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @throws Problem 429 if one of the limits is reached
     * @throws io.guardianpartner.auth.aws.AwsException if it cannot be counted
     */
    public void count(Limit... limits) {
        long now = clock.instant().getEpochSecond();
        long end = (now / window.toSeconds() + 1) * window.toSeconds();
        if (!table.write(Arrays.stream(limits).map(limit -> hit(limit, end)).toList())) {
            throw Problem.tooMany(end - now);
        }
    }

    private static Write hit(Limit limit, long end) {
        return Write.update(Table.key("attempts#" + limit.kind() + "#" + limit.of(), Long.toString(end)),
            "ADD hits :one SET " + Table.EXPIRES + " = :end")
            .provided("attribute_not_exists(hits) OR hits < :most",
                Map.of(":one", Table.number(1), ":end", Table.number(end), ":most", Table.number(limit.most())));
    }
}
