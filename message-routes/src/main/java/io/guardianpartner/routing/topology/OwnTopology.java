package io.guardianpartner.routing.topology;

import java.util.List;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.topology.Finding;
import io.guardianpartner.operations.topology.Finding.Kind;
import io.guardianpartner.operations.topology.TopologyVerifier;
import io.guardianpartner.routing.MessagingProperties;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The part of the topology that a service cannot do without. What is there besides is not looked for: a newer contract
 * than the service's own may have put it there.
 */
class OwnTopology {

    private final Contract contract;
    private final ServiceEntry service;
    private final MessagingProperties guardian;

    OwnTopology(Contract contract, ServiceEntry service, MessagingProperties guardian) {
        this.contract = contract;
        this.service = service;
        this.guardian = guardian;
    }

    List<Finding> verify(SqsClient sqs, SnsClient sns) {
        var queue = Topology.physicalName(guardian.environment(), service.queue());
        var topic = Topology.physicalName(guardian.environment(), service.topic());
        if (!guardian.queueUrl().endsWith("/" + queue)) {
            return List.of(new Finding(Kind.DIFFERENT, "queue", queue, "guardian.queue-url is " + guardian.queueUrl()));
        }
        if (!guardian.topicArn().endsWith(":" + topic)) {
            return List.of(new Finding(Kind.DIFFERENT, "topic", topic, "guardian.topic-arn is " + guardian.topicArn()));
        }
        var addresses = Addresses.beside(guardian.queueUrl(), guardian.topicArn());
        return new TopologyVerifier(sqs, sns, addresses, !isHere(guardian.queueUrl()))
            .verify(Topology.of(contract, guardian.environment()).partOf(service));
    }

    private static boolean isHere(String url) {
        return url.matches("https?://(127\\.[0-9.]+|localhost|\\[::1])[:/].*");
    }
}
