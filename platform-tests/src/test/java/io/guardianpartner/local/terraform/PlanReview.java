package io.guardianpartner.local.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.DeadLetterQueue;
import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Topic;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.topology.Finding;
import io.guardianpartner.operations.topology.TopologyVerifier;
import software.amazon.event.ruler.Ruler;

/** Reviews a plan against the contract; finds nothing if all is as it says. */
final class PlanReview {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "sa-east-1";

    private final Plan plan;
    private final Contract contract;
    private final Topology topology;
    private final List<String> flaws = new ArrayList<>();

    private PlanReview(Plan plan, Contract contract) {
        this.plan = plan;
        this.contract = contract;
        this.topology = Topology.of(contract, plan.environment());
    }

    static List<String> of(Plan plan, Contract contract) {
        var review = new PlanReview(plan, contract);
        review.verifyTopology();
        review.nothingBesides();
        plan.all("aws_sns_topic_subscription").stream()
            .filter(one -> one.path("protocol").asText().equals("sqs"))
            .forEach(review::filter);
        return review.flaws;
    }

    private void verifyTopology() {
        var addresses = Addresses.beside("https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/any",
            "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":any");
        var verifier = new TopologyVerifier(new PlannedSqs(plan), new PlannedSns(plan), addresses, true);
        verifier.verify(topology).stream().map(Finding::line).forEach(flaws::add);
        verifier.strangers(topology).stream().map(Finding::line).forEach(flaws::add);
    }

    private void nothingBesides() {
        var queues = new TreeSet<>(plan.names("aws_sqs_queue"));
        topology.queues().stream().map(Queue::name).forEach(queues::remove);
        topology.deadLetterQueues().stream().map(DeadLetterQueue::name).forEach(queues::remove);
        queues.forEach(name -> flaws.add("queue " + name + ": the contract does not have it"));
        var topics = new TreeSet<>(plan.names("aws_sns_topic"));
        topology.topics().stream().map(Topic::name).forEach(topics::remove);
        topics.remove("guardian-" + plan.environment() + "-alarms");
        topics.forEach(name -> flaws.add("topic " + name + ": the contract does not have it"));
    }

    /** Every sender with every target: the receiver gets what this topic's owner wrote for it or for all. */
    private void filter(JsonNode subscription) {
        var receiver = ownerOf(subscription.path("endpoint").asText(), true);
        var owner = ownerOf(subscription.path("topic_arn").asText(), false);
        var policy = subscription.path("filter_policy").asText();
        var targets = new ArrayList<>(contract.services().keySet());
        targets.add(Services.ANY);
        for (var sender : contract.services().keySet()) {
            for (var target : targets) {
                var wanted = sender.equals(owner) && (target.equals(receiver) || target.equals(Services.ANY));
                expect(wanted, "{\"sender\":\"" + sender + "\",\"target\":\"" + target + "\"}", policy, receiver);
            }
        }
        expect(false, "{\"target\":\"" + receiver + "\"}", policy, receiver);
        expect(false, "{\"sender\":\"" + owner + "\"}", policy, receiver);
        expect(false, "{}", policy, receiver);
    }

    private void expect(boolean accepted, String attributes, String policy, String receiver) {
        try {
            if (Ruler.matchesRule(attributes, policy) != accepted) {
                flaws.add("the filter " + policy + " of " + receiver + (accepted ? " rejects " : " accepts ")
                    + attributes);
            }
        } catch (Exception e) {
            flaws.add("the filter " + policy + " is none: " + e.getMessage());
        }
    }

    private String ownerOf(String arn, boolean ofQueue) {
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        return contract.services().values().stream()
            .filter(service -> Topology.physicalName(plan.environment(), ofQueue ? service.queue() : service.topic())
                .equals(name))
            .map(ServiceEntry::name)
            .findFirst()
            .orElse("nobody");
    }
}
