package io.guardianpartner.auth.store;

import static io.guardianpartner.auth.store.Table.EXPIRES;
import static io.guardianpartner.auth.store.Table.key;
import static io.guardianpartner.auth.store.Table.number;
import static io.guardianpartner.auth.store.Table.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose CPF is whose, and sign-ups under way. Names persons by pseudonyms and by Cognito's user names only. */
public final class Accounts {

    /**
     * A sign-up under way.
     *
     * @param username in Cognito
     * @param cpf pseudonym of the CPF that is to be bound to it
     * @param email pseudonym of the address that is to be proven
     */
    public record SignUp(String username, String cpf, String email) {}

    private static final String USERNAME = "username";
    private static final String CPF = "cpf";
    private static final String EMAIL = "email";
    private static final String UNLESS_ANOTHERS = Table.IS_NEW + " OR " + USERNAME + " = :user";

    private final Table table;
    private final Clock clock;

    public Accounts(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param id pseudonym of the sign-up's own id */
    public void begin(String id, SignUp signUp, Duration validity) {
        Map<String, Object> item = new HashMap<>(ofSignUp(id));
        item.put(USERNAME, text(signUp.username()));
        item.put(CPF, text(signUp.cpf()));
        item.put(EMAIL, text(signUp.email()));
        item.put(EXPIRES, number(clock.instant().plus(validity).getEpochSecond()));
        table.put(item);
    }

    /** A sign-up that is under way and not over. */
    public Optional<SignUp> underWay(String id) {
        return table.read(ofSignUp(id))
            .filter(item -> number(item, EXPIRES) > clock.instant().getEpochSecond())
            .map(item -> new SignUp(text(item, USERNAME), text(item, CPF), text(item, EMAIL)));
    }

    /**
     * Ends a sign-up whose user has proven the e-mail address: binds the CPF to the user, unless it is another's already. Done
     * twice, it is done once.
     */
    public void finish(String id, SignUp signUp) {
        Map<String, Object> cpf = new HashMap<>(ofCpf(signUp.cpf()));
        cpf.put(USERNAME, text(signUp.username()));
        Map<String, Object> user = new HashMap<>(ofUser(signUp.username()));
        user.put(CPF, text(signUp.cpf()));
        boolean bound = table.write(List.of(
            Write.put(cpf).provided(UNLESS_ANOTHERS, Map.of(":user", text(signUp.username()))),
            Write.put(user),
            Write.delete(ofSignUp(id))));
        if (!bound) {
            abandon(id);
        }
    }

    public void abandon(String id) {
        table.delete(ofSignUp(id));
    }

    /** The user name to which a CPF is bound. */
    public Optional<String> usernameOf(String cpf) {
        return table.read(ofCpf(cpf)).map(item -> text(item, USERNAME));
    }

    /** Erases what is kept of a user; nothing, if nothing is. */
    public void forget(String username) {
        table.read(ofUser(username)).map(item -> text(item, CPF)).ifPresent(cpf -> table.write(List.of(
            Write.delete(ofCpf(cpf)).provided(UNLESS_ANOTHERS, Map.of(":user", text(username))),
            Write.delete(ofUser(username)))));
    }

    private static Map<String, ?> ofSignUp(String id) {
        return key("sign-up", id);
    }

    private static Map<String, ?> ofCpf(String cpf) {
        return key("cpf", cpf);
    }

    private static Map<String, ?> ofUser(String username) {
        return key("user", username);
    }
}
