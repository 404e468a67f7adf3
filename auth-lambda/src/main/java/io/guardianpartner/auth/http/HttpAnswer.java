package io.guardianpartner.auth.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;

/**
 * An answer: status, body, headers. Nobody may keep it: every one says {@code Cache-Control: no-store}.
 *
 * @param body empty for none
 */
public record HttpAnswer(int status, String contentType, Map<String, Object> body, Map<String, String> headers) {

    public static HttpAnswer json(int status, Map<String, Object> body) {
        return new HttpAnswer(status, "application/json", body, Map.of());
    }

    public static HttpAnswer empty() {
        return new HttpAnswer(204, "", Map.of(), Map.of());
    }

    /** As API Gateway wants it, payload format 2.0. */
    public void write(OutputStream out) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Cache-Control", "no-store");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", status);
        answer.put("headers", all);
        if (!contentType.isEmpty()) {
            all.put("Content-Type", contentType);
            answer.put("body", JSON.std.asString(body));
        }
        answer.put("isBase64Encoded", false);
        JSON.std.write(answer, out);
    }

    /** Says nothing of what is personal. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
