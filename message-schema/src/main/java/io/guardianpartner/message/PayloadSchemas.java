package io.guardianpartner.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;

/** The contract's schemas, compiled once. */
final class PayloadSchemas {

    private static final String DOCUMENT = "urn:guardian:contract";
    private static final int ERRORS_SHOWN = 5;

    /** Keywords of AsyncAPI that check nothing. Any other unknown one is a misspelt rule, which would check nothing too. */
    private static final Set<String> WITHOUT_RULES = Set.of("components", "deprecated", "externalDocs");
    private static final Set<String> COMBINING = Set.of("allOf", "anyOf", "oneOf", "if");
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft7())
        .unknownKeywordFactory(PayloadSchemas::unknownKeyword)
        .build();

    private final Map<String, Schema> schemas = new HashMap<>();

    private PayloadSchemas(JsonNode contract) {
        var document = JsonNodeFactory.instance.objectNode();
        document.putObject("components").set("schemas", contract.path("components").path("schemas"));
        var registry = SchemaRegistry.withDefaultDialect(DIALECT, builder -> builder
            .schemas(Map.of(DOCUMENT, document.toString()))
            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .pathType(PathType.JSON_POINTER)
                .build()));
        contract.path("components").path("schemas").fieldNames().forEachRemaining(name -> {
            schemas.put(name, compile(registry, name));
        });
    }

    private static Schema compile(SchemaRegistry registry, String name) {
        try {
            var schema = registry.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new IllegalArgumentException("The contract is wrong: " + name + ": " + e.getMessage(), e);
        }
    }

    private static Keyword unknownKeyword(String name, SchemaContext context) {
        if (WITHOUT_RULES.contains(name) || name.startsWith("x-")) {
            return new NonValidationKeyword(name);
        }
        throw new SchemaException("no schema has a keyword " + name);
    }

    /** For what arrives: members that the schema does not know are a newer sender's and pass. */
    static PayloadSchemas tolerant(JsonNode contract) {
        return new PayloadSchemas(contract);
    }

    /** For what is sent: members that the schema does not know are a mistake. */
    static PayloadSchemas strict(JsonNode contract) {
        JsonNode closed = contract.deepCopy();
        closed.path("components").path("schemas").forEach(PayloadSchemas::close);
        return new PayloadSchemas(closed);
    }

    /** Where schemas are combined, a member that one part lacks may be another part's: those stay open. */
    private static void close(JsonNode schema) {
        if (COMBINING.stream().anyMatch(schema::has)) {
            return;
        }
        if (schema instanceof ObjectNode object && object.has("properties")
            && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PayloadSchemas::close);
    }

    boolean has(String name) {
        return schemas.containsKey(name);
    }

    /**
     * Holds the value to the schema.
     *
     * @param pointer
     *            where the value stands in its document
     */
    void validate(String name, JsonNode value, String pointer) {
        var errors = schemas.get(name).validate(value);
        if (!errors.isEmpty()) {
            throw new InvalidMessageException(errors.stream()
                .limit(ERRORS_SHOWN)
                .map(error -> describe(error, pointer))
                .collect(Collectors.joining("; ")));
        }
    }

    private static String describe(Error error, String pointer) {
        var member = pointer + error.getInstanceLocation();
        return switch (error.getKeyword()) {
            case "required" -> member + "/" + error.getProperty() + " is missing";
            case "additionalProperties" -> member + "/" + error.getProperty() + " is not known here";
            default -> (member.isEmpty() ? "the body" : member) + " " + error.getMessage();
        };
    }
}
