package io.guardianpartner.operations.story;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.OperationException;

/** Asks the orders service, through the gateway, for what the services keep of an order. */
public final class StoryReader {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Orders asks two services, and waits for one of them for 10 s at most. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final URI gateway;
    private final TokenSource token;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param token where an administrator's access token comes from */
    public StoryReader(URI gateway, TokenSource token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * @param order its id, or its tracking number of today
     *
     * @throws OperationException if there is no such order, or it may not be told to this caller, or nobody answers
     */
    public JsonNode read(String order) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(order)).timeout(ANSWER)
            .header("Accept", "application/json").header("Authorization", "Bearer " + token()).GET().build());
        switch (answer.statusCode()) {
            case 200 -> {
                return story(answer.body());
            }
            case 401 -> throw new OperationException("The token from " + token.name() + " is not accepted at " + gateway
                + ": it must be an access token of a person, and still good");
            case 403 -> throw new OperationException("The token from " + token.name()
                + " is not of an administrator; who asks for a story must be in the group admin");
            case 404 -> throw new OperationException(order.length() < 10
                ? "No order of today has the number " + order + "; of another day give its id"
                : "There is no order " + order);
            default -> throw new OperationException(gateway + " answered " + answer.statusCode()
                + (answer.statusCode() >= 500 ? "; try again" : " to a request for a story"));
        }
    }

    private URI address(String order) {
        String base = gateway.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/orders/" + order
            + "/story");
    }

    private String token() {
        try {
            String said = token.fetch().token().strip();
            if (said.isEmpty() || said.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
                throw new OperationException("There is no token in what " + token.name() + " says");
            }
            return said;
        } catch (IOException e) {
            throw new OperationException("The token from " + token.name() + " cannot be had: "
                + Failure.printable(String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new OperationException("There is no answer from " + gateway + " in time; try again", e);
        } catch (ConnectException | UnresolvedAddressException e) {
            throw new OperationException("Nothing answers at " + gateway, e);
        } catch (IOException e) {
            throw new OperationException("There is no answer from " + gateway + ": "
                + Failure.printable(String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
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
        throw new OperationException(gateway + " answered without a story; check that it is the gateway of a Guardian");
    }

    private static OperationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new OperationException("Stopped", e);
    }
}
