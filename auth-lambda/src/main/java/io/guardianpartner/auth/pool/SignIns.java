package io.guardianpartner.auth.pool;

import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Who gets tokens, and until when. An empty answer means no, and never says why. */
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

    private final CognitoIdentityProviderClient cognito;
    private final PoolClient client;

    public SignIns(CognitoIdentityProviderClient cognito, PoolClient client) {
        this.cognito = cognito;
        this.client = client;
    }

    /**
     * Has Cognito mail a one-time code. For somebody whom it does not know it asks anything, and mails nothing.
     *
     * @param name user name or proven e-mail address
     */
    public Optional<Question> askForCode(String name) {
        try {
            AdminInitiateAuthResponse asked = cognito.adminInitiateAuth(request -> request.userPoolId(client.poolId())
                .clientId(client.id())
                .authFlow(AuthFlowType.USER_AUTH)
                .authParameters(Map.of(USERNAME, name, "PREFERRED_CHALLENGE", "EMAIL_OTP", SECRET_HASH,
                    client.secretHash(name))));
            return Optional.of(new Question(asked.session(),
                asked.challengeParameters().getOrDefault(USERNAME, name)));
        } catch (NotAuthorizedException | UserNotFoundException | UserNotConfirmedException
            | PasswordResetRequiredException | InvalidParameterException e) {
            return Optional.empty();
        }
    }

    public Optional<TokenSet> byCode(Question question, String code) {
        try {
            return tokens(cognito.adminRespondToAuthChallenge(request -> request.userPoolId(client.poolId())
                .clientId(client.id())
                .challengeName(ChallengeNameType.EMAIL_OTP)
                .session(question.session())
                .challengeResponses(Map.of(USERNAME, question.username(), "EMAIL_OTP_CODE", code, SECRET_HASH,
                    client.secretHash(question.username()))))
                .authenticationResult());
        } catch (CodeMismatchException | ExpiredCodeException | NotAuthorizedException | InvalidParameterException
            | UserNotFoundException e) {
            return Optional.empty();
        }
    }

    /** @param name user name or proven e-mail address */
    public Optional<TokenSet> byPassword(String name, String password) {
        try {
            return tokens(cognito.adminInitiateAuth(request -> request.userPoolId(client.poolId())
                .clientId(client.id())
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(Map.of(USERNAME, name, "PASSWORD", password, SECRET_HASH, client.secretHash(name))))
                .authenticationResult());
        } catch (NotAuthorizedException | UserNotFoundException | UserNotConfirmedException
            | PasswordResetRequiredException | InvalidParameterException e) {
            return Optional.empty();
        }
    }

    /** The refresh token is good once; with the answer comes the next. */
    public Optional<TokenSet> refresh(String refreshToken) {
        try {
            return tokens(cognito.getTokensFromRefreshToken(request -> request.clientId(client.id())
                .clientSecret(client.secret())
                .refreshToken(refreshToken))
                .authenticationResult());
        } catch (NotAuthorizedException | RefreshTokenReuseException | UserNotFoundException
            | InvalidParameterException e) {
            return Optional.empty();
        }
    }

    /** Ends a sign-in with all its tokens; a token that is none ends nothing, and nobody is told (RFC 7009). */
    public void end(String refreshToken) {
        try {
            cognito.revokeToken(request -> request.clientId(client.id())
                .clientSecret(client.secret())
                .token(refreshToken));
        } catch (UnauthorizedException | UnsupportedTokenTypeException | InvalidParameterException e) {
            return;
        }
    }

    /** The user name of whom an access token is: Cognito itself checks that it is good and has not been revoked. */
    public Optional<String> usernameOf(String accessToken) {
        try {
            return Optional.of(cognito.getUser(request -> request.accessToken(accessToken)).username());
        } catch (NotAuthorizedException | UserNotFoundException | UserNotConfirmedException
            | PasswordResetRequiredException | InvalidParameterException e) {
            return Optional.empty();
        }
    }

    /** Another question than the one that we answer signs nobody in. */
    private static Optional<TokenSet> tokens(AuthenticationResultType result) {
        return Optional.ofNullable(result).map(TokenSet::of);
    }
}
