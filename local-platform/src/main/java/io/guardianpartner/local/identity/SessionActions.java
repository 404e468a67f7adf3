package io.guardianpartner.local.identity;

import java.util.Map;

/** What somebody does with tokens: GetTokensFromRefreshToken, RevokeToken, GlobalSignOut, GetUser, DeleteUser. */
final class SessionActions {

    private final UserPool pool;
    private final AppClients clients;
    private final Sessions sessions;

    SessionActions(UserPool pool, AppClients clients, Sessions sessions) {
        this.pool = pool;
        this.clients = clients;
        this.sessions = sessions;
    }

    Map<String, Object> getTokensFromRefreshToken(Call call) {
        return Map.of("AuthenticationResult",
            sessions.refresh(call.text("RefreshToken"), client(call)).get("AuthenticationResult"));
    }

    Map<String, Object> revokeToken(Call call) {
        sessions.revoke(call.text("Token"), client(call));
        return Map.of();
    }

    Map<String, Object> globalSignOut(Call call) {
        sessions.revokeAll(sessions.userOf(call.text("AccessToken")));
        return Map.of();
    }

    Map<String, Object> getUser(Call call) {
        User user = sessions.userOf(call.text("AccessToken"));
        return Map.of("Username", user.username(), "UserAttributes", UserJson.attributes(user));
    }

    Map<String, Object> deleteUser(Call call) {
        User user = sessions.userOf(call.text("AccessToken"));
        sessions.revokeAll(user);
        pool.delete(user);
        return Map.of();
    }

    private AppClient client(Call call) {
        AppClient client = clients.forPeople(call.text("ClientId"));
        if (!client.hasSecret(call.text("ClientSecret"))) {
            throw CognitoFault.notAuthorized("Client secret does not match.");
        }
        return client;
    }
}
