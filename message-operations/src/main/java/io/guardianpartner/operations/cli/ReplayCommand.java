package io.guardianpartner.operations.cli;

import java.util.concurrent.Callable;

import io.guardianpartner.operations.deadletters.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends dead letters to their service again. */
@Command(name = "replay", sortOptions = false, description = {
    "Sends dead letters to their service's queue again and takes them out of their dead-letter queue.",
    "A dry run unless --yes: it prints what it would replay and changes nothing.", CloudOptions.WHERE}, footer = {"",
        "Fix the cause first: what fails again is parked again, and left alone when it comes back while this runs.",
        "A replayed message is the same message: same body, same messageId, its attributes without the reason. It is",
        "sent before it is deleted; should this end in between, its receiver notices the second copy by its id. What",
        "SNS could not deliver (--subscription) goes to the subscriber's queue. Each message is written to the audit",
        "log before it is sent, and once more, with an error, if that failed.",
        "On AWS it needs sqs:GetQueueUrl, sqs:ReceiveMessage, sqs:ChangeMessageVisibility, sqs:DeleteMessage on the",
        "dead-letter queues and sqs:SendMessage on the input queues.", "", "Examples:",
        "  guardian dead-letters replay --queue orders --id 0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30 --yes",
        "  guardian dead-letters replay --service ORDERS_SERVICE --outcome retries-exhausted --newer-than 2h --yes",
        "  guardian dead-letters replay --all --subscription --limit 100 --aws --environment production --yes"})
class ReplayCommand implements Callable<Integer> {

    @Mixin
    private DeadLetterOptions options;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Mixin
    private AuditOptions audit;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.check();
        try (Connection connection = cloud.open()) {
            return new ChangingLetters("replay", "replayed", options, spec).run(connection, audit, yes,
                (to, log) -> new Replay(to.sqs(), to.addresses(), log));
        }
    }
}
