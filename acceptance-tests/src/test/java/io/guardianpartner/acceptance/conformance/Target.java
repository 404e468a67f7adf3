package io.guardianpartner.acceptance.conformance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.postgres.LocalPostgres;
import io.guardianpartner.local.topology.BuiltTopology;
import io.guardianpartner.local.topology.TopologyBuilder;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.test.DeliveryPolicy;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The place of the suite's queues, topics and tables. {@code -Dconformance.target} says it: {@code local}, the stand-ins of
 * this process; {@code endpoint}, whatever answers at the AWS_ENDPOINT_URL_… of the environment; {@code aws}. PostgreSQL is
 * always of this process.
 */
final class Target implements ExtensionContext.Store.CloseableResource {

    private static final List<String> ENDPOINTS = List.of("AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS",
        "AWS_ENDPOINT_URL_DYNAMODB");

    private final String name = System.getProperty("conformance.target", "local");
    private final String prefix = System.getProperty("conformance.prefix", "conformance");
    private final LocalPostgres postgres = LocalPostgres.start(0);
    private final LocalCloud cloud;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final DynamoDbClient dynamoDb;

    Target() {
        cloud = switch (name) {
            case "local" -> LocalCloud.builder().environment("conformance").dynamoDb(true).start();
            case "endpoint" -> requireEndpoints();
            case "aws" -> null;
            default ->
                throw new IllegalArgumentException("-Dconformance.target is local, endpoint or aws, not " + name);
        };
        sqs = isLocal() ? cloud.sqs() : SqsClient.create();
        sns = isLocal() ? cloud.sns() : SnsClient.create();
        dynamoDb = isLocal() ? cloud.dynamoDb() : DynamoDbClient.create();
    }

    /** So that what is meant for a stand-in never goes to AWS by mistake. */
    private static LocalCloud requireEndpoints() {
        for (String variable : ENDPOINTS) {
            if (System.getenv(variable) == null) {
                throw new IllegalStateException("-Dconformance.target=endpoint needs " + variable);
            }
        }
        return null;
    }

    String name() {
        return name;
    }

    /** Whether it is of this process, so that a line can be laid to it. */
    boolean isLocal() {
        return cloud != null;
    }

    boolean isAws() {
        return name.equals("aws");
    }

    /** Only where {@link #isLocal}. */
    Map<Component, URI> endpoints() {
        return Map.of(Component.SQS, cloud.sqsEndpoint(), Component.SNS, cloud.snsEndpoint(), Component.DYNAMODB,
            cloud.dynamoDbEndpoint());
    }

    SqsClient sqs() {
        return sqs;
    }

    SnsClient sns() {
        return sns;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /** Queues and topics that nobody else has. */
    BuiltTopology build() {
        String environment = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        Topology topology = Topology.of(Contract.load(), environment);
        BuiltTopology built = new TopologyBuilder(sqs, sns).build(topology);
        built.queues().values().forEach(queue -> DeliveryPolicy.allow(sqs, queue.url(), queue.arn(),
            built.topics().values().iterator().next().replaceAll("[^:]+$", environment + "-*")));
        return built;
    }

    /** Takes them away again, and every queue whose name begins like theirs. */
    void remove(BuiltTopology topology) {
        for (String topic : topology.topics().values()) {
            sns.listSubscriptionsByTopicPaginator(list -> list.topicArn(topic)).subscriptions()
                .forEach(each -> sns.unsubscribe(request -> request.subscriptionArn(each.subscriptionArn())));
            sns.deleteTopic(request -> request.topicArn(topic));
        }
        sqs.listQueuesPaginator(list -> list.queueNamePrefix(topology.environment() + "-")).queueUrls()
            .forEach(url -> sqs.deleteQueue(request -> request.queueUrl(url)));
    }

    @Override
    public void close() {
        postgres.close();
        Optional.ofNullable(cloud).ifPresentOrElse(LocalCloud::close, () -> {
            sqs.close();
            sns.close();
            dynamoDb.close();
        });
    }
}
