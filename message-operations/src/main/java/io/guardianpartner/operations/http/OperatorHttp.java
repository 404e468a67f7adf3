package io.guardianpartner.operations.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

import io.guardianpartner.message.Failure;
import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.OperationException;

/** Sends requests with an operator's token. What keeps an answer from coming is told in one line. */
public final class OperatorHttp {

    private static final String JSON = "application/json";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI base;
    private final TokenSource token;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param base the address that all paths follow
     * @param token where an operator's access token comes from
     * @param patience for an answer
     */
    public OperatorHttp(URI base, TokenSource token, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    public URI base() {
        return base;
    }

    /** Where the token comes from. */
    public String tokenName() {
        return token.name();
    }

    /** @throws OperationException if there is no token or no answer */
    public HttpResponse<String> get(String path) {
        return get(path, JSON);
    }

    /**
     * @param accepted the media type of the answer that is wanted
     *
     * @throws OperationException if there is no token or no answer
     */
    public HttpResponse<String> get(String path, String accepted) {
        return send(request(path, accepted).GET());
    }

    /** @throws OperationException if there is no token or no answer */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path, JSON).header("Content-Type", JSON).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String accepted) {
        String address = base.toString();
        return HttpRequest
            .newBuilder(
                URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path))
            .timeout(patience).header("Accept", accepted).header("Authorization", "Bearer " + token());
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

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new OperationException("There is no answer from " + base + " in time; try again", e);
        } catch (ConnectException | UnresolvedAddressException e) {
            throw new OperationException("Nothing answers at " + base, e);
        } catch (IOException e) {
            throw new OperationException("There is no answer from " + base + ": "
                + Failure.printable(String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static OperationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new OperationException("Stopped", e);
    }
}
