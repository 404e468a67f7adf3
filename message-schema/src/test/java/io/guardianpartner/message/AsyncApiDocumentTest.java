package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract is an AsyncAPI 3.0.0 document by the JSON Schema that AsyncAPI itself publishes. */
class AsyncApiDocumentTest {

    private static Schema asyncApi;

    @BeforeAll
    static void readTheSchema() throws IOException {
        try (var json = AsyncApiDocumentTest.class.getResourceAsStream("/asyncapi-json-schema/3.0.0.json")) {
            var dialect = Dialect.builder(Dialects.getDraft7())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name)).build();
            asyncApi = SchemaRegistry.withDefaultDialect(dialect)
                .getSchema(json, InputFormat.JSON);
        }
    }

    @Test
    void theContractIsAnAsyncApiDocument() {
        assertThat(errors(Contract.load().document())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aBrokenDocumentIsNone(Consumer<ObjectNode> breakage) {
        var document = (ObjectNode) Contract.load().document();
        breakage.accept(document);

        assertThat(errors(document)).isNotEmpty();
    }

    static Stream<Consumer<ObjectNode>> mutants() {
        return Stream.of(
            document -> document.put("asyncapi", "2.6.0"),
            document -> document.remove("info"),
            document -> document.put("topics", "none"),
            document -> ContractVariant.at(document, "/channels/orders").put("adress", "orders"),
            document -> ContractVariant.at(document, "/channels/orders").putArray("messages"),
            document -> ContractVariant.at(document, "/components/messages/MSG_PAYMENT_FAIL").put("sender", "x"),
            document -> ContractVariant.at(document, "/components/schemas/PaymentFail").put("required", "orderId"),
            document -> ContractVariant.at(document, "/components/schemas/Id").put("type", "uuid"));
    }

    private static List<Error> errors(JsonNode document) {
        return asyncApi.validate(document);
    }
}
