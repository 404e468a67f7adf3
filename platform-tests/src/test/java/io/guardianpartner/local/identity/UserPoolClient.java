package io.guardianpartner.local.identity;

import java.util.Map;
import java.util.UUID;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** A user of the stand-in through AWS's own client, unchanged. */
final class UserPoolClient implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    final CognitoIdentityProviderClient aws;
    private final LocalIdentity identity;
    private final AppClient client;

    UserPoolClient(LocalIdentity identity) {
        this.identity = identity;
        this.client = identity.peopleClient();
        this.aws = CognitoIdentityProviderClient.builder().endpointOverride(identity.uri()).region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    }

    static String someEmail() {
        return "ana-" + UUID.randomUUID() + "@example.com";
    }

    /** @return the new user's name */
    String signUp(String email) {
        String username = UUID.randomUUID().toString();
        aws.signUp(request -> request.clientId(client.id()).secretHash(client.secretHash(username)).username(username)
            .password(PASSWORD)
            .userAttributes(AttributeType.builder().name("email").value(email).build(),
                AttributeType.builder().name("name").value("Ana").build()));
        return username;
    }

    void confirm(String username, String code) {
        aws.confirmSignUp(request -> request.clientId(client.id()).secretHash(client.secretHash(username))
            .username(username).confirmationCode(code));
    }

    /** @return the name of a user who has proven that address */
    String confirmed(String email) {
        String username = signUp(email);
        confirm(username, lastCode(email));
        return username;
    }

    AdminInitiateAuthResponse askForCode(String name) {
        return aws.adminInitiateAuth(request -> request.userPoolId(identity.poolId()).clientId(client.id())
            .authFlow("USER_AUTH").authParameters(Map.of("USERNAME", name, "PREFERRED_CHALLENGE", "EMAIL_OTP",
                "SECRET_HASH", client.secretHash(name))));
    }

    AuthenticationResultType answer(String session, String name, String code) {
        return aws.adminRespondToAuthChallenge(request -> request.userPoolId(identity.poolId()).clientId(client.id())
            .challengeName("EMAIL_OTP").session(session).challengeResponses(Map.of("USERNAME", name, "EMAIL_OTP_CODE",
                code, "SECRET_HASH", client.secretHash(name))))
            .authenticationResult();
    }

    AuthenticationResultType byPassword(String name, String password) {
        return aws.adminInitiateAuth(request -> request.userPoolId(identity.poolId()).clientId(client.id())
            .authFlow("ADMIN_USER_PASSWORD_AUTH").authParameters(Map.of("USERNAME", name, "PASSWORD", password,
                "SECRET_HASH", client.secretHash(name))))
            .authenticationResult();
    }

    AuthenticationResultType refresh(String token) {
        return aws.getTokensFromRefreshToken(request -> request.clientId(client.id()).clientSecret(client.secret())
            .refreshToken(token)).authenticationResult();
    }

    String lastCode(String email) {
        return identity.mailedCodes().stream().filter(code -> code.email().equals(email)).findFirst().orElseThrow()
            .code();
    }

    @Override
    public void close() {
        aws.close();
    }
}
