package io.guardianpartner.operations.cli;

import java.util.concurrent.Callable;

import io.guardianpartner.operations.deadletters.Delete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes dead letters for good. */
@Command(name = "drop", sortOptions = false, description = {"Deletes dead letters for good.",
    "A dry run unless --yes: it prints what it would drop and changes nothing.", CloudOptions.WHERE}, footer = {"",
        "What is dropped cannot be brought back: guardian dead-letters show --json … > FILE keeps a copy. Each message",
        "is written to the audit log, without its payload, before it is deleted.",
        "On AWS it needs sqs:GetQueueUrl, sqs:ReceiveMessage, sqs:ChangeMessageVisibility and sqs:DeleteMessage.", "",
        "Examples:", "  guardian dead-letters drop --queue orders --outcome invalid --older-than 3d",
        "  guardian dead-letters drop --queue orders --outcome invalid --older-than 3d --yes"})
class DropCommand implements Callable<Integer> {

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
            return new ChangingLetters("drop", "dropped", options, spec).run(connection, audit, yes,
                (from, log) -> new Delete(from.sqs(), log));
        }
    }
}
