package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.Test;

class UnchangedAnswerTest {

    private static final String TAG = "\"7.1\"";

    @Test
    void aServiceHearsWhatAReaderHasSeenAndTheReaderThatNothingHasChanged() throws Exception {
        try (LocalHttpServer service = LocalHttpServer.named("a service").route("GET", "/**",
            request -> request.headers().getOrDefault("if-none-match", List.of()).contains(TAG)
                ? Response.of(304).with("ETag", TAG)
                : Response.text(200, "the menu").with("ETag", TAG))
            .start(0);
            LocalGateway gateway = LocalGateway.start(0, PublicRoutes.load(), request -> Optional.empty(),
                name -> Optional.of(service.uri()))) {
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve("/v1/products"));
            HttpClient client = HttpClient.newHttpClient();

            HttpResponse<String> first = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> again = client.send(request.header("If-None-Match", TAG).build(),
                HttpResponse.BodyHandlers.ofString());

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("ETag")).hasValue(TAG);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.headers().firstValue("ETag")).hasValue(TAG);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("Content-Length")).as("of what was not sent").isEmpty();
        }
    }
}
