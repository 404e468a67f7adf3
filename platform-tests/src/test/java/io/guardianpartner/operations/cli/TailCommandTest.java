package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.operations.aws.StringAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TailCommandTest {

    @TempDir
    private Path root;
    private Operator operator;

    @BeforeEach
    void start() {
        operator = new Operator(root);
    }

    @Test
    void messagesAreShownUntilSoManyHavePassed() throws Exception {
        var tail = tail("--json", "--count", "2");

        publish("MSG_STOCK_UNAVAILABLE");
        Message second = publish("MSG_PAYMENT_FAIL");

        assertThat(tail.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(operator.json()).extracting(line -> line.path("type").asText())
            .containsExactly("MSG_STOCK_UNAVAILABLE", "MSG_PAYMENT_FAIL");
        assertThat(operator.json().get(1).path("messageId").asText()).isEqualTo(second.messageId().toString());
        assertThat(operator.json().get(1).path("payload")).isEqualTo(second.envelope().payload());
        assertThat(listeners()).noneMatch(arn -> arn.contains("-tap-"));
    }

    @Test
    void onlyWhatIsAskedForIsShown() throws Exception {
        var tail = tail("--service", "PRODUCTS_CATALOG_SERVICE", "--count", "2");

        publish("MSG_PAYMENT_FAIL");
        publish("MSG_ORDER_STATUS_CHANGED");
        publish("MSG_STOCK_UNAVAILABLE");

        assertThat(tail.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(operator.out.lines()).satisfiesExactly(
            line -> assertThat(line).contains("ORDERS_SERVICE → MSG_SERVICE_ANY  MSG_ORDER_STATUS_CHANGED"),
            line -> assertThat(line).contains("PRODUCTS_CATALOG_SERVICE → ORDERS_SERVICE  MSG_STOCK_UNAVAILABLE"));
    }

    @Test
    void typesAreTold() throws Exception {
        var tail = tail("--type", "MSG_STOCK_UNAVAILABLE", "--count", "1");

        publish("MSG_PAYMENT_FAIL");
        publish("MSG_STOCK_UNAVAILABLE");

        assertThat(tail.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(operator.out).contains("MSG_STOCK_UNAVAILABLE").hasLineCount(1);
    }

    @Test
    void anUnknownServiceIsRefused() {
        assertThat(operator.run("messages", "tail", "--service", "KITCHEN")).isEqualTo(1);
        assertThat(operator.err).contains("The contract has no service KITCHEN; it has ORDERS_SERVICE");
        assertThat(operator.run("messages", "tail", "--type", "MSG_X")).isEqualTo(2);
        assertThat(operator.err).startsWith("--type wants one of MSG_PAYMENT_SUCCESS, ").contains("; not MSG_X");
        assertThat(operator.run("messages", "tail", "--count", "0")).isEqualTo(2);
        assertThat(operator.runAsIs("messages")).isEqualTo(2);
    }

    /** Begins to listen, and returns when it does. */
    private CompletableFuture<Integer> tail(String... options) {
        String[] arguments = Stream
            .concat(Stream.of("messages", "tail"), Stream.of(options))
            .toArray(String[]::new);
        var tail = CompletableFuture.supplyAsync(() -> operator.run(arguments));
        await().until(() -> tail.isDone() || listeners().stream().filter(arn -> arn.contains("-tap-")).count() == 3);
        return tail;
    }

    private List<String> listeners() {
        return List.of("orders", "payments", "catalog").stream()
            .flatMap(topic -> operator.cloud.sns()
                .listSubscriptionsByTopic(request -> request.topicArn(operator.environment.topicArn(topic)))
                .subscriptions()
                .stream())
            .map(subscription -> subscription.endpoint())
            .toList();
    }

    private Message publish(String type) {
        Contract contract = Contract.load();
        var entry = contract.messages().get(type);
        Message message = contract.message(entry.sender(), entry.target(), type, Operator.ORDER,
            contract.document().at("/components/messages/" + type + "/examples/0/payload/payload"));
        operator.cloud.sns().publish(request -> request
            .topicArn(operator.environment.topicArn(contract.services().get(entry.sender()).topic()))
            .message(message.body())
            .messageAttributes(StringAttributes.forSns(message.attributes())));
        return message;
    }
}
