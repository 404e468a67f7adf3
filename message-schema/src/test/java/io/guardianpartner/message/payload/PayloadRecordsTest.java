package io.guardianpartner.message.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Examples;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas and records say the same, in names, types and in what may be absent. */
class PayloadRecordsTest {

    private final Contract contract = Contract.load();
    private final JsonNode schemas = contract.document().at("/components/schemas");

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void aRecordHasTheMembersOfItsSchemaInTheirOrder(String type) {
        var record = contract.payload(Examples.envelope(Examples.body(type))).getClass();

        assertThat(record.getSimpleName()).isEqualTo(contract.messages().get(type).schema());
        assertAgrees(record, schemas.get(record.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void theContractsExampleShowsEveryMember(String type) {
        var schema = schemas.get(contract.messages().get(type).schema());

        assertThat(names(Examples.payload(type))).isEqualTo(names(schema.get("properties")));
    }

    @ParameterizedTest
    @MethodSource("io.guardianpartner.message.Examples#types")
    void whatMayBeAbsentIsNull(String type) throws Exception {
        var body = Examples.body(type);
        var payload = (ObjectNode) body.get("payload");
        var required = texts(schemas.get(contract.messages().get(type).schema()).get("required"));
        payload.retain(required);

        var record = contract.payload(Examples.envelope(body));

        for (var component : record.getClass().getRecordComponents()) {
            assertThat(component.getAccessor().invoke(record) != null).as(component.getName())
                .isEqualTo(required.contains(component.getName()));
        }
    }

    @Test
    void theConstantsAreTheContractsNames() {
        assertThat(constants(MessageTypes.class)).containsExactlyInAnyOrderElementsOf(contract.messages().keySet());
        assertThat(constants(Services.class).filter(name -> !name.equals(Services.ANY)))
            .isSubsetOf(contract.services().keySet());
    }

    private void assertAgrees(Class<?> record, JsonNode schema) {
        var properties = schema.get("properties");
        assertThat(Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName))
            .as(record.getSimpleName()).containsExactlyElementsOf(names(properties));
        for (var component : record.getRecordComponents()) {
            if (component.getType().isPrimitive()) {
                assertThat(texts(schema.get("required"))).as("required").contains(component.getName());
            }
            assertAgrees(component, properties.get(component.getName()));
        }
    }

    private void assertAgrees(RecordComponent component, JsonNode property) {
        var name = component.getName();
        var type = component.getType();
        if (type == List.class) {
            var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            assertThat(property.path("type").asText()).as(name).isEqualTo("array");
            if (element.isRecord()) {
                assertAgrees(element, resolved(property.get("items")));
            } else {
                assertThat(property.at("/items/format").asText()).isEqualTo("uri");
                assertThat(element).isEqualTo(URI.class);
            }
        } else if (type.isEnum()) {
            assertThat(texts(resolved(property).get("enum"))).as(name).containsExactlyElementsOf(
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        } else {
            assertThat(javaTypeOf(property)).as(name).isEqualTo(type);
        }
    }

    private Class<?> javaTypeOf(JsonNode property) {
        var schema = resolved(property);
        return switch (property.path("$ref").asText()) {
            case "#/components/schemas/Id" -> UUID.class;
            case "#/components/schemas/Money" -> Money.class;
            case "#/components/schemas/Instant" -> Instant.class;
            default -> switch (schema.get("type").asText()) {
                case "integer" -> schema.get("maximum").canConvertToInt() ? int.class : long.class;
                case "boolean" -> boolean.class;
                default -> String.class;
            };
        };
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static Stream<String> constants(Class<?> holder) {
        return Arrays.stream(holder.getFields()).map(PayloadRecordsTest::value);
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
