package io.guardianpartner.auth.pool;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.guardianpartner.auth.aws.AwsAnswer;
import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.aws.AwsService;

/** Signs users in and out. An empty answer means no, and never says why. */
public final class SignIns {

    /**
     * A question that Cognito has asked.
     *
     * @param session by which it is answered
     * @param username as it wants to hear it in the answer
     */
    public record Question(String session, String username) {}

    private static final String USERNAME = "USERNAME";
    private static final String SECRET_HASH = "SECRET_HASH";

    private final AwsService cognito;
    private final PoolClient client;

    public SignIns(AwsService cognito, PoolClient client) {
        this.cognito = cognito;
        this.client = client;
    }

    /**
     * Has Cognito mail a one-time code. For somebody whom it does not know it asks anything, and mails nothing.
     *
     * @param name user name or proven e-mail address
     */
    public Optional<Question> askForCode(String name) {
        return unlessRefused(() -> initiate("USER_AUTH", Map.of(USERNAME, name, "PREFERRED_CHALLENGE", "EMAIL_OTP",
            SECRET_HASH, client.secretHash(name))))
            .flatMap(asked -> asked.text("Session").map(session -> new Question(session,
                username(asked.member("ChallengeParameters"), name))));
    }

    public Optional<TokenSet> byCode(Question question, String code) {
        return unlessRefused(() -> cognito.callOnce("AdminRespondToAuthChallenge", Map.of("UserPoolId",
            client.poolId(), "ClientId", client.id(), "ChallengeName", "EMAIL_OTP", "Session", question.session(),
            "ChallengeResponses", Map.of(USERNAME, question.username(), "EMAIL_OTP_CODE", code, SECRET_HASH,
                client.secretHash(question.username())))))
            .flatMap(TokenSet::of);
    }

    /** @param name user name or proven e-mail address */
    public Optional<TokenSet> byPassword(String name, String password) {
        return unlessRefused(() -> initiate("ADMIN_USER_PASSWORD_AUTH", Map.of(USERNAME, name, "PASSWORD", password,
            SECRET_HASH, client.secretHash(name))))
            .flatMap(TokenSet::of);
    }

    /**
     * The refresh token is used up; with the answer comes the next. Cognito takes a used one for some seconds more
     * (RetryGracePeriodSeconds), so that nobody is signed out because an answer was lost.
     */
    public Optional<TokenSet> refresh(String refreshToken) {
        return unlessRefused(() -> cognito.callAndRepeat("GetTokensFromRefreshToken", Map.of("ClientId", client.id(),
            "ClientSecret", client.secret(), "RefreshToken", refreshToken)))
            .flatMap(TokenSet::of);
    }

    /** Ends a sign-in with all its tokens; a token that is none ends nothing, and nobody is told (RFC 7009). */
    public void end(String refreshToken) {
        unlessRefused(() -> cognito.call("RevokeToken", Map.of("ClientId", client.id(), "ClientSecret",
            client.secret(), "Token", refreshToken)));
    }

    /**
     * Ends all sign-ins of whom an access token is, this one with them: no refresh token gives another access token. Those that are
     * out stay good where only their signature is looked at, until they expire.
     *
     * @return whether the token was good
     */
    public boolean endAll(String accessToken) {
        Optional<String> known = usernameOf(accessToken);
        // A token that was good is refused only once it has been revoked: by a try whose answer was lost, with all else.
        known.ifPresent(
            name -> unlessRefused(() -> cognito.call("GlobalSignOut", Map.of("AccessToken", accessToken))));
        return known.isPresent();
    }

    /** The user name of whom an access token of ours is: Cognito itself checks that it is good and has not been revoked. */
    public Optional<String> usernameOf(String accessToken) {
        return unlessRefused(() -> cognito.call("GetUser", Map.of("AccessToken", accessToken)))
            .flatMap(user -> user.text("Username"))
            .filter(known -> AccessToken.isFor(accessToken, client));
    }

    /** The user name behind an address, as Cognito may tell it with its question. */
    private static String username(AwsAnswer parameters, String otherwise) {
        return parameters.text(USERNAME).or(() -> parameters.text("USER_ID_FOR_SRP")).orElse(otherwise);
    }

    private AwsAnswer initiate(String flow, Map<String, String> parameters) {
        return cognito.callOnce("AdminInitiateAuth", Map.of("UserPoolId", client.poolId(), "ClientId", client.id(),
            "AuthFlow", flow, "AuthParameters", parameters));
    }

    /** Whatever Cognito refuses, callers hear the same; the log has Cognito's reason. */
    private static Optional<AwsAnswer> unlessRefused(Supplier<AwsAnswer> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsException e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
