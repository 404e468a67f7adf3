package io.guardianpartner.api.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.api.Access;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.Rest;

/**
 * Says in the OpenAPI document how every operation answers: failures are problems (RFC 9457), the list that an operation
 * declares ({@code outType(OrderView[].class)}) comes as a {@link Page}.
 */
final class OpenApiAnswers {

    private static final String PROBLEM = "Problem";
    private static final String DESCRIPTION = "description";
    private static final String CONTENT = "content";
    private static final String SCHEMA = "schema";
    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final int FIRST_ERROR = 400;

    private OpenApiAnswers() {}

    static void complete(ObjectNode operation) {
        ObjectNode responses = operation.withObject("/responses");
        responses.remove("default");
        problems(operation).forEach((status, description) -> {
            if (!responses.has(status)) {
                responses.putObject(status).put(DESCRIPTION, description);
            }
        });
        responses.fields().forEachRemaining(response -> {
            if (Integer.parseInt(response.getKey()) < FIRST_ERROR) {
                response.getValue().path(CONTENT).fields()
                    .forEachRemaining(content -> content(content.getKey(), (ObjectNode) content.getValue()));
            } else {
                problem((ObjectNode) response.getValue());
            }
        });
        problem(responses.putObject("default").put(DESCRIPTION, "any other problem"));
    }

    /** A route that checks a secret or signature itself has no known callers, so no 403. */
    private static Map<String, String> problems(ObjectNode operation) {
        Map<String, String> problems = new TreeMap<>(Map.of("400", "the request cannot be read"));
        for (JsonNode callers : operation.path("security")) {
            callers.fieldNames().forEachRemaining(key -> {
                problems.put("401", "authentication is required");
                if (!Access.isOpen(key)) {
                    problems.put("403", "the caller's role does not allow this");
                }
            });
        }
        return problems;
    }

    /** Camel gives each form of an answer the schema of its JSON. */
    private static void content(String mediaType, ObjectNode content) {
        if (mediaType.startsWith("text/")) {
            content.putObject(SCHEMA).put(TYPE, STRING);
        } else {
            page(content);
        }
    }

    private static void page(ObjectNode content) {
        JsonNode entries = content.path(SCHEMA);
        if (entries.path(TYPE).asText().equals("array")) {
            ObjectNode page = content.putObject(SCHEMA).put(TYPE, "object");
            page.putArray("required").add("items");
            ObjectNode members = page.putObject("properties");
            members.set("items", entries);
            members.putObject("next").put(TYPE, STRING).put(DESCRIPTION,
                "the cursor of the next page; absent on the last one");
        }
    }

    private static void problem(ObjectNode response) {
        response.putObject(CONTENT).putObject(Rest.PROBLEM_JSON).putObject(SCHEMA)
            .put("$ref", "#/components/schemas/" + PROBLEM);
    }

    /** Says of a GET how it is answered to a reader who has the last answer, and of one that lets readers wait how long it did. */
    static void addEntityTag(ObjectNode get) {
        get.withArray("/parameters").addObject().put("name", "If-None-Match").put("in", "header")
            .put(DESCRIPTION, "the ETag of the last answer: 304 while nothing has changed").put("required", false)
            .putObject(SCHEMA).put(TYPE, STRING);
        ObjectNode responses = get.withObject("/responses");
        responses.putObject("304").put(DESCRIPTION, "nothing has changed since");
        if (responses.get("200") instanceof ObjectNode ok) {
            ok.withObject("/headers/ETag").put(DESCRIPTION, "for If-None-Match").putObject(SCHEMA)
                .put(TYPE, STRING);
        }
        if (get.path("parameters").findValuesAsText("name").contains("Prefer")) {
            for (String status : List.of("200", "304")) {
                responses.withObject("/" + status + "/headers/Preference-Applied")
                    .put(DESCRIPTION, "wait=20: for how many seconds it would have waited; absent if it would not")
                    .putObject(SCHEMA).put(TYPE, STRING);
            }
        }
    }

    static void declareProblem(ObjectNode api) {
        ObjectNode problem = api.withObject("/components/schemas").putObject(PROBLEM).put(TYPE, "object");
        problem.putArray("required").add("type").add("title").add("status");
        ObjectNode members = problem.putObject("properties");
        for (String name : List.of("type", "title", "detail", "instance")) {
            members.putObject(name).put(TYPE, STRING);
        }
        members.putObject("status").put(TYPE, "integer");
        ObjectNode errors = members.putObject("errors").put(TYPE, "array");
        ObjectNode error = errors.putObject("items").put(TYPE, "object");
        for (String name : List.of("pointer", "parameter", "detail")) {
            error.withObject("/properties").putObject(name).put(TYPE, STRING);
        }
        problem.put("additionalProperties", true);
    }
}
