package io.guardianpartner.local.lambda;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.platform.LocalAccount;

/**
 * A request as an HTTP API of API Gateway describes it to a function, payload format 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">The
 * format</a>
 */
final class GatewayEvent {

    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z",
        Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String API = "local";

    private GatewayEvent() {}

    static byte[] of(Request request, Instant now) {
        String routeKey = request.method() + " " + request.path();
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        List<String> cookies = request.headers().getOrDefault("cookie", List.of());
        headers.remove("cookie");

        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", "HTTP/1.1");
        // The gateway and all its callers are on this machine.
        http.put("sourceIp", Loopback.HOST);
        http.put("userAgent", request.header("user-agent").orElse(""));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", LocalAccount.NUMBER);
        context.put("apiId", API);
        context.put("domainName", request.header("host").orElse(Loopback.HOST));
        context.put("domainPrefix", API);
        context.put("http", http);
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", routeKey);
        context.put("stage", "$default");
        context.put("time", COMMON_LOG.format(now));
        context.put("timeEpoch", now.toEpochMilli());

        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", routeKey);
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.uri().getRawQuery() == null ? "" : request.uri().getRawQuery());
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers);
        if (!request.query().isEmpty()) {
            event.put("queryStringParameters", request.query());
        }
        event.put("requestContext", context);
        body(event, request.body());
        try {
            return Json.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    /** Encodes a body that is no text as Base64. */
    private static void body(Map<String, Object> event, byte[] body) {
        boolean text = true;
        if (body.length > 0) {
            try {
                event.put("body",
                    StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(body)).toString());
            } catch (CharacterCodingException e) {
                text = false;
                event.put("body", Base64.getEncoder().encodeToString(body));
            }
        }
        event.put("isBase64Encoded", !text);
    }
}
