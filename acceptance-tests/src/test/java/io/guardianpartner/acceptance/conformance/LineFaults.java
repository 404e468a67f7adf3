package io.guardianpartner.acceptance.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.acceptance.conformance.Line.Fault;
import io.guardianpartner.local.Component;
import io.guardianpartner.local.http.Response;

/** Faults of a call on the line: lost on the way, answered too late, refused. */
final class LineFaults {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int PATIENCE_SECONDS = 60;

    private LineFaults() {}

    /** The call never arrives, and the caller sees the connection end. */
    static Fault requestLost() {
        return (call, onward) -> Response.NONE;
    }

    /** What is asked for is done, and the caller never hears of it. */
    static Fault answerLost() {
        return (call, onward) -> {
            onward.send(call);
            return Response.NONE;
        };
    }

    /** The other side has a fault of its own. */
    static Fault serverError() {
        return (call, onward) -> error(call, 500, "InternalFailure");
    }

    /** The other side has too much to do. */
    static Fault throttled() {
        return (call, onward) -> error(call, 400, "ThrottlingException");
    }

    /** The call waits until the latch is open. */
    static Fault held(CountDownLatch latch) {
        return (call, onward) -> {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return onward.send(call);
        };
    }

    /** What is asked for is done at once, and the answer waits until the latch is open. */
    static Fault answerHeld(CountDownLatch latch) {
        return (call, onward) -> {
            Response answer = onward.send(call);
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return answer;
        };
    }

    /** Each message of a poll is given out twice. */
    static Fault repeated() {
        return received(messages -> {
            ArrayNode twice = JSON.createArrayNode();
            messages.forEach(message -> twice.add(message).add(message));
            return twice;
        });
    }

    /** The messages of a poll come in the opposite order. */
    static Fault reversed() {
        return received(messages -> {
            List<JsonNode> all = new java.util.ArrayList<>();
            messages.forEach(all::add);
            Collections.reverse(all);
            return JSON.createArrayNode().addAll(all);
        });
    }

    private static Fault received(UnaryOperator<ArrayNode> change) {
        return (call, onward) -> {
            Response answer = onward.send(call);
            ObjectNode body = object(answer.body());
            if (answer.status() == 200 && body.get("Messages") instanceof ArrayNode messages) {
                body.set("Messages", change.apply(messages));
            }
            return new Response(answer.status(), answer.headers(), bytes(body));
        };
    }

    private static Response error(Call call, int status, String code) {
        return call.part() == Component.SNS
            ? Response.xml(status, "<ErrorResponse><Error><Type>Receiver</Type><Code>" + code
                + "</Code><Message>disturbed</Message></Error></ErrorResponse>")
            : Response.json(status, Map.of("__type", code, "message", "disturbed"));
    }

    static ObjectNode object(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
