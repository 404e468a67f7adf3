package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway before a service that answers 200 to everything: other answers are the gateway's. */
class JwtAuthorizerTest {

    private static final String SCOPE = "aws.cognito.signin.user.admin";
    private static RSAKey key;
    private static LocalHttpServer world;
    private static LocalGateway gateway;

    @BeforeAll
    static void open() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        world = LocalHttpServer.named("issuer and services")
            .route("GET", "/pool/.well-known/jwks.json",
                request -> Response.json(200, new JWKSet(key).toJSONObject()))
            .route("*", "/v1/**", request -> Response.of(200)).start(0);
        gateway = LocalGateway.start(0, PublicRoutes.load(),
            new JwtAuthorizer(URI.create(world.uri() + "/pool"), Set.of("customers")),
            queue -> Optional.of(world.uri()));
    }

    @AfterAll
    static void close() {
        gateway.close();
        world.close();
    }

    @Test
    void aPersonsAccessTokenLetsIn() throws Exception {
        assertThat(get("Bearer " + sign(person()))).isEqualTo(200);
        assertThat(get("bearer  " + sign(person()))).isEqualTo(200);
    }

    @Test
    void withoutOneNobodyComesFurtherThanTheOpenRoutes() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/orders");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(send("GET", "/v1/products").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/products/7/stock").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/v1/guest/orders").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/guest/orders", "Authorization", "Bearer order-token").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/v1/webhooks/mercadopago").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/v1/products").statusCode()).isEqualTo(401);
    }

    @Test
    void privatePathsAreNotThereWhateverTheToken() throws Exception {
        for (String path : List.of("/v1/payments?orderId=7", "/v1/ledger/balances", "/v1/reservations/7",
            "/openapi.json",
            "/actuator/health")) {
            assertThat(send("GET", path, "Authorization", "Bearer " + sign(person())).statusCode()).as(path)
                .isEqualTo(404);
        }
    }

    @Test
    void aMachinesTokenNeverLetsIn() throws Exception {
        assertThat(get("Bearer " + sign(person().claim("client_id", "orders-service")
            .claim("scope", "catalog/invoke payments/invoke")))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().claim("scope", "catalog/invoke")))).isEqualTo(403);
    }

    @Test
    void anIdTokenHasNoScopeAndSoDoesNotLetIn() throws Exception {
        assertThat(get("Bearer " + sign(person().claim("client_id", null).claim("scope", null)
            .audience("customers").claim("token_use", "id")))).isEqualTo(403);
    }

    @Test
    void whatIsNotToBeBelievedIsRefused() throws Exception {
        Instant now = Instant.now();
        RSAKey other = new RSAKeyGenerator(2048).keyID("2").generate();

        assertThat(get("Bearer " + sign(person().issuer("http://elsewhere/pool")))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().expirationTime(Date.from(now.minusSeconds(90)))))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().expirationTime(null)))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().notBeforeTime(Date.from(now.plusSeconds(90)))))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().issueTime(Date.from(now.plusSeconds(90)))))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().issueTime(null)))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person(), new RSAKey.Builder(key).keyID(null).build()))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().claim("client_id", "another")))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person().audience("another")))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person(), other))).isEqualTo(401);
        assertThat(get("Bearer " + new PlainJWT(person().build()).serialize())).isEqualTo(401);
        assertThat(get("Bearer garbage")).isEqualTo(401);
        assertThat(get("Bearer")).isEqualTo(401);
        assertThat(get("Basic " + sign(person()))).isEqualTo(401);
        assertThat(get("Bearer " + sign(person()) + " x")).isEqualTo(401);
        assertThat(send("GET", "/v1/orders", "Authorization", "Bearer " + sign(person()), "Authorization",
            "Bearer " + sign(person())).statusCode()).as("two of them").isEqualTo(401);
        assertThat(send("GET", "/v1/orders?access_token=" + sign(person())).statusCode()).isEqualTo(401);
    }

    private static JWTClaimsSet.Builder person() {
        return new JWTClaimsSet.Builder().issuer(world.uri() + "/pool").subject("ana").claim("client_id", "customers")
            .claim("token_use", "access").claim("scope", "openid " + SCOPE)
            .issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String sign(JWTClaimsSet.Builder claims) throws Exception {
        return sign(claims, key);
    }

    private static String sign(JWTClaimsSet.Builder claims, RSAKey by) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
            claims.build());
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private static int get(String authorization) throws Exception {
        return send("GET", "/v1/orders", "Authorization", authorization).statusCode();
    }

    private static HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.uri() + path))
            .version(HttpClient.Version.HTTP_1_1).method(method, HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
