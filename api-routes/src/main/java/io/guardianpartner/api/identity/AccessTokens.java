package io.guardianpartner.api.identity;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.guardianpartner.api.Authenticator;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.support.SparingLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies access tokens as Cognito issues them: signed by RS256 with one of the issuer's keys, of the right issuer, valid now,
 * for a client that is known here. People have the roles of their groups, and are customers without one; a service is
 * one if its token's scope names this service.
 */
final class AccessTokens implements Authenticator, AutoCloseable {

    /** A longer one is not even read; those of Cognito have some 1,000 characters. */
    static final int LONGEST = 6 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final SparingLog KEYS_AWAY = new SparingLog(LOG, 1);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final IssuerKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final VerifiedTokens verified;
    private final Set<String> serviceClients;
    private final String ownScope;

    /** @param ownScope the scope that lets a service call this one */
    AccessTokens(IdentityProperties properties, String ownScope) {
        this.ownScope = ownScope;
        serviceClients = Set.copyOf(properties.serviceClients());
        keys = new IssuerKeys(properties);
        verified = new VerifiedTokens(
            properties.keysKept().compareTo(KNOWN_FOR) < 0 ? properties.keysKept() : KNOWN_FOR);
        Set<String> clients = Stream.concat(properties.peopleClients().stream(), serviceClients.stream())
            .collect(Collectors.toSet());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(
            new AccessTokenClaims(properties.issuer(), clients, properties.clockSkew()));
    }

    @Override
    public Caller caller(String token) {
        if (token.length() > LONGEST) {
            throw ProblemException.invalidToken();
        }
        try {
            Instant now = Instant.now();
            Optional<Caller> known = verified.callerOf(token, now);
            return known.isPresent() ? known.get() : verified(token, now);
        } catch (KeySourceException e) {
            KEYS_AWAY.warn("the issuer's keys", "Issuer's keys unavailable, requests with a token get 503: {}",
                e.getMessage());
            throw ProblemException.unavailable("Access tokens cannot be verified at the moment; try again.",
                RETRY_AFTER);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.debug("Rejected a token: {}", e instanceof BadJOSEException ? e.getMessage() : e.getClass());
            throw ProblemException.invalidToken();
        }
    }

    private Caller verified(String token, Instant now) throws ParseException, BadJOSEException, JOSEException {
        JWTClaimsSet claims = processor.process(token, null);
        Caller caller = caller(claims);
        verified.add(token, caller, claims.getExpirationTime().toInstant(), now);
        return caller;
    }

    @Override
    public void isNeeded() {
        // It is there.
    }

    private Caller caller(JWTClaimsSet claims) throws ParseException {
        boolean isService = serviceClients.contains(claims.getStringClaim("client_id"));
        return new Caller(claims.getSubject(), isService ? ofService(claims) : ofPerson(claims));
    }

    private Set<Role> ofService(JWTClaimsSet claims) throws ParseException {
        String scopes = claims.getStringClaim("scope");
        boolean mayCall = scopes != null && List.of(scopes.split(" ")).contains(ownScope);
        return mayCall ? EnumSet.of(Role.SERVICE) : EnumSet.noneOf(Role.class);
    }

    private static Set<Role> ofPerson(JWTClaimsSet claims) throws ParseException {
        List<String> groups = claims.getStringListClaim("cognito:groups");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (groups != null && groups.contains("kitchen")) {
            roles.add(Role.KITCHEN);
        }
        if (groups != null && groups.contains("admin")) {
            roles.add(Role.ADMIN);
        }
        return roles.isEmpty() ? EnumSet.of(Role.CUSTOMER) : roles;
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
