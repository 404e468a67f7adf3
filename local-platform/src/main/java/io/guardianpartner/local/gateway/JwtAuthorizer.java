package io.guardianpartner.local.gateway;

import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * Verifies access tokens as API Gateway's JWT authorizer for an HTTP API: the signature by a key that the token names,
 * the issuer, the times, {@code aud} or else {@code client_id}, and one scope of the route's. It does not tell id
 * tokens from access tokens: those have no scope and so get 403. Services verify again.
 */
public final class JwtAuthorizer implements Authorizer {

    /** The scope that tokens of people have, and those of machines never. */
    private static final String SCOPE_OF_PEOPLE = "aws.cognito.signin.user.admin";
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +(\\S+)");
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String INVALID = "Bearer error=\"invalid_token\"";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Set<String> clients;

    /**
     * @param issuer whose keys are at {@code <issuer>/.well-known/jwks.json}
     * @param clients the app clients of people
     */
    public JwtAuthorizer(URI issuer, Set<String> clients) {
        this.clients = Set.copyOf(clients);
        try {
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, JWKSourceBuilder
                .<SecurityContext>create(URI.create(issuer + "/.well-known/jwks.json").toURL())
                .refreshAheadCache(false).rateLimited(1000).build()));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No issuer: " + issuer, e);
        }
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().issuer(issuer.toString()).build(), Set.of("exp", "iat")));
    }

    @Override
    public Optional<Response> refusal(Request request) {
        List<String> given = request.headers().getOrDefault("authorization", List.of());
        Matcher credentials = CREDENTIALS.matcher(given.size() == 1 ? given.get(0) : "");
        if (!credentials.matches()) {
            return Optional.of(unauthorized(given.isEmpty() ? "Bearer" : INVALID));
        }
        try {
            SignedJWT token = SignedJWT.parse(credentials.group(1));
            JWTClaimsSet claims = processor.process(token, null);
            boolean isBelieved = token.getHeader().getKeyID() != null && !isOfTheFuture(claims);
            return isBelieved ? refusal(claims) : Optional.of(unauthorized(INVALID));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.of(unauthorized(INVALID));
        }
    }

    private static boolean isOfTheFuture(JWTClaimsSet claims) {
        return claims.getIssueTime().toInstant()
            .isAfter(Instant.now().plusSeconds(DefaultJWTClaimsVerifier.DEFAULT_MAX_CLOCK_SKEW_SECONDS));
    }

    private Optional<Response> refusal(JWTClaimsSet claims) throws ParseException {
        List<String> audience = claims.getAudience();
        boolean isForUs = audience.isEmpty()
            ? clients.contains(String.valueOf(claims.getClaim("client_id")))
            : audience.stream().anyMatch(clients::contains);
        if (!isForUs) {
            return Optional.of(unauthorized(INVALID));
        }
        String scopes = claims.getStringClaim("scope");
        if (scopes == null || !List.of(scopes.split(" ")).contains(SCOPE_OF_PEOPLE)) {
            return Optional.of(Response.problem(403, "Forbidden", "The token lacks the scope for this.")
                .with(CHALLENGE, "Bearer error=\"insufficient_scope\" scope=\"" + SCOPE_OF_PEOPLE + "\""));
        }
        return Optional.empty();
    }

    private static Response unauthorized(String challenge) {
        return Response.problem(401, "Unauthorized", "A valid access token is required.")
            .with(CHALLENGE, challenge);
    }
}
