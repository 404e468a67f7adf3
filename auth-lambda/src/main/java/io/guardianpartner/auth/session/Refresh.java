package io.guardianpartner.auth.session;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.pool.SignIns;

/** New tokens for a refresh token, which is used up by it. */
public final class Refresh {

    private final SignIns pool;
    private final Limits limits;

    public Refresh(SignIns pool, Limits limits) {
        this.pool = pool;
        this.limits = limits;
    }

    public HttpAnswer handle(HttpRequest request) {
        String token = token(request);
        limits.token(request.address());
        return HttpAnswer.json(200, pool.refresh(token).orElseThrow(Problem::notSignedIn).body());
    }

    static String token(HttpRequest request) {
        return request.fields().text("refreshToken", HttpRequest.LONGEST_TOKEN);
    }
}
