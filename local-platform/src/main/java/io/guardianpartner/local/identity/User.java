package io.guardianpartner.local.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One user of the pool. Not safe for many threads: the pool's lock guards it. */
final class User {

    enum Status {
        UNCONFIRMED, CONFIRMED, FORCE_CHANGE_PASSWORD
    }

    private final String username;
    private final String sub = UUID.randomUUID().toString();
    private final Map<String, String> attributes;
    private final Set<String> groups = new TreeSet<>();
    private final Instant created;
    private Status status;
    private String salt;
    private String passwordHash;
    private SignUpCode code;

    /** The code that was mailed last, and the number of wrong guesses. */
    record SignUpCode(String code, Instant until, int wrong) {}

    User(String username, Map<String, String> attributes, Status status, Instant created) {
        this.username = username;
        this.attributes = new LinkedHashMap<>(attributes);
        this.status = status;
        this.created = created;
    }

    String username() {
        return username;
    }

    /** Cognito's own id of the user, which is another than the user name. */
    String sub() {
        return sub;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    String email() {
        return attributes.getOrDefault("email", "");
    }

    /** Only a proven address names a user. */
    boolean isAlsoCalled(String alias) {
        return attributes.getOrDefault("email_verified", "").equals("true") && email().equalsIgnoreCase(alias);
    }

    Set<String> groups() {
        return groups;
    }

    Instant created() {
        return created;
    }

    Status status() {
        return status;
    }

    void become(Status next) {
        status = next;
    }

    void password(String password) {
        salt = RandomSecrets.token(16);
        passwordHash = RandomSecrets.hmac(salt, password);
    }

    boolean hasPassword(String presented) {
        return passwordHash != null && passwordHash.equals(RandomSecrets.hmac(salt, presented));
    }

    SignUpCode code() {
        return code;
    }

    void code(SignUpCode next) {
        code = next;
    }
}
