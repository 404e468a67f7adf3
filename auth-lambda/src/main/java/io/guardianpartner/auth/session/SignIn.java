package io.guardianpartner.auth.session;

import java.util.Optional;
import java.util.function.Supplier;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.http.Fields;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Identifier;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.SignIns;
import io.guardianpartner.auth.pool.TokenSet;

/** Signs in by the mailed code, or by name and password. Whatever is wrong: the same 401. */
public final class SignIn {

    private static final int LONGEST_FIELD = 256;
    private static final int LONGEST_SESSION = 8 * 1024;

    private final SignIns pool;
    private final Names names;
    private final Pseudonyms pseudonyms;
    private final SealedSession sealed;
    private final Limits limits;

    public SignIn(SignIns pool, Names names, Pseudonyms pseudonyms, Limits limits) {
        this.pool = pool;
        this.names = names;
        this.pseudonyms = pseudonyms;
        this.sealed = new SealedSession(pseudonyms, limits.clock());
        this.limits = limits;
    }

    public Supplier<HttpAnswer> counted(HttpRequest request) {
        Fields fields = request.fields();
        Supplier<Optional<TokenSet>> rest = fields.has("session")
            ? byCode(request, fields)
            : byPassword(request, fields);
        return () -> HttpAnswer.json(200, rest.get().orElseThrow(Problem::notSignedIn).body());
    }

    private Supplier<Optional<TokenSet>> byCode(HttpRequest request, Fields fields) {
        String code = fields.text("code", LONGEST_FIELD).strip();
        SealedSession.Content session = sealed.open(fields.text("session", LONGEST_SESSION))
            .orElseThrow(Problem::notSignedIn);
        limits.signIn(request.address(), session.of());
        return () -> pool.byCode(session.question(), code);
    }

    private Supplier<Optional<TokenSet>> byPassword(HttpRequest request, Fields fields) {
        Identifier identifier = Identifier.of(fields.text("identifier", LONGEST_FIELD));
        String password = fields.text("password", LONGEST_FIELD);
        limits.signIn(request.address(), identifier.pseudonym(pseudonyms));
        return () -> pool.byPassword(names.of(identifier), password);
    }
}
