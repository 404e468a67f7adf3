package io.guardianpartner.routing.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says in the OpenAPI document of every GET what {@link EntityTags} does for it. */
final class OpenApiTags {

    private OpenApiTags() {}

    static void complete(ObjectNode get) {
        get.withArray("/parameters").addObject().put("name", "If-None-Match").put("in", "header")
            .put("description", "the ETag of the last answer: 304 while nothing has changed").put("required", false)
            .putObject("schema").put("type", "string");
        ObjectNode responses = get.withObject("/responses");
        responses.putObject("304").put("description", "nothing has changed since");
        if (responses.get("200") instanceof ObjectNode ok) {
            ok.withObject("/headers/ETag").put("description", "for If-None-Match").putObject("schema")
                .put("type", "string");
        }
    }
}
