package io.guardianpartner.local.identity;

import static io.guardianpartner.local.identity.UserPoolClient.PASSWORD;
import static io.guardianpartner.local.identity.UserPoolClient.someEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Administrators, services and pages at the user pool. */
class LocalIdentityTest extends UserPoolFixture {

    @Test
    void anAdministratorMakesACookWhoseTokensNameTheGroup() throws Exception {
        String username = "cook-" + System.nanoTime();
        pool.aws.adminCreateUser(request -> request.userPoolId(identity.poolId()).username(username)
            .userAttributes(AttributeType.builder().name("email").value(someEmail()).build()));
        pool.aws.adminSetUserPassword(request -> request.userPoolId(identity.poolId()).username(username)
            .password(PASSWORD).permanent(true));
        pool.aws.adminAddUserToGroup(request -> request.userPoolId(identity.poolId()).username(username)
            .groupName("kitchen"));

        var token = pool.byPassword(username, PASSWORD).accessToken();

        assertThat(verified(token).getStringListClaim("cognito:groups")).containsExactly("kitchen");
        pool.aws.adminDeleteUser(request -> request.userPoolId(identity.poolId()).username(username));
        assertThatThrownBy(() -> pool.aws.adminGetUser(request -> request.userPoolId(identity.poolId())
            .username(username))).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pool.aws.getUser(request -> request.accessToken(token)))
            .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void aClientThatDoesNotKnowItsSecretIsRefused() {
        assertThatThrownBy(() -> pool.aws.signUp(request -> request.clientId("customers").secretHash("AAAA")
            .username("somebody").password(PASSWORD))).isInstanceOf(NotAuthorizedException.class)
            .hasMessageContaining("SecretHash does not match");
    }

    @Test
    void administratorsCallsMustBeSigned() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(identity.uri().resolve("/"))
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUsers")
                .POST(BodyPublishers.ofString("{\"UserPoolId\":\"us-east-1_guardian\"}")).build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }

    @Test
    void aServiceGetsATokenForThoseWhomItMayCallAndForNobodyElse() throws Exception {
        HttpResponse<String> answer = token(identity.serviceClient("orders"), "catalog/invoke");
        assertThat(answer.statusCode()).isEqualTo(200);
        String token = new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body()).path("access_token")
            .asText();
        JWTClaimsSet claims = verified(token);
        assertThat(claims.getSubject()).isEqualTo("orders-service");
        assertThat(claims.getClaims()).containsEntry("client_id", "orders-service")
            .containsEntry("scope", "catalog/invoke").containsEntry("token_use", "access")
            .doesNotContainKeys("username", "cognito:groups");

        assertThat(token(identity.serviceClient("orders"), "orders/invoke").body()).contains("invalid_scope");
        assertThat(token(identity.serviceClient("catalog"), "").body()).contains("unauthorized_client");
        assertThat(token(identity.peopleClient(), "catalog/invoke").body()).contains("unauthorized_client");
        assertThat(token(new AppClient("orders-service", "guess", Set.of(), false), "").body())
            .contains("invalid_client");
        assertThat(identity.callersOf("catalog")).containsExactly("orders-service");
        assertThat(identity.callersOf("orders")).isEmpty();
    }

    @Test
    void theMailedCodesAreOnThePageButNotForPagesOfOthers() throws Exception {
        String email = someEmail();
        pool.signUp(email);

        assertThat(get(identity.uri().resolve("/"))).contains(email, pool.lastCode(email));
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(identity.uri().resolve("/admin/codes"))
            .header("Origin", "https://evil.example").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> token(AppClient client, String scope) throws Exception {
        String pair = client.id() + ":" + client.secret();
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(identity.tokenEndpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(pair.getBytes()))
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope.replace("/", "%2F"))).build(),
            BodyHandlers.ofString());
    }
}
