package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that contradicts itself is refused when it is loaded, not when the first message meets it. */
class ContractLoadingTest {

    private static final String SERVICES = "/x-guardian/services";

    @Test
    void servicesComeInTheContractsOrder() {
        var services = Contract.load().services();

        assertThat(services.keySet())
            .containsSubsequence("ORDERS_SERVICE", "PAYMENTS_SERVICE", "PRODUCTS_CATALOG_SERVICE");
        assertThat(services.values()).extracting(ServiceEntry::queue)
            .containsSubsequence("orders", "payments", "catalog");
        assertThat(services.values()).extracting(ServiceEntry::topic)
            .containsSubsequence("orders", "payments", "catalog");
        assertThat(services.get(Services.ORDERS).listensTo())
            .containsSubsequence("PAYMENTS_SERVICE", "PRODUCTS_CATALOG_SERVICE");
    }

    @Test
    void theContractOnTheClassPathIsLoadedOnceAndCannotBeChanged() {
        var contract = Contract.load();
        ((ObjectNode) contract.document()).removeAll();

        assertThat(Contract.load()).isSameAs(contract);
        assertThat(contract.document().isEmpty()).isFalse();
        assertThatThrownBy(() -> contract.services().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> contract.messages().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everyMessageStandsInTheChannelOfItsSendersTopicAndNowhereElse() {
        var contract = Contract.load();
        var expected = new LinkedHashMap<String, List<String>>();
        contract.messages().values().forEach(message -> expected
            .computeIfAbsent(contract.services().get(message.sender()).topic(), topic -> new ArrayList<>())
            .add(message.type()));
        var actual = new LinkedHashMap<String, List<String>>();
        contract.document().path("channels").properties().forEach(channel -> {
            assertThat(channel.getValue().path("address").asText()).isEqualTo("{environment}-" + channel.getKey());
            channel.getValue().path("messages").properties().forEach(message -> {
                assertThat(message.getValue().path("$ref").asText())
                    .isEqualTo("#/components/messages/" + message.getKey());
                actual.computeIfAbsent(channel.getKey(), topic -> new ArrayList<>()).add(message.getKey());
            });
        });

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void everyMessageNamesItsOwnTypeAndCarriesTheAttributes() {
        Contract.load().document().at("/components/messages").properties().forEach(message -> {
            assertThat(message.getValue().at("/payload/allOf/0/$ref").asText())
                .isEqualTo("#/components/schemas/Envelope");
            assertThat(message.getValue().at("/payload/allOf/1/properties/type/const").asText())
                .isEqualTo(message.getKey());
            assertThat(message.getValue().at("/traits/0/$ref").asText())
                .isEqualTo("#/components/messageTraits/attributed");
            assertThat(message.getValue().path("summary").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("references")
    void aReferenceThatLeadsNowhereIsRefused(String pointer) {
        assertWrong(document -> ContractVariant.at(document, pointer).put("$ref", "#/components/schemas/Nothing"),
            "Nothing");
    }

    @Test
    void aReferenceOutOfTheDocumentIsRefused() {
        assertWrong(document -> ContractVariant.at(document, "/components/schemas/PaymentFail/properties/orderId")
            .put("$ref", "https://schemas.example/id.json"), "schemas.example");
    }

    static Stream<String> references() {
        var found = new ArrayList<String>();
        collectReferences(Contract.load().document(), "", found);
        assertThat(found).hasSizeGreaterThan(50);
        return found.stream();
    }

    private static void collectReferences(JsonNode node, String pointer, List<String> found) {
        if (node.has("$ref")) {
            found.add(pointer);
        }
        node.properties().forEach(
            member -> collectReferences(member.getValue(), pointer + "/" + member.getKey(), found));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectReferences(node.get(i), pointer + "/" + i, found);
            }
        }
    }

    @Test
    void aMisspeltRuleIsRefused() {
        assertWrong(document -> ContractVariant.at(document, "/components/schemas/ProductName").put("maxLenght", 5),
            "maxLenght");
    }

    @Test
    void twoOwnersOfAQueueOrTopicAreRefused() {
        assertWrong(document -> service(document, Services.PAYMENTS).put("queue", "orders"), "queue orders");
        assertWrong(document -> service(document, Services.PAYMENTS).put("topic", "orders"), "topic orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "orders_queue", "-orders", "orders-", "a--b", "orders.fifo"})
    void aLogicalNameThatBreaksPhysicalOnesIsRefused(String name) {
        assertWrong(document -> service(document, Services.ORDERS).put("queue", name), "ORDERS_SERVICE.queue");
        assertWrong(document -> service(document, Services.ORDERS).put("topic", name), "ORDERS_SERVICE.topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen", "MSG_SERVICE_ANY", "A-B"})
    void aNameThatNoEnvelopeCanCarryIsRefused(String name) {
        assertWrong(document -> ContractVariant.at(document, SERVICES).putObject(name).put("queue", "kitchen")
            .put("topic", "kitchen"), name);
    }

    @Test
    void listeningToNobodyOrTwiceIsRefused() {
        assertWrong(document -> service(document, Services.CATALOG).withArray("listensTo").add("NOBODY_SERVICE"),
            "NOBODY_SERVICE");
        assertWrong(document -> service(document, Services.CATALOG).withArray("listensTo").add(Services.ORDERS),
            "once");
    }

    @Test
    void aMessageWhoseTargetDoesNotListenToItsSenderIsRefused() {
        assertWrong(document -> service(document, Services.PAYMENTS).putArray("listensTo"),
            "MSG_PAYMENT_CANCELLATION_REQUESTED");
    }

    @Test
    void aMessageWithAnUnknownSenderOrTargetIsRefused() {
        var message = "/components/messages/MSG_PAYMENT_FAIL/x-guardian";
        assertWrong(document -> ContractVariant.at(document, message).put("sender", "BANK"), "BANK");
        assertWrong(document -> ContractVariant.at(document, message).put("target", "BANK"), "BANK");
        assertWrong(document -> ContractVariant.at(document, message).remove("target"), "MSG_PAYMENT_FAIL");
    }

    @Test
    void aMessageWithoutAPayloadSchemaIsRefused() {
        assertWrong(document -> ContractVariant.at(document, "/components/messages/MSG_PAYMENT_FAIL").remove("payload"),
            "MSG_PAYMENT_FAIL");
    }

    @Test
    void aContractWithoutServicesOrVersionOrEnvelopeIsRefused() {
        assertWrong(document -> document.remove("x-guardian"), "x-guardian");
        assertWrong(document -> ContractVariant.at(document, SERVICES).removeAll(), "services");
        assertWrong(document -> ContractVariant.at(document, "/x-guardian").put("schemaVersion", "1"),
            "schemaVersion");
        assertThatIllegalArgumentException().isThrownBy(() -> ContractVariant.load("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: b: c", "a: 1\na: 2", "- [", "just text"})
    void whatIsNoDocumentIsRefused(String yaml) {
        assertThatIllegalArgumentException().isThrownBy(() -> ContractVariant.load(yaml))
            .withMessageStartingWith("The contract ");
    }

    @Test
    void aMessageWithoutARecordIsReadAsJson() {
        var contract = ContractVariant.of(document -> {
            var copy = ContractVariant.at(document, "/components/messages/MSG_PAYMENT_FAIL").deepCopy();
            ContractVariant.at(copy, "/payload/allOf/1/properties/payload")
                .put("$ref", "#/components/schemas/DishReady");
            ContractVariant.at(document, "/components/messages").set("MSG_DISH_READY", copy);
            ContractVariant.at(document, "/components/schemas").set("DishReady",
                document.at("/components/schemas/PaymentFail").deepCopy());
        });
        var payload = Examples.payload(MessageTypes.MSG_PAYMENT_FAIL);
        var message = contract.message(Services.PAYMENTS, Services.ORDERS, "MSG_DISH_READY", Ids.next(),
            Map.of("orderId", payload.get("orderId"), "paymentId", payload.get("paymentId"), "reason", "EXPIRED"));

        assertThat(contract.payload(contract.read(message.body()))).isEqualTo(payload);
    }

    private static ObjectNode service(ObjectNode document, String name) {
        return ContractVariant.at(document, SERVICES + "/" + name);
    }

    private static void assertWrong(Consumer<ObjectNode> change, String named) {
        assertThatIllegalArgumentException().isThrownBy(() -> ContractVariant.of(change))
            .withMessageStartingWith("The contract is wrong").withMessageContaining(named);
    }
}
