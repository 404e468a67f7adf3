package io.guardianpartner.api.identity;

import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Set;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;

/**
 * Verifies the claims of an access token of this issuer, valid now. It has no {@code aud}: for whom it
 * was issued stands in {@code client_id}, and that it is no id token in {@code token_use}.
 */
final class AccessTokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Set<String> clients;
    private final Duration clockSkew;

    AccessTokenClaims(String issuer, Set<String> clients, Duration clockSkew) {
        super(new JWTClaimsSet.Builder().issuer(issuer).claim("token_use", "access").build(),
            Set.of("sub", "exp", "iat", "client_id"));
        this.clients = Set.copyOf(clients);
        this.clockSkew = clockSkew;
        setMaxClockSkew(Math.toIntExact(clockSkew.toSeconds()));
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        if (claims.getSubject().isBlank()) {
            throw new BadJWTException("nobody's");
        }
        if (!clients.contains(client(claims))) {
            throw new BadJWTException("of another client");
        }
        if (claims.getIssueTime().after(Date.from(currentTime().toInstant().plus(clockSkew)))) {
            throw new BadJWTException("issued in the future");
        }
    }

    private static String client(JWTClaimsSet claims) throws BadJWTException {
        try {
            return claims.getStringClaim("client_id");
        } catch (ParseException e) {
            throw new BadJWTException("client_id is no text", e);
        }
    }
}
