package io.guardianpartner.test;

import static java.util.stream.Collectors.toCollection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.message.Contract;

/**
 * An issuer of tokens that look like Cognito's, with its keys and its token endpoint behind real HTTP. Tests sign
 * whatever they like, right or wrong.
 */
public final class TestIdentity implements AutoCloseable {

    public static final String PEOPLE_CLIENT = "customers";

    /** The one service that calls others. */
    private static final String CALLER = "orders";

    /** Of the two that are made, to save time: this one signs, the other one is nobody's. */
    private static final RSAKey KEY = newKey("key-1");
    static final RSAKey UNKNOWN = newKey("unknown");

    private static final TestIdentity SHARED = new TestIdentity();

    private final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(KEY));
    private final AtomicInteger keyRequests = new AtomicInteger();
    private final AtomicInteger grants = new AtomicInteger();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile int fault;
    private final LocalHttpServer server = LocalHttpServer.named("the issuer of tests")
        .route("GET", "/pool/.well-known/jwks.json", request -> {
            keyRequests.incrementAndGet();
            return fault == 0
                ? Response.json(200, new JWKSet(List.copyOf(published)).toJSONObject())
                : Response.of(fault);
        })
        .route("POST", "/oauth2/token", request -> {
            grants.incrementAndGet();
            return fault == 0 ? granted(new String(request.body(), StandardCharsets.UTF_8)) : Response.of(fault);
        })
        .start(0);

    /** The one of this JVM; a test that changes its keys or makes it fail starts another one. */
    public static TestIdentity shared() {
        return SHARED;
    }

    /** Another one, for the caller to close. */
    public static TestIdentity start() {
        return new TestIdentity();
    }

    public String issuer() {
        return server.uri() + "/pool";
    }

    public RSAKey key() {
        return KEY;
    }

    /** The number of requests for keys. */
    public int keyRequests() {
        return keyRequests.get();
    }

    /** The number of requests for tokens. */
    public int grants() {
        return grants.get();
    }

    /** Answers every request with this status; 0 ends it. */
    public void fails(int status) {
        fault = status;
    }

    /** One more key, which signs what the test says. */
    public RSAKey addKey(String id) {
        RSAKey another = named(KEY, id);
        published.add(another);
        return another;
    }

    /** The environment variables by which a service believes this issuer. */
    public Map<String, String> variablesOf(String service) {
        String queue = Contract.load().services().get(service).queue();
        return Map.of(
            "GUARDIAN_IDENTITY_ISSUER", issuer(),
            "GUARDIAN_IDENTITY_PEOPLE_CLIENTS", PEOPLE_CLIENT,
            "GUARDIAN_IDENTITY_SERVICE_CLIENTS", queue.equals(CALLER) ? "" : clientOf(CALLER),
            "GUARDIAN_IDENTITY_TOKEN_ENDPOINT", server.uri() + "/oauth2/token",
            "GUARDIAN_IDENTITY_CLIENT_ID", clientOf(queue),
            "GUARDIAN_IDENTITY_CLIENT_SECRET", "secret of " + queue);
    }

    /**
     * A token as the issuer gives it; the same for the same caller.
     *
     * @param roles the names of the platform's roles; who is a {@code SERVICE} is nothing else
     */
    public String tokenOf(String id, Set<? extends Enum<?>> roles, String callee) {
        Set<String> names = roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(toCollection(TreeSet::new));
        return tokens.computeIfAbsent(id + names + callee, any -> names.contains("service")
            ? ofService(id, callee + "/invoke")
            : ofPerson(id, names.stream().filter(role -> !role.equals("customer")).toArray(String[]::new)));
    }

    /** The text that follows {@code Bearer} for somebody of an {@link AccessTable}'s first row; of a service, with whatever scope helps it. */
    public String tokenOf(String who, String callee) {
        return tokens.computeIfAbsent(who + " for " + callee, any -> switch (who) {
            case "kitchen", "admin" -> ofPerson(who, who);
            case "orders", "payments", "catalog" -> ofService(clientOf(who), callee + "/invoke");
            default -> ofPerson(who);
        });
    }

    /** A person's access token. */
    public String ofPerson(String id, String... groups) {
        return sign(person(id, groups).build());
    }

    /** A service's access token. */
    public String ofService(String client, String... scopes) {
        return sign(service(client, scopes).build());
    }

    public JWTClaimsSet.Builder person(String id, String... groups) {
        JWTClaimsSet.Builder claims = claims().subject(id).claim("username", id).claim("client_id", PEOPLE_CLIENT)
            .claim("scope", "aws.cognito.signin.user.admin").claim("origin_jti", UUID.randomUUID().toString());
        return groups.length == 0 ? claims : claims.claim("cognito:groups", Arrays.asList(groups));
    }

    public JWTClaimsSet.Builder service(String client, String... scopes) {
        return claims().subject(client).claim("client_id", client).claim("scope", String.join(" ", scopes));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, KEY);
    }

    public static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that the issuer does not have. */
    public static RSAKey unknownKey(String id) {
        return named(UNKNOWN, id);
    }

    private static RSAKey named(RSAKey key, String id) {
        return new RSAKey.Builder(key).keyID(id).build();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String clientOf(String queue) {
        return queue + "-service";
    }

    @Override
    public void close() {
        server.close();
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer()).claim("token_use", "access").claim("version", 2)
            .claim("auth_time", now.getEpochSecond()).issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(1)))).jwtID(UUID.randomUUID().toString());
    }

    private Response granted(String form) {
        String scope = URLDecoder.decode(form.substring(form.indexOf("scope=") + 6),
            StandardCharsets.UTF_8);
        return Response.json(200, Map.of("access_token", ofService("orders-service", scope), "token_type", "Bearer",
            "expires_in", 3600));
    }
}
