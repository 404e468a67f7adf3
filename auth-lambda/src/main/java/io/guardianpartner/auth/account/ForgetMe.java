package io.guardianpartner.auth.account;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.pool.SignIns;
import io.guardianpartner.auth.pool.SignUps;
import io.guardianpartner.auth.store.Accounts;

/**
 * Erases a customer's data (Lei 13.709/2018, art. 18, VI): name, e-mail address and password in Cognito, and here which CPF
 * was whose. Orders stay, they hold nothing but the user's id, which then names nobody. Whose data that is, the access
 * token says and nothing else. Cognito comes last, for without the user nobody could ask again if it broke off.
 */
public final class ForgetMe {

    private final SignIns signIns;
    private final SignUps users;
    private final Accounts accounts;
    private final Limits limits;

    public ForgetMe(SignIns signIns, SignUps users, Accounts accounts, Limits limits) {
        this.signIns = signIns;
        this.users = users;
        this.accounts = accounts;
        this.limits = limits;
    }

    public HttpAnswer handle(HttpRequest request) {
        String token = request.bearer();
        limits.token(request.address());
        String username = signIns.usernameOf(token).orElseThrow(Problem::invalidToken);
        accounts.forget(username);
        users.delete(username);
        return HttpAnswer.empty();
    }
}
