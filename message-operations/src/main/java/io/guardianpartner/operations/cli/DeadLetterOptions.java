package io.guardianpartner.operations.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.guardianpartner.message.Contract;
import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.DeadLetterFilter;
import io.guardianpartner.operations.deadletters.DeadLetterSource;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that choose dead-letter queues, and letters in them. */
class DeadLetterOptions {

    private static final String QUEUE = "This dead-letter queue, or that of this queue: orders, orders-dead-letters, "
        + "orders-from-payments-dead-letters.";
    private static final String SUBSCRIPTION = "Also what SNS could not deliver: the dead-letter queues of "
        + "subscriptions.";
    private static final String OUTCOME = "Only with this outcome: ${COMPLETION-CANDIDATES}; none if its service did not "
        + "park it. Repeatable.";
    private static final String OLDER = "Only what waits for longer than this: 30s, 10m, 2h, 3d, PT1H30M.";

    @Option(names = "--queue", paramLabel = "QUEUE", description = QUEUE)
    private String queue;

    @Option(names = "--service", paramLabel = "SERVICE", description = "What this service parked.")
    private String service;

    @Option(names = "--all", description = "What all services parked.")
    private boolean all;

    @Option(names = "--subscription", description = SUBSCRIPTION)
    private boolean subscription;

    @Option(names = "--outcome", paramLabel = "OUTCOME", completionCandidates = Outcomes.class, description = OUTCOME)
    private Set<String> outcomes = new LinkedHashSet<>();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only messages of this type. Repeatable.")
    private Set<String> types = new LinkedHashSet<>();

    @Option(names = "--id", paramLabel = "UUID", description = "Only the message with this messageId. Repeatable.")
    private Set<String> ids = new LinkedHashSet<>();

    @Option(names = "--older-than", paramLabel = "TIME", converter = DurationConverter.class, description = OLDER)
    private Duration olderThan;

    @Option(names = "--newer-than", paramLabel = "TIME", converter = DurationConverter.class, description = "Only what "
        + "waits for less than this.")
    private Duration newerThan;

    @Option(names = "--limit", paramLabel = "N", description = "At most N letters.")
    private Long limit;

    @Option(names = "--json", description = "A JSON object for each letter.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The queues that are named. If none is, all; a command that changes something requires one. */
    List<DeadLetterSource> queues(DeadLetterSources known, boolean changing) {
        int named = (queue == null ? 0 : 1) + (service == null ? 0 : 1) + (all ? 1 : 0);
        if (named > 1) {
            throw new ParameterException(command.commandLine(), "One of --queue, --service and --all, not several");
        }
        if (named == 0 && changing) {
            throw new ParameterException(command.commandLine(), "Of which queues? --queue, --service or --all");
        }
        if (queue != null) {
            return List.of(known.named(queue));
        }
        return service != null ? known.of(service, subscription) : known.all(subscription);
    }

    /** The outcomes, for the help. */
    static final class Outcomes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return DeadLetter.OUTCOMES.iterator();
        }
    }

    /** Rejects options that no letter can match, before anything is called. */
    void check() {
        outcomes.stream().filter(outcome -> !DeadLetter.OUTCOMES.contains(outcome)).findFirst().ifPresent(one -> {
            throw new ParameterException(command.commandLine(), "--outcome wants one of "
                + String.join(", ", DeadLetter.OUTCOMES) + "; not " + one);
        });
        limit();
        Set<String> known = Contract.load().messages().keySet();
        types.stream().filter(type -> !known.contains(type)).forEach(type -> command.commandLine().getErr()
            .println("The contract has no message " + type + ", only a letter that breaks it may say so; it has "
                + String.join(", ", known) + "."));
    }

    DeadLetterFilter filter(Instant now) {
        return new DeadLetterFilter(outcomes, types, ids, olderThan == null ? null : now.minus(olderThan),
            newerThan == null ? null : now.minus(newerThan));
    }

    long limit() {
        if (limit != null && limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit wants a number from 1");
        }
        return limit == null ? Long.MAX_VALUE : limit;
    }

    boolean json() {
        return json;
    }
}
