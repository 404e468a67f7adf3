package io.guardianpartner.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalFunctionTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalFunction function;
    private URI runtime;

    @BeforeEach
    void start() {
        function = LocalFunction.start("any");
        runtime = URI.create("http://" + function.runtime().address() + "/2018-06-01/runtime/invocation/");
    }

    @AfterEach
    void stop() {
        function.close();
    }

    @Test
    void aRequestArrivesAsAnEventThatAwsOwnClassesReadAndTheAnswerGoesBack() throws Exception {
        var answer = post("{\"a\":1}");
        HttpResponse<String> next = next();
        APIGatewayV2HTTPEvent event = LambdaEventSerializers
            .serializerFor(APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
            .fromJson(new ByteArrayInputStream(next.body().getBytes()));

        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("POST /v1/auth/code");
        assertThat(event.getRawPath()).isEqualTo("/v1/auth/code");
        assertThat(event.getBody()).isEqualTo("{\"a\":1}");
        assertThat(event.getIsBase64Encoded()).isFalse();
        assertThat(event.getHeaders()).containsEntry("authorization", "Bearer x");
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
        assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(event.getRequestContext().getStage()).isEqualTo("$default");

        say(next, "response", "{\"statusCode\":202,\"headers\":{\"X-A\":\"b\"},\"body\":\"yes\"}");
        assertThat(answer.get().statusCode()).isEqualTo(202);
        assertThat(answer.get().body()).isEqualTo("yes");
        assertThat(answer.get().headers().firstValue("X-A")).contains("b");
    }

    @Test
    void aFunctionThatFailsOrDiesIsABadGateway() throws Exception {
        var failed = post("{}");
        say(next(), "error", "{\"errorType\":\"Broken\"}");
        assertThat(failed.get().statusCode()).isEqualTo(502);

        var lost = post("{}");
        next();
        var later = post("{}");
        HttpResponse<String> ofTheNextInstance = next();
        assertThat(lost.get().statusCode()).isEqualTo(502);
        say(ofTheNextInstance, "response", "{\"statusCode\":204}");
        assertThat(later.get().statusCode()).isEqualTo(204);
    }

    private CompletableFuture<HttpResponse<String>> post(String body) {
        return http.sendAsync(HttpRequest.newBuilder(function.uri().resolve("/v1/auth/code"))
            .header("Authorization", "Bearer x").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> next() throws Exception {
        return http.send(HttpRequest.newBuilder(runtime.resolve("next")).build(), BodyHandlers.ofString());
    }

    private void say(HttpResponse<String> invocation, String what, String body) throws Exception {
        String id = invocation.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        http.send(HttpRequest.newBuilder(runtime.resolve(id + "/" + what)).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.discarding());
    }
}
