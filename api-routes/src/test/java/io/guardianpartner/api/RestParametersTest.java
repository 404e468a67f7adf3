package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what of queries and headers reaches a route, over a real server. */
class RestParametersTest extends ShopTest {

    @ParameterizedTest
    @ValueSource(strings = {"customer=50%", "customer=%zz", "customer=%f", "cursor=%zz", "customer=%ff",
        "customer=%c0%af", "customer=%ed%a0%80", "customer=P%e3o", "%ff=1", "undeclared=%", "limit=1&x=%+1"})
    void aQueryThatCannotBeDecodedIsRejected(String query) throws Exception {
        assertThat(raw("GET /v1/carts?" + query)).startsWith("HTTP/1.1 400").contains("percent-encoded UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0a", "a%0D%0Ab", "%00", "%7f", "%C2%85", "%E2%80%AE"})
    void aParameterWithWhatNoTextHasIsRejected(String value) throws Exception {
        JsonNode problem = problem(send(request("/v1/carts?customer=" + value).build()));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo("customer");
    }

    @Test
    void aQueryIsReadAsFormsEncodeIt() throws Exception {
        assertThat(raw("GET /v1/carts?customer=a%2Bb+%c3%A3%20%26&&limit=&limi%74=7&x")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /v1/carts?customer=a%2Bb+%c3%A3%20%26&&limi%74=7&x")).startsWith("HTTP/1.1 200");
        assertThat(RestShop.SEEN.get()).containsEntry("customer", "a+b \u00e3 &").containsEntry("limit", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer=a&customer=b", "customer=a&customer=a", "limit=1&limit=2", "cursor=&cursor=",
        "limit=1&limi%74=1"})
    void aParameterGivenTwiceIsRejected(String query) throws Exception {
        JsonNode problem = problem(send(request("/v1/carts?" + query).build()));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void onlyAListMayComeTwice() throws Exception {
        assertThat(send(request("/v1/carts?tag=a&tag=b&undeclared=1&undeclared=2").build()).statusCode())
            .isEqualTo(200);
        assertThat(RestShop.SEEN.get()).containsEntry("tag", List.of("a", "b")).doesNotContainKey("undeclared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "x-signature", "X-Request-Id"})
    void aHeaderOfOneValueGivenTwiceIsRejected(String name) throws Exception {
        JsonNode problem = problem(send(request("/v1/carts").headers(name, "a", name, "a").build()));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualToIgnoringCase(name);
    }

    @Test
    void aListOfTagsMayComeInTwoLinesAndTwoTracesAreNone() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0";

        assertThat(send(request("/v1/carts").headers("If-Match", "\"1\"", "If-Match", "\"2\"", "traceparent", trace + 0,
            "traceparent", trace + 1).build()).statusCode()).isEqualTo(200);
        assertThat(RestShop.SEEN.get()).containsEntry("if-match", "\"1\", \"2\"");
    }

    @Test
    void noHeaderOrParameterOfTheRequestIsObeyedByACamelComponent() throws Exception {
        HttpResponse<String> answer = send(request("/v1/carts?customer=me&limit=7&undeclared=1"
            + "&CamelHttpResponseCode=418&Authorization=forged&camelHttpUri=http:x")
            .header("CamelHttpResponseCode", "418").header("CamelSqlQuery", "drop").header("customer", "other")
            .header("Idempotency-Key", "k").build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.mapper().readTree(answer.body()).at("/items/0").asInt()).isEqualTo(7);
        assertThat(RestShop.SEEN.get()).containsOnly(entry("customer", "me"), entry("limit", "7"),
            entry("idempotency-key", "k"));
    }

    @Test
    void aLimitThatIsNoneIsNamed() throws Exception {
        JsonNode problem = problem(send(request("/v1/carts?limit=1000").build()));

        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/carts/%ff", "/v1/carts/50%", "/v1/carts/%zz", "/v1/carts/%ed%a0%80"})
    void aPathThatCannotBeDecodedLeadsNowhere(String path) throws Exception {
        assertThat(raw("GET " + path)).matches("(?s)HTTP/1.1 40[04] .*");
    }
}
