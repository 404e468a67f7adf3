package io.guardianpartner.auth.account;

import java.util.Optional;
import java.util.UUID;

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

    public HttpAnswer handle(HttpRequest request) {
        Fields fields = request.fields();
        String id = pseudonyms.of("sign-up", fields.text("signUpId", LONGEST));
        String code = fields.text("code", LONGEST);
        limits.confirmation(request.address(), id);

        Optional<Accounts.SignUp> signUp = accounts.underWay(id);
        String username = signUp.map(Accounts.SignUp::username).orElseGet(() -> UUID.randomUUID().toString());
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
    public void resend(HttpRequest request, String signUpId) {
        String id = pseudonyms.of("sign-up", signUpId);
        limits.code(request.address(), id);
        pool.resend(accounts.underWay(id).map(Accounts.SignUp::username)
            .orElseGet(() -> UUID.randomUUID().toString()));
    }
}
