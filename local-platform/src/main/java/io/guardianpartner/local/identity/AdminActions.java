package io.guardianpartner.local.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Operations of the pool's owner: users, groups and clients. */
final class AdminActions {

    private static final Pattern BY_EMAIL = Pattern.compile("email\\s*=\\s*\"([^\"]*)\"");
    private static final int MOST_USERS = 60;

    private final UserPool pool;
    private final AppClients clients;
    private final Sessions sessions;
    private final Duration refreshGrace;

    /** @param refreshGrace of the client of people */
    AdminActions(UserPool pool, AppClients clients, Sessions sessions, Duration refreshGrace) {
        this.pool = pool;
        this.clients = clients;
        this.sessions = sessions;
        this.refreshGrace = refreshGrace;
    }

    Map<String, Object> adminCreateUser(CognitoCall call) {
        User user = pool.create(call.text("Username"), call.attributes(), User.Status.FORCE_CHANGE_PASSWORD);
        user.password(call.optional("TemporaryPassword").map(UserPool::acceptable).orElse(RandomSecrets.token(18)));
        return Map.of("User", UserJson.of(user, "Attributes"));
    }

    Map<String, Object> adminSetUserPassword(CognitoCall call) {
        User user = user(call);
        user.password(UserPool.acceptable(call.text("Password")));
        user.become(call.flag("Permanent") ? User.Status.CONFIRMED : User.Status.FORCE_CHANGE_PASSWORD);
        return Map.of();
    }

    Map<String, Object> adminGetUser(CognitoCall call) {
        return UserJson.of(user(call), "UserAttributes");
    }

    Map<String, Object> adminDeleteUser(CognitoCall call) {
        User user = user(call);
        sessions.revokeAll(user);
        pool.delete(user);
        return Map.of();
    }

    Map<String, Object> adminUserGlobalSignOut(CognitoCall call) {
        sessions.revokeAll(user(call));
        return Map.of();
    }

    Map<String, Object> adminAddUserToGroup(CognitoCall call) {
        user(call).groups().add(group(call));
        return Map.of();
    }

    Map<String, Object> adminRemoveUserFromGroup(CognitoCall call) {
        user(call).groups().remove(group(call));
        return Map.of();
    }

    Map<String, Object> adminListGroupsForUser(CognitoCall call) {
        return Map.of("Groups", user(call).groups().stream()
            .map(name -> Map.of("GroupName", name, "UserPoolId", UserPool.ID)).toList());
    }

    Map<String, Object> listUsers(CognitoCall call) {
        Stream<User> users = pool.all().stream();
        String filter = call.optional("Filter").orElse("");
        if (!filter.isEmpty()) {
            Matcher byEmail = BY_EMAIL.matcher(filter.strip());
            if (!byEmail.matches()) {
                throw CognitoErrors.invalid("Only filters such as email = \"ana@example.com\" are supported.");
            }
            users = users.filter(user -> user.email().equalsIgnoreCase(byEmail.group(1)));
        }
        return Map.of("Users", users.limit(call.number("Limit", MOST_USERS))
            .map(user -> UserJson.of(user, "Attributes")).toList());
    }

    Map<String, Object> listUserPoolClients(CognitoCall call) {
        List<Map<String, String>> all = clients.all().stream()
            .map(client -> Map.of("ClientId", client.id(), "ClientName", client.id(), "UserPoolId", UserPool.ID))
            .toList();
        return Map.of("UserPoolClients", all);
    }

    Map<String, Object> describeUserPoolClient(CognitoCall call) {
        String id = call.text("ClientId");
        AppClient client = clients.find(id).orElseThrow(
            () -> CognitoErrors.of("ResourceNotFoundException", "User pool client " + id + " does not exist."));
        Map<String, Object> described = new LinkedHashMap<>(Map.of("ClientId", client.id(), "ClientName", client.id(),
            "UserPoolId", UserPool.ID, "ClientSecret", client.secret(), "AllowedOAuthScopes", client.scopes()));
        if (client.people()) {
            described.put("RefreshTokenRotation",
                Map.of("Feature", "ENABLED", "RetryGracePeriodSeconds", refreshGrace.toSeconds()));
        }
        return Map.of("UserPoolClient", described);
    }

    private User user(CognitoCall call) {
        return pool.require(call.text("Username"));
    }

    private static String group(CognitoCall call) {
        String name = call.text("GroupName");
        if (!UserPool.GROUPS.contains(name)) {
            throw CognitoErrors.of("ResourceNotFoundException", "Group not found.");
        }
        return name;
    }
}
