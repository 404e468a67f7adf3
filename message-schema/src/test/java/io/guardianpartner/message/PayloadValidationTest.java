package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.message.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadValidationTest {

    private final Contract contract = Contract.load();

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void theContractsOwnExampleIsValid(String type) {
        assertThatNoException().isThrownBy(() -> contract.validatePayload(Examples.envelope(Examples.body(type))));
    }

    @ParameterizedTest
    @MethodSource("requiredMembers")
    void aMissingMemberIsNamed(String type, String member) {
        var body = Examples.body(type);
        ContractVariant.at(body, "/payload").remove(member);

        assertRefused(body, "/payload/" + member + " is missing");
    }

    @ParameterizedTest
    @MethodSource("members")
    void aMemberOfAnotherTypeIsNamed(String type, String member) {
        var body = Examples.body(type);
        ContractVariant.at(body, "/payload").putObject(member).put("not", "this");

        assertRefused(body, "/payload/" + member + " ");
    }

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void membersOfANewerSenderPass(String type) {
        var body = Examples.body(type);
        ContractVariant.at(body, "/payload").put("addedLater", 1);

        assertThatNoException().isThrownBy(() -> contract.validatePayload(Examples.envelope(body)));
        assertThat(contract.payload(Examples.envelope(body))).isInstanceOf(Record.class);
    }

    @ParameterizedTest
    @CsvSource({"quantity, 0", "quantity, -1", "quantity, 100", "quantity, 1.5", "quantity, '\"2\"'", "quantity, 1e400",
        "quantity, 1e99999999", "quantity, null", "unitPrice, 29.90", "unitPrice, '\"29.9\"'", "unitPrice, '\"-1.00\"'",
        "unitPrice, '\"1e3\"'", "unitPrice, '\"29.90\\n\"'", "unitPrice, '\"\u0662\u0669.\u0669\u0660\"'",
        "unitPrice, '\"12345678901.00\"'", "productId, '\"1\"'", "productId, '\"0199b8a05e007c3a9d2e4f6b8a1c2d30\"'"})
    void aWrongValueInALineIsNamedWithItsIndex(String member, String json) throws Exception {
        var body = Examples.body(MessageTypes.MSG_ORDER_STATUS_CHANGED);
        ContractVariant.at(body, "/payload/items/1").set(member, Json.mapper().readTree(json));

        assertTimeoutPreemptively(Duration.ofSeconds(5),
            () -> assertRefused(body, "/payload/items/1/" + member + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31", "2026-01-31T11:00:00", "31/01/2026", "2026-02-30T11:00:00Z", "now"})
    void aTimeThatIsNotRfc3339IsNamed(String time) {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_SUCCESS);
        ContractVariant.at(body, "/payload").put("approvedAt", time);

        assertRefused(body, "/payload/approvedAt ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\n", "\u007f", "\u0085", "\u009b31m", "\u202eb", "\u2066b", "\u2069",
        "a\ud800", "\udc00a", "\ud800\ud800\udc00"})
    void aTextWithWhatNoTextHasIsNamed(String text) {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED);
        ContractVariant.at(body, "/payload").put("reason", text);

        assertRefused(body, "/payload/reason ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"não", "👩\u200d🍳", "❤\ufe0f", "\u00a0", "日本", "a\u0301"})
    void anyOtherTextPasses(String text) {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED);
        ContractVariant.at(body, "/payload").put("reason", text);

        assertThatNoException().isThrownBy(() -> contract.validatePayload(Examples.envelope(body)));
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        var body = Examples.body(MessageTypes.MSG_PRODUCT_CHANGED);
        ContractVariant.at(body, "/payload").put("name", "😀".repeat(50));
        assertThatNoException().isThrownBy(() -> contract.validatePayload(Examples.envelope(body)));

        ContractVariant.at(body, "/payload").put("name", "😀".repeat(51));
        assertRefused(body, "/payload/name ");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextOfAPayloadSaysWhichCharactersItMayHave(String schema, JsonNode text) {
        assertThat(text.at("/pattern").asText()).isEqualTo(Text.PATTERN);
    }

    /** Every string of which neither format, pattern of its own nor enumeration says what it may be. */
    static Stream<Arguments> texts() {
        var schemas = Contract.load().document().at("/components/schemas");
        return schemas.properties().stream()
            .filter(schema -> !Set.of("Attributes", "Name", "Money").contains(schema.getKey()))
            .flatMap(schema -> Stream.concat(Stream.of(schema.getValue()), schema.getValue().findValues("properties")
                .stream().flatMap(properties -> properties.properties().stream().map(Map.Entry::getValue)))
                .filter(type -> type.path("type").asText().equals("string"))
                .filter(type -> !type.has("format") && !type.has("enum"))
                .map(type -> Arguments.of(schema.getKey(), type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWAITING ", "awaiting", "PAID", ""})
    void aStatusOutsideTheEnumIsNamed(String status) {
        var body = Examples.body(MessageTypes.MSG_ORDER_STATUS_CHANGED);
        ContractVariant.at(body, "/payload").put("status", status);

        assertRefused(body, "/payload/status ");
    }

    @Test
    void severalErrorsAreListedInOneLineOfBoundedLength() {
        var body = Examples.body(MessageTypes.MSG_ORDER_STATUS_CHANGED);
        var items = ContractVariant.at(body, "/payload").putArray("items");
        for (int i = 0; i < 5_000; i++) {
            items.addObject();
        }

        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.validatePayload(Examples.envelope(body)))
            .satisfies(e -> assertThat(e.detail()).contains("; ").hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void theDetailReadsTheSameOnEveryMachine() {
        var locale = Locale.getDefault();
        var body = Examples.body(MessageTypes.MSG_PAYMENT_FAIL);
        ContractVariant.at(body, "/payload").put("reason", "NONE");
        try {
            Locale.setDefault(Locale.forLanguageTag("pt-BR"));
            var elsewhere = ContractVariant.of(document -> {});

            assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> elsewhere.validatePayload(Examples.envelope(body)))
                .withMessage("/payload/reason does not have a value in the enumeration "
                    + "[\"REJECTED\", \"CANCELLED\", \"EXPIRED\"]");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void anUnknownTypeIsNotLookedInto() {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_SUCCESS).put("type", "MSG_OF_TOMORROW");

        assertThat(contract.knows("MSG_OF_TOMORROW")).isFalse();
        assertThatCode(() -> contract.validatePayload(Examples.envelope(body))).doesNotThrowAnyException();
        assertThat(contract.payload(Examples.envelope(body))).isEqualTo(body.get("payload"));
    }

    @Test
    void aKnownTypeFromAnotherSenderIsRefused() {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_SUCCESS).put("sender", Services.CATALOG);

        assertRefused(body, "/sender of MSG_PAYMENT_SUCCESS is PAYMENTS_SERVICE");
    }

    @Test
    void aPayloadThatItsRecordCannotHoldIsInvalidToo() {
        var envelope = new Envelope(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_SUCCESS,
            Examples.payload(MessageTypes.MSG_PAYMENT_SUCCESS).put("amount", "29,90"));

        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.payload(envelope, PaymentSuccess.class))
            .satisfies(e -> assertThat(e.detail()).startsWith("/payload/amount ").doesNotContain("29,90"));
    }

    static Stream<Arguments> requiredMembers() {
        return members("/required");
    }

    static Stream<Arguments> members() {
        return members("/properties");
    }

    private static Stream<Arguments> members(String keyword) {
        var arguments = new ArrayList<Arguments>();
        Contract.load().messages().values().forEach(message -> {
            var schema = Contract.load().document().at("/components/schemas/" + message.schema());
            if (keyword.equals("/required")) {
                schema.at(keyword).forEach(name -> arguments.add(Arguments.of(message.type(), name.asText())));
            } else {
                schema.at(keyword).fieldNames()
                    .forEachRemaining(name -> arguments.add(Arguments.of(message.type(), name)));
            }
        });
        return arguments.stream();
    }

    private void assertRefused(ObjectNode body, String detail) {
        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.validatePayload(Examples.envelope(body)))
            .satisfies(e -> assertThat(e.detail()).startsWith(detail));
    }
}
