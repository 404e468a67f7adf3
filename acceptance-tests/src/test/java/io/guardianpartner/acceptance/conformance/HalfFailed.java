package io.guardianpartner.acceptance.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.acceptance.conformance.Line.Fault;
import io.guardianpartner.acceptance.conformance.Line.Onward;
import io.guardianpartner.local.Component;
import io.guardianpartner.local.http.Response;

/**
 * Every second entry of a batch (DeleteMessageBatch, SendMessageBatch, PublishBatch) fails: it is taken out of the
 * request, and the answer says so.
 */
final class HalfFailed implements Fault {

    private static final Pattern MEMBER = Pattern.compile("(PublishBatchRequestEntries\\.member)\\.(\\d+)\\.(.*)");
    private static final String FAILED = "<member><Id>%s</Id><Code>InternalError</Code><Message>disturbed</Message>"
        + "<SenderFault>false</SenderFault></member>";

    private final List<String> failed = new CopyOnWriteArrayList<>();

    /** The bodies (SNS) or the rest of the entries (SQS) that have failed. */
    List<String> failed() {
        return failed;
    }

    @Override
    public Response answer(Call call, Onward onward) {
        return call.part() == Component.SNS ? topic(call, onward) : queue(call, onward);
    }

    private Response queue(Call call, Onward onward) {
        ObjectNode request = LineFaults.object(call.request().body());
        ArrayNode kept = LineFaults.JSON.createArrayNode();
        ArrayNode refused = LineFaults.JSON.createArrayNode();
        for (JsonNode entry : request.withArray("Entries")) {
            if ((kept.size() + refused.size()) % 2 == 0) {
                kept.add(entry);
            } else {
                failed.add(entry.toString());
                refused.addObject().put("Id", entry.path("Id").asText()).put("Code", "InternalError")
                    .put("Message", "disturbed").put("SenderFault", false);
            }
        }
        request.set("Entries", kept);
        Response answer = onward.send(call.withBody(request.toString()));
        ObjectNode body = LineFaults.object(answer.body());
        body.withArray("Failed").addAll(refused);
        return new Response(answer.status(), answer.headers(), LineFaults.bytes(body));
    }

    private Response topic(Call call, Onward onward) {
        Map<String, String> rest = new LinkedHashMap<>();
        Map<Integer, Map<String, String>> entries = new TreeMap<>();
        call.request().form().forEach((name, value) -> {
            Matcher member = MEMBER.matcher(name);
            if (member.matches()) {
                entries.computeIfAbsent(Integer.parseInt(member.group(2)), number -> new LinkedHashMap<>())
                    .put(member.group(3), value);
            } else {
                rest.put(name, value);
            }
        });
        StringBuilder refused = new StringBuilder();
        int kept = 0;
        for (Map.Entry<Integer, Map<String, String>> entry : entries.entrySet()) {
            if (entry.getKey() % 2 == 0) {
                failed.add(entry.getValue().get("Message"));
                refused.append(FAILED.formatted(entry.getValue().get("Id")));
            } else {
                String prefix = "PublishBatchRequestEntries.member." + ++kept + ".";
                entry.getValue().forEach((name, value) -> rest.put(prefix + name, value));
            }
        }
        Response answer = onward.send(call.withBody(form(rest)));
        return Response.xml(answer.status(), withFailures(new String(answer.body(), StandardCharsets.UTF_8),
            refused.toString()));
    }

    private static String withFailures(String xml, String refused) {
        String without = xml.replaceAll("<Failed\\s*/>|<Failed>\\s*</Failed>", "");
        return without.replaceFirst("</PublishBatchResult>", "<Failed>" + refused + "</Failed></PublishBatchResult>");
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
