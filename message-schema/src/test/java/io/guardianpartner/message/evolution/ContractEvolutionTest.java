package io.guardianpartner.message.evolution;

import static io.guardianpartner.message.ContractVariant.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ContractVariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractEvolutionTest {

    private static final String SCHEMAS = "/components/schemas/";
    private static final String MESSAGES = "/components/messages/";
    private static final String SERVICES = "/x-guardian/services/";

    private final Contract released = Contract.load();

    @Test
    void theSameContractBreaksNothing() {
        assertThat(ContractEvolution.compare(released, ContractVariant.of(document -> {}))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aBreakIsFound(String found, Consumer<ObjectNode> change) {
        assertThat(ContractEvolution.compare(released, ContractVariant.of(change))).contains(found);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
            change("PAYMENTS_SERVICE is gone", document -> {
                at(document, "/x-guardian/services").remove("PAYMENTS_SERVICE");
                at(document, "/x-guardian/services")
                    .forEach(service -> remove((ArrayNode) service.get("listensTo"), "PAYMENTS_SERVICE"));
                at(document, "/components/messages").retain("MSG_ORDER_STATUS_CHANGED");
                at(document, "/channels").removeAll();
            }),
            change("ORDERS_SERVICE.queue was orders and is elsewhere",
                document -> at(document, SERVICES + "ORDERS_SERVICE").put("queue", "elsewhere")),
            change("ORDERS_SERVICE.topic was orders and is elsewhere",
                document -> at(document, SERVICES + "ORDERS_SERVICE").put("topic", "elsewhere")),
            change("PRODUCTS_CATALOG_SERVICE does not listen to ORDERS_SERVICE any more",
                document -> at(document, SERVICES + "PRODUCTS_CATALOG_SERVICE").putArray("listensTo")),
            change("MSG_PAYMENT_FAIL is gone", document -> {
                at(document, "/components/messages").remove("MSG_PAYMENT_FAIL");
                at(document, "/channels/payments/messages").remove("MSG_PAYMENT_FAIL");
            }),
            change("MSG_STOCK_UNAVAILABLE.sender was PRODUCTS_CATALOG_SERVICE and is PAYMENTS_SERVICE",
                document -> at(document, MESSAGES + "MSG_STOCK_UNAVAILABLE/x-guardian")
                    .put("sender", "PAYMENTS_SERVICE")),
            change("MSG_ORDER_STATUS_CHANGED.target was MSG_SERVICE_ANY and is PRODUCTS_CATALOG_SERVICE",
                document -> at(document, MESSAGES + "MSG_ORDER_STATUS_CHANGED/x-guardian")
                    .put("target", "PRODUCTS_CATALOG_SERVICE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemaBreaks")
    void aBreakInASchemaIsFoundAndNamed(String found, Consumer<ObjectNode> change) {
        assertThat(ContractEvolution.compare(released, ContractVariant.of(change))).contains(found);
    }

    static Stream<Arguments> schemaBreaks() {
        return Stream.of(
            change("MSG_PAYMENT_SUCCESS /amount is gone",
                document -> {
                    at(document, SCHEMAS + "PaymentSuccess/properties").remove("amount");
                    remove(at(document, SCHEMAS + "PaymentSuccess").withArray("required"), "amount");
                }),
            change("MSG_PAYMENT_SUCCESS /tip is newly required", document -> {
                at(document, SCHEMAS + "PaymentSuccess/properties").putObject("tip").put("type", "string");
                at(document, SCHEMAS + "PaymentSuccess").withArray("required").add("tip");
            }),
            change("MSG_PAYMENT_CANCELLATION_REQUESTED /paymentId is newly required",
                document -> at(document, SCHEMAS + "PaymentCancellationRequested").withArray("required")
                    .add("paymentId")),
            change("MSG_PAYMENT_SUCCESS /amount may newly be absent",
                document -> remove(at(document, SCHEMAS + "PaymentSuccess").withArray("required"), "amount")),
            change("MSG_ORDER_STATUS_CHANGED /version type was \"integer\" and is \"string\"",
                document -> at(document, SCHEMAS + "OrderStatusChanged/properties/version").put("type", "string")),
            change("MSG_ORDER_STATUS_CHANGED /status may not be \"DONE\" any more",
                document -> remove(at(document, SCHEMAS + "OrderStatus").withArray("enum"), "DONE")),
            change("MSG_PRODUCT_CHANGED /description is newly limited to [\"a\"]",
                document -> at(document, SCHEMAS + "ProductChanged/properties/description").putArray("enum").add("a")),
            change("MSG_STOCK_UNAVAILABLE /lines/*/name maxLength was 50 and is 49",
                document -> at(document, SCHEMAS + "ProductName").put("maxLength", 49)),
            change("MSG_ORDER_STATUS_CHANGED /items/*/quantity minimum was 1 and is 2",
                document -> at(document, SCHEMAS + "OrderedItem/properties/quantity").put("minimum", 2)),
            change("MSG_ORDER_STATUS_CHANGED /items maxItems was 50 and is 10",
                document -> at(document, SCHEMAS + "OrderStatusChanged/properties/items").put("maxItems", 10)),
            change("MSG_PRODUCT_CHANGED /description minLength was absent and is 1",
                document -> at(document, SCHEMAS + "ProductChanged/properties/description").put("minLength", 1)),
            change("MSG_PAYMENT_FAIL /orderId pattern was "
                + "\"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$\" and is \"^a$\"",
                document -> at(document, SCHEMAS + "Id").put("pattern", "^a$")),
            change("attributes /traceparent pattern was absent and is \"^a$\"",
                document -> at(document, SCHEMAS + "Attributes/properties/traceparent").put("pattern", "^a$")),
            change("MSG_PRODUCT_CHANGED /updatedAt format was \"date-time\" and is \"date\"",
                document -> at(document, SCHEMAS + "Instant").put("format", "date")),
            change("MSG_PAYMENT_FAIL additionalProperties was absent and is false",
                document -> at(document, SCHEMAS + "PaymentFail").put("additionalProperties", false)),
            change("MSG_PRODUCT_CHANGED /pictures/* maxLength was 2048 and is 100",
                document -> at(document, SCHEMAS + "ProductChanged/properties/pictures/items").put("maxLength", 100)),
            change("MSG_PAYMENT_FAIL /reason type was \"string\" and is \"boolean\"",
                document -> {
                    at(document, "/components/schemas").set("Other", document.at(SCHEMAS + "PaymentFail").deepCopy());
                    at(document, SCHEMAS + "Other/properties/reason").put("type", "boolean");
                    at(document, MESSAGES + "MSG_PAYMENT_FAIL/payload/allOf/1/properties/payload")
                        .put("$ref", "#/components/schemas/Other");
                }),
            change("envelope /priority is new where nothing may be added",
                document -> at(document, SCHEMAS + "Envelope/properties").putObject("priority").put("type", "string")),
            change("envelope /sender maxLength was 100 and is 20",
                document -> at(document, SCHEMAS + "Name").put("maxLength", 20)),
            change("attributes /traceparent is newly required",
                document -> at(document, SCHEMAS + "Attributes").withArray("required").add("traceparent")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void anAdditionBreaksNothing(String what, Consumer<ObjectNode> change) {
        assertThat(ContractEvolution.compare(released, ContractVariant.of(change))).isEmpty();
    }

    static Stream<Arguments> additions() {
        return Stream.of(
            change("a service", document -> at(document, "/x-guardian/services").putObject("ADDED_SERVICE")
                .put("queue", "added").put("topic", "added").putArray("listensTo").add("ORDERS_SERVICE")),
            change("a listener", document -> at(document, SERVICES + "PRODUCTS_CATALOG_SERVICE").withArray("listensTo")
                .add("PAYMENTS_SERVICE")),
            change("a message", document -> at(document, "/components/messages").set("MSG_MORE",
                document.at(MESSAGES + "MSG_PAYMENT_FAIL").deepCopy())),
            change("a member that may be absent", document -> at(document, SCHEMAS + "PaymentSuccess/properties")
                .putObject("tip").put("type", "string")),
            change("a value", document -> at(document, SCHEMAS + "OrderStatus").withArray("enum").add("DELIVERED")),
            change("wider limits", document -> {
                at(document, SCHEMAS + "ProductName").put("maxLength", 80).remove("minLength");
                at(document, SCHEMAS + "OrderedItem/properties/quantity").put("minimum", 0).remove("maximum");
            }),
            change("other words", document -> at(document, SCHEMAS + "Money").put("description", "An amount.")
                .put("title", "Money").put("x-note", "none")),
            change("a schema of another name", document -> {
                at(document, "/components/schemas").set("Euro", document.at(SCHEMAS + "Money").deepCopy());
                at(document, SCHEMAS + "PaymentSuccess/properties/amount").put("$ref", "#/components/schemas/Euro");
            }));
    }

    @Test
    void toForbidWhatNoTextHasBreaksNothing() {
        var before = ContractVariant.of(document -> at(document, SCHEMAS + "Reason").remove("pattern"));

        assertThat(ContractEvolution.compare(before, released)).isEmpty();
        assertThat(ContractEvolution.compare(released, before)).isNotEmpty();
    }

    @Test
    void aHigherSchemaVersionMayBreak() {
        var next = ContractVariant.of(document -> {
            at(document, "/x-guardian").put("schemaVersion", 2);
            at(document, SCHEMAS + "PaymentSuccess/properties").remove("amount");
        });

        assertThat(ContractEvolution.compare(released, next)).isEmpty();
        assertThat(ContractEvolution.compare(next, released))
            .containsExactly("schemaVersion went back from 2 to 1");
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static void remove(ArrayNode array, String text) {
        for (int i = array.size() - 1; i >= 0; i--) {
            JsonNode element = array.get(i);
            if (element.asText().equals(text)) {
                array.remove(i);
            }
        }
    }
}
