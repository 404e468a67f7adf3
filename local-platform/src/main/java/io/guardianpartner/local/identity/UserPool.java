package io.guardianpartner.local.identity;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users, by user name and by proven e-mail address. Not safe for many threads: {@link CognitoApi} lets in one at a
 * time.
 */
final class UserPool {

    /** Cognito wants a region, an underscore and letters or digits. */
    static final String ID = "us-east-1_guardian";
    /** The groups of DESIGN's roles; customers are in none. */
    static final Set<String> GROUPS = Set.of("kitchen", "admin");

    private static final int SHORTEST_PASSWORD = 12;

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Clock clock;

    UserPool(Clock clock) {
        this.clock = clock;
    }

    User create(String username, Map<String, String> attributes, User.Status status) {
        if (username.contains("@")) {
            throw CognitoErrors.invalid(
                "Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (users.containsKey(username)) {
            throw CognitoErrors.of("UsernameExistsException", "User already exists");
        }
        User user = new User(username, attributes, status, clock.instant());
        users.put(username, user);
        return user;
    }

    /** By user name, or by an e-mail address that was proven. */
    Optional<User> find(String nameOrAlias) {
        User named = users.get(nameOrAlias);
        return named != null
            ? Optional.of(named)
            : users.values().stream().filter(user -> user.isAlsoCalled(nameOrAlias)).findFirst();
    }

    /** For administrators, who may know that there is none. */
    User require(String nameOrAlias) {
        return find(nameOrAlias)
            .orElseThrow(() -> CognitoErrors.of("UserNotFoundException", "User does not exist."));
    }

    List<User> all() {
        return List.copyOf(users.values());
    }

    void delete(User user) {
        users.remove(user.username());
    }

    static String acceptable(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw CognitoErrors.of("InvalidPasswordException",
                "Password did not conform with policy: Password not long enough");
        }
        return password;
    }
}
