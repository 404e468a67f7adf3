package io.guardianpartner.auth.session;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.guardianpartner.auth.Limits;
import io.guardianpartner.auth.account.Confirmation;
import io.guardianpartner.auth.http.Fields;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.identifier.Identifier;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.SignIns;

/** Has a one-time code mailed: to sign in, or once more for a sign-up. Always 202, for whomever. */
public final class CodeRequest {

    private static final int LONGEST = 256;

    private final SignIns pool;
    private final Names names;
    private final Confirmation confirmation;
    private final Pseudonyms pseudonyms;
    private final SealedSession sealed;
    private final Limits limits;

    public CodeRequest(SignIns pool, Names names, Confirmation confirmation, Pseudonyms pseudonyms, Limits limits) {
        this.pool = pool;
        this.names = names;
        this.confirmation = confirmation;
        this.pseudonyms = pseudonyms;
        this.sealed = new SealedSession(pseudonyms, limits.clock());
        this.limits = limits;
    }

    public Supplier<HttpAnswer> counted(HttpRequest request) {
        Fields fields = request.fields();
        if (fields.has("signUpId")) {
            return confirmation.resendCounted(request, fields.text("signUpId", LONGEST));
        }
        Identifier identifier = Identifier.of(fields.text("identifier", LONGEST));
        String of = identifier.pseudonym(pseudonyms);
        limits.code(request.address(), of);
        return () -> asked(identifier, of);
    }

    private HttpAnswer asked(Identifier identifier, String of) {
        SignIns.Question question = pool.askForCode(names.of(identifier)).orElseGet(CodeRequest::toNobody);
        return HttpAnswer.json(202, Map.of("session", sealed.seal(new SealedSession.Content(of, question)), "expiresIn",
            SealedSession.VALIDITY.toSeconds()));
    }

    private static SignIns.Question toNobody() {
        return new SignIns.Question("none", UUID.randomUUID().toString());
    }
}
