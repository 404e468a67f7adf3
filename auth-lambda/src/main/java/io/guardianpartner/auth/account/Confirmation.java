package io.guardianpartner.auth.account;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.Fields;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.SignUps;
import io.guardianpartner.auth.store.Accounts;

/**
 * Ends a sign-up by the mailed code: first Cognito takes the code, then the CPF is bound. Should it break off in between, the
 * same request again does the rest. That the CPF is another's already is not told: it would say who is a customer.
 */
public final class Confirmation {

    private static final int LONGEST = 64;

    private final SignUps pool;
    private final Accounts accounts;
    private final Pseudonyms pseudonyms;
    private final Limits limits;

    public Confirmation(SignUps pool, Accounts accounts, Pseudonyms pseudonyms, Limits limits) {
        this.pool = pool;
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
    }

    public Supplier<HttpAnswer> counted(HttpRequest request) {
        Fields fields = request.fields();
        String id = pseudonyms.of("sign-up", fields.text("signUpId", LONGEST));
        String code = fields.text("code", LONGEST);
        Optional<Accounts.SignUp> signUp = accounts.underWay(id);
        limits.confirmation(request.address(), emailOf(signUp, id));
        return () -> confirmed(id, signUp, code);
    }

    private HttpAnswer confirmed(String id, Optional<Accounts.SignUp> signUp, String code) {
        String username = usernameOf(signUp);
        SignUps.Confirmation outcome = pool.confirm(username, code);
        if (signUp.isEmpty() || outcome == SignUps.Confirmation.WRONG_CODE) {
            throw Problem.unprocessable("The code is wrong or no longer good.");
        }
        if (outcome == SignUps.Confirmation.ADDRESS_TAKEN) {
            pool.delete(username);
            accounts.abandon(id);
            throw new Problem(409, "address-taken", "You have an account with this e-mail address. Sign in with it.");
        }
        accounts.finish(id, signUp.get());
        return HttpAnswer.empty();
    }

    /** Has another code mailed for a sign-up that is under way. Always the same answer. */
    public Supplier<HttpAnswer> resendCounted(HttpRequest request, String signUpId) {
        String id = pseudonyms.of("sign-up", signUpId);
        Optional<Accounts.SignUp> signUp = accounts.underWay(id);
        limits.code(request.address(), emailOf(signUp, id));
        return () -> {
            pool.resend(usernameOf(signUp));
            return HttpAnswer.json(202, Map.of());
        };
    }

    /** By it attempts are counted: there may be many sign-ups for one mailbox. */
    private static String emailOf(Optional<Accounts.SignUp> signUp, String otherwise) {
        return signUp.map(Accounts.SignUp::email).orElse(otherwise);
    }

    private static String usernameOf(Optional<Accounts.SignUp> signUp) {
        return signUp.map(Accounts.SignUp::username).orElseGet(() -> UUID.randomUUID().toString());
    }
}
