package io.guardianpartner.auth.session;

import java.util.UUID;

import io.guardianpartner.auth.identifier.Email;
import io.guardianpartner.auth.identifier.Identifier;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.store.Accounts;

/** Turns what people call themselves into a name that Cognito knows. */
public final class Names {

    private final Accounts accounts;
    private final Pseudonyms pseudonyms;

    public Names(Accounts accounts, Pseudonyms pseudonyms) {
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
    }

    /** The address, or the user name of the CPF's owner. For a CPF of nobody a name of nobody, so that Cognito is asked alike. */
    String of(Identifier identifier) {
        return identifier.email().map(Email::address)
            .orElseGet(() -> accounts.usernameOf(identifier.pseudonym(pseudonyms))
                .orElseGet(() -> UUID.randomUUID().toString()));
    }
}
