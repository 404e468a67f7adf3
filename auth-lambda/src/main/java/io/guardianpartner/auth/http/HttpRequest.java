package io.guardianpartner.auth.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;

/**
 * A request as API Gateway describes it.
 *
 * @param address where it comes from, as the gateway itself saw it, or as the {@link FrontDoor} did
 * @param body empty if there is none
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
 * format 2.0</a>
 */
public record HttpRequest(String method, String path, Map<?, ?> headers, String address, String body) {

    /** No request of ours is longer; tokens of Cognito have some 4 KiB. */
    static final int LONGEST_BODY = 16 * 1024;

    /** Of access and refresh tokens. */
    public static final int LONGEST_TOKEN = 8 * 1024;

    private static final String BEARER = "Bearer ";

    private static final JSON READER = JSON.builder(new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

    /**
     * @throws IOException if it is no such event
     * @throws Problem 400 if the body is not UTF-8
     */
    public static HttpRequest read(InputStream event) throws IOException {
        Map<String, Object> read = READER.mapFrom(event);
        Map<?, ?> http = map(map(read.get("requestContext")).get("http"));
        String body = text(read.get("body"));
        return new HttpRequest(text(http.get("method")), text(read.get("rawPath")), map(read.get("headers")),
            text(http.get("sourceIp")), Boolean.TRUE.equals(read.get("isBase64Encoded"))
                ? utf8(Base64.getDecoder().decode(body))
                : body);
    }

    /** Java's own decoding would put "�" in the place of other bytes. */
    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The body is not UTF-8.");
        }
    }

    /** A header; the gateway writes their names in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable((String) headers.get(name));
    }

    /**
     * The access token that the request shows.
     *
     * @throws Problem 401 if it shows none
     */
    public String bearer() {
        return header("authorization")
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(value -> value.substring(BEARER.length()).strip())
            .filter(value -> !value.isEmpty() && value.length() <= LONGEST_TOKEN)
            .orElseThrow(Problem::invalidToken);
    }

    /**
     * The body as a JSON object.
     *
     * @throws Problem 400 if it is none, 413 if it is too long
     */
    public Fields fields() {
        if (body.length() > LONGEST_BODY) {
            throw new Problem(413, "too-long", "The body may have " + LONGEST_BODY + " characters.");
        }
        try {
            Map<String, Object> members = READER.mapFrom(body);
            if (members != null) {
                return new Fields(members);
            }
        } catch (IOException | IllegalArgumentException e) {
            // As with null: what it says is nobody's business.
        }
        throw Problem.malformed("The body has to be a JSON object.");
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }

    HttpRequest from(String other) {
        return new HttpRequest(method, path, headers, other, body);
    }

    /** Says nothing of what is personal. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
