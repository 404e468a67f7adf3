package io.guardianpartner.operations.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.platform.LocalAccount;
import io.guardianpartner.operations.platform.PlatformState;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients for the chosen cloud, with its contract and addresses. */
final class Connection implements AutoCloseable {

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final List<String> ENDPOINTS = List.of("AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS",
        "AWS_ENDPOINT_URL");

    private final Contract contract = Contract.load();
    private final String environment;
    private final boolean local;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final Addresses addresses;

    private Connection(String environment, boolean local, SqsClient sqs, SnsClient sns) {
        this.environment = environment;
        this.local = local;
        this.sqs = sqs;
        this.sns = sns;
        this.addresses = Addresses.lookedUp(sqs, topology());
    }

    /**
     * @param variables
     *            of this process's environment
     *
     * @throws OperationException
     *             if nothing runs here and nothing else is named
     */
    static Connection open(Home home, String environment, boolean aws, Map<String, String> variables) {
        Optional<String> endpoint = ENDPOINTS.stream().map(variables::get).filter(Objects::nonNull).findFirst();
        if (aws || endpoint.isPresent()) {
            return asTheEnvironmentSays(environment, endpoint.map(Connection::isLoopback).orElse(false));
        }
        return PlatformState.callable(home.directory())
            .map(state -> new Connection(environment, true,
                here(SqsClient.builder(), state.addresses().get("sqs")).build(),
                here(SnsClient.builder(), state.addresses().get("sns")).build()))
            .orElseThrow(() -> new OperationException(
                "Guardian is not running here; ./guardian up starts it, --aws goes to AWS"));
    }

    private static Connection asTheEnvironmentSays(String environment, boolean local) {
        try {
            return new Connection(environment, local, patient(SqsClient.builder()).build(),
                patient(SnsClient.builder()).build());
        } catch (SdkException e) {
            throw new OperationException(String.valueOf(e.getMessage()).contains("region")
                ? "There is no AWS region; set AWS_REGION, for instance to sa-east-1"
                : "AWS cannot be called: " + Failure.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private static boolean isLoopback(String endpoint) {
        try {
            String host = URI.create(endpoint).getHost();
            return host != null && (host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <B extends AwsClientBuilder<B, ?>> B here(B builder, String endpoint) {
        return LocalAccount.point(patient(builder), URI.create(endpoint));
    }

    private static <B extends AwsClientBuilder<B, ?>> B patient(B builder) {
        return builder.overrideConfiguration(all -> all.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    }

    Contract contract() {
        return contract;
    }

    String environment() {
        return environment;
    }

    Topology topology() {
        return Topology.of(contract, environment);
    }

    /** Whether this is AWS, or something that is as strict. */
    boolean isAws() {
        return !local;
    }

    SqsClient sqs() {
        return sqs;
    }

    SnsClient sns() {
        return sns;
    }

    Addresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        sqs.close();
        sns.close();
    }
}
