package io.guardianpartner.routing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.routing.test.BadToken;
import io.guardianpartner.routing.test.TestIdentity;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a caller of any private API gets for what it sends, over a real server. */
@SpringBootTest(classes = RestShop.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "guardian.service=ORDERS_SERVICE", "guardian.identity.people-clients=" + TestIdentity.PEOPLE_CLIENT,
    "guardian.identity.service-clients=payments-service,catalog-service",
    "shop.server=platform-http",
    "camel.dataformat.jackson.auto-discover-object-mapper=true", "camel.rest.component=platform-http",
    "camel.rest.api-context-path=/openapi.json", "camel.rest.api-property[api.title]=carts",
    "camel.rest.api-property[api.version]=v1", "camel.rest.api-property[host]=localhost:8081",
    "server.address=127.0.0.1", "management.server.port=0", "management.server.address=127.0.0.1",
    "spring.task.execution.pool.core-size=2", "spring.task.execution.pool.max-size=2",
    "spring.task.execution.pool.queue-capacity=1"})
@EnableAutoConfiguration
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class RestApiTest {

    private static final String LINE = "{\"productId\": \"%s\", \"quantity\": %s}";

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    private static final String ANA = "Bearer " + IDENTITY.ofPerson("ana");

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private RestShop.Ledger ledger;

    @Autowired
    private CamelContext camel;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("guardian.identity.issuer", IDENTITY::issuer);
    }

    /** By these names metrics count, once. */
    @Test
    void anOperationAndTheRouteThatItLeadsToAreOneRouteOfTheRoutesName() {
        assertThat(camel.getRoutes()).filteredOn(route -> route.getEndpoint().getEndpointUri().startsWith("rest"))
            .hasSizeGreaterThan(5).extracting(Route::getRouteId).allMatch(id -> id.matches("(shop|orders)\\.api\\..+"))
            .contains("shop.api.place", "orders.api.openapi");
        assertThat(camel.getRoutes()).extracting(route -> route.getEndpoint().getEndpointUri())
            .doesNotContain("direct://place");
    }

    @Test
    void aRightRequestIsAnsweredWithoutWhatTheRouteKeepsToItself() throws Exception {
        HttpResponse<String> answer = post(cart("2"), "X-Request-Id", "r-1", "X-Any", "x");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/carts/1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().map().keySet()).map(String::toLowerCase).isSubsetOf(
            "content-type", "location", "cache-control", "date", "content-length", "transfer-encoding", "connection",
            "keep-alive");
    }

    @ParameterizedTest(name = "{0} is answered {1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"items": [                                                   | 400 | ''
        [1, 2]                                                        | 400 | ''
        null                                                          | 400 | ''
        {"items": "three"}                                            | 400 | /items
        {"items": [{"productId": 5, "quantity": 1}]}                  | 400 | /items/0/productId
        {"items": [{"productId": "x", "quantity": 1}]}                | 400 | /items/0/productId
        {"items": [], "notes": 5}                                     | 400 | /notes
        {"items": [{"quantity": 1.5}]}                                | 400 | /items/0/quantity
        {"items": [{"quantity": "1"}]}                                | 400 | /items/0/quantity
        {"items": [{"quantity": 99999999999}]}                        | 400 | /items/0/quantity
        {"items": [{"quantity": null}]}                               | 400 | /items/0/quantity
        {"items": [{"productId": "018f0000-0000-7000-8000-000000000000"}]} | 400 | /items/0/quantity
        {"items": [], "items": []}                                    | 400 | ''
        {"notes": "no onions"}                                        | 422 | /items
        {"items": [{"quantity": 1}]}                                  | 422 | /items/0/productId
        """)
    void whatIsWrongInABodyIsNamedByItsPointer(String body, int status, String pointer) throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer).at("/errors/0/pointer").asText("absent")).as(answer.body()).isEqualTo(pointer);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() throws Exception {
        String body = "{\"items\": [{\"quantity\": 0}], \"notes\": \"" + "n".repeat(51) + "\"}";

        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("errors").findValuesAsText("pointer"))
            .containsExactly("/items/0/productId", "/items/0/quantity", "/notes");
    }

    @Test
    void ofThousandsOfBrokenRulesTheFirstAreNamedAndAllAreCounted() throws Exception {
        String body = "{\"items\": [" + "{\"quantity\": 0},".repeat(1999) + "{\"quantity\": 0}]}";

        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("errors")).hasSize(50);
        assertThat(problem.get("detail").asText()).startsWith("4000 members");
    }

    @Test
    void aBodyThatIsMissingIsSaidToBeMissing() throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("detail").asText()).contains("required");
    }

    /** Latin-1, an overlong slash, half a surrogate pair, UTF-16 and UTF-32 without and with a byte order mark. */
    @ParameterizedTest
    @ValueSource(strings = {"7b226e6f746573223a2270e36f227d", "7b226e6f746573223a22c0af227d",
        "7b226e6f746573223a22eda080227d", "007b0022006e0022003a0031007d", "7b0022006e0022003a0031007d00",
        "feff007b007d", "fffe7b007d00", "0000007b0000007d", "0000feff0000007b0000007d", "7b7d00"})
    void aBodyThatIsNotUtf8IsRefused(String hex) throws Exception {
        JsonNode problem = problem(post(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex))));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo("The body is not UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "iso-8859-1", "nonsense"})
    void aBodyThatSaysItIsNotUtf8IsRefused(String charset) throws Exception {
        HttpRequest cart = request("/v1/carts").header("Content-Type", "application/json; charset=" + charset)
            .POST(cart("1")).build();

        assertThat(problem(send(cart)).get("status").asInt()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "null", " null\n"})
    void aBodyThatSaysNothingIsNoBody(String body) throws Exception {
        JsonNode problem = problem(post(BodyPublishers.ofString(body)));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo("A JSON body is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer=50%", "customer=%zz", "customer=%f", "cursor=%zz", "customer=%ff",
        "customer=%c0%af", "customer=%ed%a0%80", "customer=P%e3o", "%ff=1", "undeclared=%", "limit=1&x=%+1"})
    void aQueryThatCannotBeDecodedIsRefused(String query) throws Exception {
        assertThat(raw("GET /v1/carts?" + query)).startsWith("HTTP/1.1 400").contains("percent-encoded UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0a", "a%0D%0Ab", "%00", "%7f", "%C2%85", "%E2%80%AE"})
    void aParameterWithWhatNoTextHasIsRefused(String value) throws Exception {
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
    void aParameterGivenTwiceIsRefused(String query) throws Exception {
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
    void aHeaderOfOneValueGivenTwiceIsRefused(String name) throws Exception {
        JsonNode problem = problem(send(request("/v1/carts").headers(name, "a", name, "a").build()));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualToIgnoringCase(name);
    }

    @Test
    void aBodyOfTwoTypesAndASecretOfTwoValuesAreRefused() throws Exception {
        HttpRequest cart = request("/v1/carts").headers("Content-Type", "application/json", "Content-Type", "text/xml")
            .POST(cart("1")).build();

        assertThat(problem(send(cart)).get("status").asInt()).isEqualTo(400);
        assertThat(problem(call("POST", "/v1/secrets/1", "Authorization", "Bearer a", "Authorization", "Bearer b"))
            .get("status").asInt()).isEqualTo(400);
    }

    @Test
    void aListOfTagsMayComeInTwoLinesAndTwoTracesAreNone() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0";

        assertThat(send(request("/v1/carts").headers("If-Match", "\"1\"", "If-Match", "\"2\"", "traceparent", trace + 0,
            "traceparent", trace + 1).build()).statusCode()).isEqualTo(200);
        assertThat(RestShop.SEEN.get()).containsEntry("if-match", "\"1\", \"2\"");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithItsLengthAnnouncedOrNot() throws Exception {
        byte[] large = new byte[256 * 1024 + 1];

        assertThat(problem(post(BodyPublishers.ofByteArray(large))).get("status").asInt()).isEqualTo(413);
        assertThat(problem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))).get("status")
            .asInt()).isEqualTo(413);
    }

    @Test
    void aBodyThatIsNoJsonByItsTypeIsRefused() throws Exception {
        HttpRequest form = request("/v1/carts").header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("CamelHttpResponseCode=200")).build();

        assertThat(problem(send(form)).get("status").asInt()).isEqualTo(415);
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws Exception {
        HttpResponse<String> unknown = send(request("/nowhere").header("Accept", "text/html").build());
        HttpResponse<String> method = send(request("/v1/carts").DELETE().build());
        HttpResponse<String> accept = send(request("/v1/carts/1").header("Accept", "text/csv").build());

        assertThat(problem(unknown).get("status").asInt()).isEqualTo(404);
        assertThat(problem(method).get("status").asInt()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValueSatisfying(allowed -> assertThat(allowed)
            .contains("GET", "POST"));
        assertThat(problem(accept).get("status").asInt()).isEqualTo(406);
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
    @CsvSource({"database", "service", "breaker"})
    void whatIsAwayAnswersWhenToComeAgain(String kind) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/" + kind).build());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"inside", "handled"})
    void aRefusalWithinATransactionIsAnsweredAndTakesEverythingBack(String where) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/transacted/" + where).build());

        assertThat(problem(answer).get("status").asInt()).isEqualTo(409);
        assertThat(ledger.entries()).isZero();
    }

    @Test
    void whoComesWhenAllHandsAreFullIsAskedToComeAgain() {
        HttpRequest slow = request("/v1/failures/slow").build();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> slow).limit(4)
            .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).toList();

        try {
            await().until(() -> answers.stream().anyMatch(CompletableFuture::isDone));
        } finally {
            RestShop.SLOW.countDown();
        }

        assertThat(answers).extracting(CompletableFuture::join)
            .filteredOn(answer -> answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent())
            .isNotEmpty().hasSizeLessThan(answers.size());
    }

    @Test
    void onlyWhatAnybodyMayReadMayBeKept() throws Exception {
        assertThat(post(cart("2")).headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(send(request("/v1/carts").build()).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(send(request("/v1/carts/1").build()).headers().firstValue("Cache-Control")).as("a refusal")
            .hasValue("no-store");
        assertThat(call("POST", "/v1/secrets/1", "Authorization", "Bearer own").headers().firstValue("Cache-Control"))
            .hasValue("no-store");
        assertThat(send(request("/v1/failures/conflict").build()).headers().firstValue("Cache-Control")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/carts/%ff", "/v1/carts/50%", "/v1/carts/%zz", "/v1/carts/%ed%a0%80"})
    void aPathThatCannotBeDecodedLeadsNowhere(String path) throws Exception {
        assertThat(raw("GET " + path)).matches("(?s)HTTP/1.1 40[04] .*");
    }

    @Test
    void aNamedProblemCarriesItsMembers() throws Exception {
        JsonNode problem = problem(send(request("/v1/failures/conflict").build()));

        assertThat(problem.get("type").asText()).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(problem.get("status").asInt()).isEqualTo(409);
        assertThat(problem.get("wanted").asInt()).isEqualTo(3);
    }

    @Test
    void whatNobodyForesawSaysNothingAndIsLoggedOnceUnderTheSameInstance(CapturedOutput log) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/other").header("X-Echo", "e").build());
        String instance = problem(answer).get("instance").asText();

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("row 17");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(UUID.fromString(instance.substring("urn:uuid:".length()))).isNotNull();
        assertThat(log.getAll()).containsOnlyOnce(instance).doesNotContain("row 17");
        assertThat(log.getAll().lines()).filteredOn(line -> line.contains(instance))
            .first(STRING).contains("IllegalStateException at RestShop.java:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored-json", "inner-body", "unwritable"})
    void whatFailsInsideIsNotTheCallersFault(String kind) throws Exception {
        assertThat(send(request("/v1/failures/" + kind).build()).statusCode()).isEqualTo(500);
    }

    @Test
    void nobodyComesInWithoutSayingWhoTheyAre() throws Exception {
        HttpResponse<String> answer = call("GET", "/v1/carts");

        assertThat(problem(answer).get("status").asInt()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(call("GET", "/nowhere").statusCode()).as("what is not there").isEqualTo(401);
        assertThat(call("GET", "/v1/carts?access_token=" + ANA.substring(7)).statusCode()).isEqualTo(401);
    }

    @Test
    void whoeverMayNotIsToldThatTheyMayNot() throws Exception {
        HttpResponse<String> answer = call("POST", "/v1/carts", "Authorization",
            "Bearer " + IDENTITY.ofPerson("bia", "kitchen"));

        assertThat(problem(answer).get("status").asInt()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
    }

    /** Whatever anybody can send as often as they like. */
    static Stream<Arguments> refusals() {
        String[] json = {"Content-Type", "application/json", "Authorization", ANA};
        return Stream.of(
            arguments("nobody", 401, "GET", "/v1/carts", "", new String[]{}),
            arguments("a bad token", 401, "GET", "/v1/carts", "", new String[]{"Authorization", "Bearer x.y.z"}),
            arguments("without the role", 403, "POST", "/v1/carts", "{}",
                new String[]{"Content-Type", "application/json", "Authorization",
                    "Bearer " + IDENTITY.ofPerson("bia", "kitchen")}),
            arguments("a closed route", 403, "GET", "/v1/secrets", "", new String[]{"Authorization", ANA}),
            arguments("no JSON", 400, "POST", "/v1/carts", "{", json),
            arguments("a broken rule", 422, "POST", "/v1/carts", "{}", json),
            arguments("another type", 415, "POST", "/v1/carts", "a=b", new String[]{"Authorization", ANA}),
            arguments("a large body", 413, "POST", "/v1/carts", "x".repeat(257 * 1024), json),
            arguments("no such path", 404, "GET", "/nowhere", "", new String[]{"Authorization", ANA}),
            arguments("no such method", 405, "DELETE", "/v1/carts", "", new String[]{"Authorization", ANA}),
            arguments("nothing there", 404, "GET", "/v1/carts/1", "", new String[]{"Authorization", ANA}),
            arguments("another representation", 406, "GET", "/v1/carts/1", "",
                new String[]{"Authorization", ANA, "Accept", "text/csv"}),
            arguments("something away", 503, "GET", "/v1/failures/breaker", "", new String[]{"X", "1"}),
            arguments("what nobody foresaw", 500, "GET", "/v1/failures/again", "", new String[]{"X", "1"}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusalsDoNotGrowTheLogByTheRequest(String kind, int status, String method, String path, String body,
        String[] headers, CapturedOutput log) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .version(HttpClient.Version.HTTP_1_1).method(method, BodyPublishers.ofString(body));
        HttpRequest refused = (headers.length == 0 ? request : request.headers(headers)).build();
        int times = body.length() > 1000 ? 200 : 1000;
        long before = entries(log);

        for (int i = 0; i < times; i++) {
            assertThat(send(refused).statusCode()).isEqualTo(status);
        }

        assertThat(entries(log) - before).isLessThan(times / 2);
    }

    /** Lines of stack traces do not count: classes that run beside this one write some. */
    private static long entries(CapturedOutput log) {
        return log.getAll().lines().filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0))).count();
    }

    /** A body that ends before its time, and one that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void callersWhoBreakOffDoNotGrowTheLogByTheRequest(String rest, CapturedOutput log) throws Exception {
        long before = entries(log);
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(("POST /v1/carts HTTP/1.1\r\nHost: x\r\nAuthorization: " + ANA
                    + "\r\nContent-Type: application/json\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }

        assertThat(entries(log) - before).isLessThan(100);
    }

    @Test
    void aRouteThatForgetsToSayWhoMayCallItIsClosedToEverybody() throws Exception {
        String admin = "Bearer " + IDENTITY.ofPerson("eva", "admin", "kitchen");

        for (String path : List.of("/v1/secrets", "/v1/without-rest", "/v1/by-placeholder", "/v1/by-template")) {
            assertThat(call("GET", path).statusCode()).isEqualTo(401);
            HttpResponse<String> answer = call("GET", path, "Authorization", admin);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("secret", "without");
        }
    }

    /** Before any servlet sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /a|b HTTP/1.1\r\nHost: x", "GET / HTTP/1.1\r\nHost: x y",
        "GET /%2f HTTP/1.1\r\nHost: x", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1"})
    void whatTheServerRefusesByItselfIsAProblemToo(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400")
                .doesNotContain("html", "Tomcat");
        }
    }

    @ParameterizedTest
    @CsvSource({"CONNECT x:443 HTTP/1.1, 501, Not Implemented", "GET / HTTP/3.7, 505, HTTP Version not supported"})
    void whatTheServerCannotDoHasTheTitleOfItsStatus(String line, int status, String title) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((line + "\r\nHost: x:443\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 " + status).contains("\"title\":\"" + title + "\"", "\"status\":" + status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/failures/../secrets", "/v1/failures/..;/secrets", "/v1/failures/%2e%2e/secrets",
        "/v1//secrets", "/v1/secrets/", "/v1/secrets;a=b", "/v1/secrets%00", "//v1/secrets", "/v1/failures/..;x",
        "/v1/failures/%2e%2e", "/v1/failures;/../secrets",
        "/v1/failures/x%2f..%2fsecrets", "/V1/SECRETS", "/v1/secret%73"})
    void noWayOfWritingAPathGetsAroundTheGuard(String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .as(path).matches("(?s)HTTP/1.1 (400|401|404|500) .*").doesNotContain("secret");
        }
    }

    @Test
    void aServiceIsKnownByItsClientAndNoStepSeesItsToken() throws Exception {
        String token = IDENTITY.ofService("payments-service", "orders/invoke");

        assertThat(call("DELETE", "/v1/secrets/1", "Authorization", "Bearer " + token).body())
            .isEqualTo("payments-service");
        assertThat(call("DELETE", "/v1/secrets/1", "Authorization",
            "Bearer " + IDENTITY.ofService("payments-service", "catalog/invoke")).statusCode()).isEqualTo(403);
        assertThat(call("POST", "/v1/secrets/1", "Authorization", "Bearer own").body()).as("the route's own secret")
            .isEqualTo("Bearer own");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BadToken.class)
    void aTokenThatIsNotToBeBelievedIs401AndIsNotLogged(BadToken bad, CapturedOutput log) throws Exception {
        String token = bad.text(IDENTITY);

        HttpResponse<String> answer = call("GET", "/v1/carts", "Authorization", "Bearer " + token);

        assertThat(problem(answer).get("status").asInt()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(token);
        assertThat(log.getAll()).doesNotContain("Bearer").doesNotContain(token.length() > 30
            ? token.substring(token.length() - 20)
            : "no short one");
        assertThat(send(request("/v1/carts").build()).statusCode()).isEqualTo(200);
    }

    @Test
    void credentialsAreReadAsTheSpecificationSaysAndNoOtherWay() throws Exception {
        String token = ANA.substring("Bearer ".length());

        for (String right : List.of("bearer " + token, "BEARER " + token, "Bearer   " + token,
            "Bearer " + token + " ")) {
            assertThat(call("GET", "/v1/carts", "Authorization", right).statusCode()).as(right).isEqualTo(200);
        }
        for (String wrong : List.of(token, "Bearer" + token, "Bearer\t" + token, "Basic " + token, "Bearer", "Bearer ",
            "Bearer " + token + " " + token, "Bearer " + token + ",Bearer " + token, "Bearer \"" + token + "\"")) {
            assertThat(call("GET", "/v1/carts", "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(call("GET", "/v1/carts", "Authorization", ANA, "Authorization", ANA).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/v1/carts", "Authorization", "Bearer " + "x".repeat(100_000)).statusCode())
            .as("more than a request may have").isIn(400, 431);
    }

    @Test
    void aBodyOfWhoeverIsNotKnownIsNotWaitedFor() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST /v1/carts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 200000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void theApiDescribesItself() throws Exception {
        HttpResponse<String> answer = send(request("/openapi.json").build());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode api = Json.mapper().readTree(answer.body());
        assertThat(api.get("openapi").asText()).startsWith("3.");
        assertThat(api.at("/info/title").asText()).isEqualTo("carts");
        assertThat(api.at("/servers/0/url").asText()).isEqualTo("http://localhost:8081");
        assertThat(api.get("paths").has("/v1/carts/{cartId}")).isTrue();
        assertThat(api.at("/paths/~1v1~1carts~1{cartId}/get/security"))
            .hasToString("[{\"customer\":[]},{\"admin\":[]}]");
        assertThat(api.at("/paths/~1v1~1failures~1{kind}/get/security")).hasToString("[]");
        assertThat(api.at("/components/securitySchemes/service/flows/clientCredentials/scopes").has("orders/invoke"))
            .isTrue();
        assertThat(api.at("/components/securitySchemes/customer/bearerFormat").asText()).isEqualTo("JWT");
    }

    private static BodyPublisher cart(String quantity) {
        return BodyPublishers.ofString("{\"items\": [" + LINE.formatted(UUID.randomUUID(), quantity) + "]}");
    }

    private HttpResponse<String> post(BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = request("/v1/carts").header("Content-Type", "application/json").POST(body);
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", ANA);
    }

    /** With exactly these headers. */
    private HttpResponse<String> call(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .version(HttpClient.Version.HTTP_1_1).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** What no URI of Java's can say, as Ana. */
    private String raw(String methodAndTarget) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((methodAndTarget + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + ANA
                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).as(answer.body()).hasValue("application/problem+json");
        return Json.mapper().readTree(answer.body());
    }
}
