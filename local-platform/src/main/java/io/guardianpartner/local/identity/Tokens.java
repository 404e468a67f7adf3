package io.guardianpartner.local.identity;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Writes and reads tokens with the claims of Cognito's. */
final class Tokens {

    /** The scope of every person's token: manage the own account. */
    static final String OWN_ACCOUNT = "aws.cognito.signin.user.admin";

    private final SigningKey key;
    private final String issuer;
    private final Duration validity;
    private final Clock clock;

    Tokens(SigningKey key, String issuer, Duration validity, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.validity = validity;
        this.clock = clock;
    }

    Duration validity() {
        return validity;
    }

    /** @param session names the sign-in from which it comes, through all refreshes */
    String access(User user, AppClient client, Instant signedIn, String session) {
        return key.sign(groups(fresh(user.sub()), user)
            .claim("client_id", client.id())
            .claim("token_use", "access")
            .claim("scope", OWN_ACCOUNT)
            .claim("auth_time", signedIn.getEpochSecond())
            .claim("origin_jti", session)
            .claim("username", user.username())
            .claim("version", 2)
            .build());
    }

    String id(User user, AppClient client, Instant signedIn, String session) {
        var claims = groups(fresh(user.sub()), user)
            .audience(client.id())
            .claim("token_use", "id")
            .claim("auth_time", signedIn.getEpochSecond())
            .claim("origin_jti", session)
            .claim("cognito:username", user.username());
        user.attributes().forEach((name, value) -> claims.claim(name,
            name.equals("email_verified") ? Boolean.valueOf(value) : value));
        return key.sign(claims.build());
    }

    String machine(AppClient client, Collection<String> scopes) {
        return key.sign(fresh(client.id())
            .claim("client_id", client.id())
            .claim("token_use", "access")
            .claim("scope", String.join(" ", scopes))
            .claim("auth_time", clock.instant().getEpochSecond())
            .claim("version", 2)
            .build());
    }

    /** The claims of a person's access token that this pool has signed and that is still good; else nothing. */
    Optional<JWTClaimsSet> read(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean good = key.hasSigned(signed) && issuer.equals(claims.getIssuer())
                && "access".equals(claims.getStringClaim("token_use"))
                && List.of(claims.getStringClaim("scope").split(" ")).contains(OWN_ACCOUNT)
                && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return good ? Optional.of(claims) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private JWTClaimsSet.Builder fresh(String subject) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder().subject(subject).issuer(issuer).jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(validity)));
    }

    private static JWTClaimsSet.Builder groups(JWTClaimsSet.Builder claims, User user) {
        return user.groups().isEmpty() ? claims : claims.claim("cognito:groups", List.copyOf(user.groups()));
    }
}
