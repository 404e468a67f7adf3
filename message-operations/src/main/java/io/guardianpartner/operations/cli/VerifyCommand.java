package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.topology.Finding;
import io.guardianpartner.operations.topology.TopologyVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds what is deployed against the contract. */
@Command(name = "verify", sortOptions = false, description = {
    "Verifies queues, dead-letter queues, topics and subscriptions against the contract; each drift is a line.",
    CloudOptions.WHERE}, footer = {"",
        "Exit codes: 0 all is as the contract says, 1 it is not (or may not be read), 2 not understood.",
        "It only reads. On AWS it needs sqs:GetQueueUrl, sqs:GetQueueAttributes, sns:GetTopicAttributes,",
        "sns:ListSubscriptionsByTopic, sns:GetSubscriptionAttributes and sns:ListSubscriptions.",
        "Queue policies (which topics may send) are verified on AWS only: the SQS of this machine obeys none. Never",
        "verified: who may publish to a topic, and queues and topics that the contract does not have.", "",
        "Examples:", "  guardian topology verify", "  guardian topology verify --aws --environment production --json"})
class VerifyCommand implements Callable<Integer> {

    @Option(names = "--json", description = "A JSON object for each line: kind (missing, different, unexpected, "
        + "unreadable, unverified), resource, name, detail.")
    private boolean json;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = cloud.open()) {
            TopologyVerifier verifier = new TopologyVerifier(connection.sqs(), connection.sns(),
                connection.addresses(), connection.isAws());
            Topology topology = connection.topology();
            findings.addAll(verifier.verify(topology));
            findings.addAll(verifier.strangers(topology));
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        findings.forEach(finding -> {
            if (json) {
                Output.json(out, facts(finding));
            } else {
                (finding.kind().isDrift() ? out : err).println(finding.line());
            }
        });
        long drifts = findings.stream().filter(finding -> finding.kind().isDrift()).count();
        err.println(drifts == 0
            ? "Environment " + cloud.environment() + " is as the contract says."
            : "Environment " + cloud.environment() + " is not as the contract says: " + Output.count(drifts, "drift")
                + ".");
        return drifts == 0 ? 0 : 1;
    }

    private static Map<String, Object> facts(Finding finding) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", finding.kind().name().toLowerCase(Locale.ROOT));
        facts.put("resource", finding.resource());
        facts.put("name", finding.name());
        facts.put("detail", finding.detail());
        return facts;
    }
}
