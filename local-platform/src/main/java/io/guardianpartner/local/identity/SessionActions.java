package io.guardianpartner.local.identity;

import java.util.Map;

/** Operations on tokens: GetTokensFromRefreshToken, RevokeToken, GlobalSignOut, GetUser, DeleteUser. */
final class SessionActions {

    private final UserPool pool;
    private final AppClients clients;
    private final Sessions sessions;

    SessionActions(UserPool pool, AppClients clients, Sessions sessions) {
        this.pool = pool;
        this.clients = clients;
        this.sessions = sessions;
    }

    Map<String, Object> getTokensFromRefreshToken(CognitoCall call) {
        return Map.of("AuthenticationResult",
            sessions.refresh(call.text("RefreshToken"), client(call)).get("AuthenticationResult"));
    }

    Map<String, Object> revokeToken(CognitoCall call) {
        sessions.revoke(call.text("Token"), client(call));
        return Map.of();
    }

    Map<String, Object> globalSignOut(CognitoCall call) {
        sessions.revokeAll(sessions.userOf(call.text("AccessToken")));
        return Map.of();
    }

    Map<String, Object> getUser(CognitoCall call) {
        User user = sessions.userOf(call.text("AccessToken"));
        return Map.of("Username", user.username(), "UserAttributes", UserJson.attributes(user));
    }

    Map<String, Object> deleteUser(CognitoCall call) {
        User user = sessions.userOf(call.text("AccessToken"));
        sessions.revokeAll(user);
        pool.delete(user);
        return Map.of();
    }

    private AppClient client(CognitoCall call) {
        AppClient client = clients.forPeople(call.text("ClientId"));
        if (!client.hasSecret(call.text("ClientSecret"))) {
            throw CognitoErrors.notAuthorized("Client secret does not match.");
        }
        return client;
    }
}
