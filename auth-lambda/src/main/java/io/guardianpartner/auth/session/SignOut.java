package io.guardianpartner.auth.session;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.pool.SignIns;

/** The end of a sign-in, and of all sign-ins of a person: after a device was lost, or a mailbox was somebody else's for a while. */
public final class SignOut {

    private final SignIns pool;
    private final Limits limits;

    public SignOut(SignIns pool, Limits limits) {
        this.pool = pool;
        this.limits = limits;
    }

    /** Of the sign-in that a refresh token comes from. */
    public HttpAnswer here(HttpRequest request) {
        String token = Refresh.token(request);
        limits.token(request.address());
        pool.end(token);
        return HttpAnswer.empty();
    }

    /** Of all of whom the access token is. */
    public HttpAnswer everywhere(HttpRequest request) {
        String token = request.bearer();
        limits.token(request.address());
        if (!pool.endAll(token)) {
            throw Problem.invalidToken();
        }
        return HttpAnswer.empty();
    }
}
