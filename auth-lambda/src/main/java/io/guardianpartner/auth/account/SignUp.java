package io.guardianpartner.auth.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.Fields;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Cpf;
import io.guardianpartner.auth.identifier.Email;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.SignUps;
import io.guardianpartner.auth.store.Accounts;
import io.guardianpartner.message.text.Text;

/**
 * Begins an account: a fresh user in Cognito, under a random name, for every sign-up. Who signs up with the address of somebody
 * else holds an id without a code, the owner of the address a code without an id; it takes both to confirm. So nobody can
 * prepare an account for somebody else to walk into, and known and unknown addresses and CPFs are the same calls.
 */
public final class SignUp {

    /** As long as Cognito's code is good. */
    static final Duration VALIDITY = Duration.ofHours(24);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FIELD = 256;
    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final SignUps pool;
    private final Accounts accounts;
    private final Pseudonyms pseudonyms;
    private final Limits limits;

    public SignUp(SignUps pool, Accounts accounts, Pseudonyms pseudonyms, Limits limits) {
        this.pool = pool;
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
    }

    public Supplier<HttpAnswer> counted(HttpRequest request) {
        Fields fields = request.fields();
        String name = name(fields.text("name", LONGEST_NAME));
        Email email = Email.of(fields.text("email", LONGEST_FIELD));
        Cpf cpf = Cpf.of(fields.text("cpf", LONGEST_FIELD));
        var password = fields.optional("password", LONGEST_FIELD);
        limits.signUp(request.address(), pseudonyms.of(email), pseudonyms.of(cpf));
        return () -> begun(name, email, cpf, password);
    }

    private HttpAnswer begun(String name, Email email, Cpf cpf, Optional<String> password) {
        String id = newId();
        String username = UUID.randomUUID().toString();
        // First what we keep: a user in Cognito whom no record leads to could never be confirmed.
        accounts.begin(pseudonyms.of("sign-up", id),
            new Accounts.SignUp(username, pseudonyms.of(cpf), pseudonyms.of(email)),
            VALIDITY);
        pool.begin(username, name, email, password);
        return HttpAnswer.json(202, Map.of("signUpId", id, "expiresIn", VALIDITY.toSeconds()));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Names are many things; they are something that can be seen, and no mark-up in somebody's mail. */
    private static String name(String text) {
        if (!Text.isVisible(text) || text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            throw Problem.unprocessable("The name has nothing to be seen, or characters that no name has.");
        }
        return text.strip();
    }
}
