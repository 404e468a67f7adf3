package io.guardianpartner.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Checks the OpenAPI document of a service, so that clients can be generated from it. */
public final class ApiDocument {

    /** Constructs of Java's regular expressions that ECMA-262, with the flag u, does not have. */
    private static final Pattern JAVAS_OWN = Pattern
        .compile("\\\\[pP]\\{(?:java|Is|In|Cntrl|Alpha|Alnum|ASCII|Digit|Lower|"
            + "Upper|Punct|Graph|Print|Blank|XDigit|Space)|\\\\[AZzGQEhHRXaex]|\\(\\?[a-zA-Z>-]|[*+?}]\\+|&&");

    private ApiDocument() {}

    /** Checks it, and keeps it in {@code target/openapi.json} for {@code .ci/openapi/check}. */
    public static void check(JsonNode api) throws IOException {
        Files.writeString(Path.of("target", "openapi.json"), api.toPrettyString());
        checkSchemas(api, api);
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                checkOperation(operation);
            }
        }
        api.path("components").path("schemas").fieldNames()
            .forEachRemaining(name -> assertThat(name).matches("[A-Z]\\w*(\\.[A-Z]\\w*)*"));
    }

    /**
     * Compares the document with the copy that the pages show, or writes it. There it is of the address that serves the pages.
     *
     * @param name of the copy
     * @param test by which it is written
     */
    public static void isShown(JsonNode api, String name, Class<?> test) {
        ObjectNode copy = api.deepCopy();
        copy.putArray("servers").addObject().put("url", "/");
        GeneratedFile.check(Path.of("..", "web", "src", "main", "pages", "docs", name + ".json"),
            copy.toPrettyString() + "\n", test);
    }

    private static void checkSchemas(JsonNode node, JsonNode api) {
        if (node.path("$ref").isTextual()) {
            String reference = node.get("$ref").textValue();
            assertThat(reference).startsWith("#/");
            assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference + " leads nowhere").isFalse();
        }
        if (node.path("pattern").isTextual()) {
            assertThat(node.get("pattern").textValue()).startsWith("^").endsWith("$").doesNotContainPattern(JAVAS_OWN);
        }
        assertThat(node.path("minLength").asInt(1)).as("%s", node).isPositive();
        assertThat(node.path("minItems").asInt(1)).as("%s", node).isPositive();
        node.forEach(child -> checkSchemas(child, api));
    }

    private static void checkOperation(JsonNode operation) {
        String name = operation.path("operationId").asText();
        assertThat(operation.path("responses").fieldNames()).toIterable().as(name).contains("400", "default")
            .anyMatch(status -> status.startsWith("2"));
        operation.path("responses").fields().forEachRemaining(response -> {
            String status = response.getKey();
            assertThat(response.getValue().path("description").asText()).as(name + " " + status).isNotEmpty();
            if (status.startsWith("4") || status.startsWith("5")) {
                assertThat(response.getValue().at("/content/application~1problem+json/schema").has("$ref"))
                    .as(name + " " + status).isTrue();
            }
        });
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode schema = parameter.path("schema");
            if (parameter.path("name").asText().equals("limit")) {
                assertThat(schema.path("minimum").asInt()).isEqualTo(1);
                assertThat(schema.path("maximum").asInt()).isEqualTo(100);
            }
        }
    }
}
