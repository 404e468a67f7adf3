package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

class SendCommandTest {

    private static final String FAIL = "{\"orderId\":\"" + Operator.ORDER + "\",\"paymentId\":\"" + Operator.ORDER
        + "\",\"reason\":\"EXPIRED\"}";

    @TempDir
    private Path root;
    private Operator operator;
    private String payload;

    @BeforeEach
    void start() throws IOException {
        operator = new Operator(root);
        payload = operator.file("fail.json", FAIL).toString();
    }

    @Test
    void aMessageIsPublishedWithAllItsAttributesAndItsIdIsPrinted() throws IOException {
        assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--target", "ORDERS_SERVICE", "--payload", payload))
            .isZero();

        String id = operator.out.strip();
        Message sent = operator.take("orders").get(0);
        assertThat(Operator.attributes(sent)).isEqualTo(Map.of("sender", "PAYMENTS_SERVICE", "target",
            "ORDERS_SERVICE", "type", "MSG_PAYMENT_FAIL", "messageId", id, "correlationId", Operator.ORDER.toString(),
            "schemaVersion", "1"));
        var envelope = Contract.load().read(sent.body());
        assertThat(envelope.payload()).isEqualTo(Operator.json(FAIL));
        assertThat(operator.take("catalog")).isEmpty();
        assertThat(operator.audit()).singleElement().satisfies(line -> {
            assertThat(line.path("action").asText()).isEqualTo("send");
            assertThat(line.path("messageId").asText()).isEqualTo(id);
            assertThat(line.toString()).doesNotContain("EXPIRED");
        });
    }

    @Test
    void idsCanBeGivenAndStandardInputRead() {
        String id = UUID.randomUUID().toString();
        String about = UUID.randomUUID().toString();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(FAIL.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--payload", "-", "--message-id", id,
                "--correlation-id", about, "--sender", "PAYMENTS_SERVICE", "--json")).isZero();
        } finally {
            System.setIn(before);
        }

        assertThat(operator.json().get(0).path("messageId").asText()).isEqualTo(id);
        assertThat(Operator.attributes(operator.take("orders").get(0))).containsEntry("messageId", id)
            .containsEntry("correlationId", about);
    }

    @Test
    void aBroadcastGoesToTheQueuesOfAllWhoListenOrOfOne() throws IOException {
        String changed = operator.file("changed.json", Contract.load().document()
            .at("/components/messages/MSG_ORDER_STATUS_CHANGED/examples/0/payload/payload").toString()).toString();

        assertThat(operator.run("send", "MSG_ORDER_STATUS_CHANGED", "--payload", changed, "--to-queue")).isZero();
        assertThat(operator.run("send", "MSG_ORDER_STATUS_CHANGED", "--payload", changed, "--to-queue", "--only",
            "PRODUCTS_CATALOG_SERVICE")).isZero();

        assertThat(operator.take("payments")).hasSize(1);
        assertThat(operator.take("catalog")).hasSize(2);
        assertThat(operator.take("orders")).isEmpty();
    }

    @Test
    void aDryRunPrintsTheMessageAndSendsNothing() throws IOException {
        assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--payload", payload, "--dry-run")).isZero();

        assertThat(operator.json().get(0).at("/body/payload/reason").asText()).isEqualTo("EXPIRED");
        assertThat(operator.err).contains("Dry run").contains("nothing was sent");
        assertThat(operator.take("orders")).isEmpty();
        assertThat(operator.audit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "MSG_PAYMENT_FAIL | {\"orderId\":\"x\"} | /payload/orderId is no UUID",
        "MSG_PAYMENT_FAIL | {\"orderId\":\"0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30\"} | /payload/paymentId is missing",
        "MSG_PAYMENT_FAIL | {\"a\":1} | --correlation-id", "MSG_PAYMENT_FAIL | [] | is no JSON object",
        "MSG_PAYMENT_FAIL | {\"a\": | no JSON that is read here: line 1",
        "MSG_NEW | {} | The contract has no message MSG_NEW; it has MSG_PAYMENT_SUCCESS"})
    void aBadMessageIsRefusedInALineThatNamesWhatIsWrong(String type, String bad, String why) throws IOException {
        String file = operator.file("bad.json", bad).toString();

        assertThat(operator.run("send", type, "--payload", file)).isEqualTo(1);

        assertThat(operator.err.strip()).startsWith("guardian: ").contains(why).hasLineCount(1);
        assertThat(operator.out).isEmpty();
    }

    @Test
    void theRuleThatAMemberBreaksIsNamed() throws IOException {
        String file = operator.file("bad.json", FAIL.replace("EXPIRED", "BORED")).toString();

        assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--payload", file)).isEqualTo(1);

        assertThat(operator.err).contains("/payload/reason", "enumeration", "schema PaymentFail");
    }

    @ParameterizedTest
    @CsvSource({"--target, PAYMENTS_SERVICE, /target of MSG_PAYMENT_FAIL is ORDERS_SERVICE",
        "--sender, ORDERS_SERVICE, /sender of MSG_PAYMENT_FAIL is PAYMENTS_SERVICE"})
    void anotherSenderOrTargetThanTheContractsIsRefused(String option, String service, String why) {
        assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--payload", payload, option, service)).isEqualTo(1);

        assertThat(operator.err).contains(why);
    }

    @Test
    void aMissingFileAndAMissingEnvironmentAreSaidInALine() {
        assertThat(operator.run("send", "MSG_PAYMENT_FAIL", "--payload", "nowhere.json")).isEqualTo(1);
        assertThat(operator.err.strip()).contains("there is no file nowhere.json").hasLineCount(1);

        assertThat(operator.runAsIs("send", "MSG_PAYMENT_FAIL", "--payload", payload, "--environment", "nobodys"))
            .isEqualTo(1);
        assertThat(operator.err.strip()).contains("There is no queue of an environment nobodys here").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"send", "send MSG_PAYMENT_FAIL", "send MSG_PAYMENT_FAIL --payload x --message-id 7",
        "send MSG_PAYMENT_FAIL --payload x --only ORDERS_SERVICE",
        "send MSG_PAYMENT_FAIL --payload x --environment A_b"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(operator.runAsIs(line.split(" "))).isEqualTo(2);
    }
}
