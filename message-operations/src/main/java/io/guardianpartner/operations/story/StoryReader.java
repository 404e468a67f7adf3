package io.guardianpartner.operations.story;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.http.OperatorHttp;

/** Asks the orders service, through the gateway, for what the services keep of an order. */
public final class StoryReader {

    /** Orders asks two services, and waits for one of them for 10 s at most. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final OperatorHttp gateway;

    /** @param token where an administrator's access token comes from */
    public StoryReader(URI gateway, TokenSource token) {
        this.gateway = new OperatorHttp(gateway, token, ANSWER);
    }

    /**
     * @param order its id, or its tracking number of today
     *
     * @throws OperationException if there is no such order, or it may not be told to this caller, or nobody answers
     */
    public JsonNode read(String order) {
        HttpResponse<String> answer = gateway.get("/v1/orders/" + order + "/story");
        switch (answer.statusCode()) {
            case 200 -> {
                return story(answer.body());
            }
            case 401 -> throw new OperationException("The token from " + gateway.tokenName() + " is not accepted at "
                + gateway.base() + ": it must be an access token of a person, and still good");
            case 403 -> throw new OperationException("The token from " + gateway.tokenName()
                + " is not of an administrator; who asks for a story must be in the group admin");
            case 404 -> throw new OperationException(order.length() < 10
                ? "No order of today has the number " + order + "; of another day give its id"
                : "There is no order " + order);
            default -> throw new OperationException(gateway.base() + " answered " + answer.statusCode()
                + (answer.statusCode() >= 500 ? "; try again" : " to a request for a story"));
        }
    }

    private JsonNode story(String body) {
        try {
            JsonNode story = Json.mapper().readTree(body);
            if (story.path("entries").isArray() && story.path("orderId").isTextual()) {
                return story;
            }
        } catch (JsonProcessingException e) {
            // Said below, in a line.
        }
        throw new OperationException(
            gateway.base() + " answered without a story; check that it is the gateway of a Guardian");
    }
}
