package io.guardianpartner.auth.identifier;

import java.util.Optional;

import io.guardianpartner.auth.http.Problem;

/**
 * The name with which somebody signs in: one of the two.
 *
 * @param email empty if it is a CPF
 * @param cpf empty if it is an e-mail address
 */
public record Identifier(Optional<Email> email, Optional<Cpf> cpf) {

    /** @throws Problem 422 if it is neither */
    public static Identifier of(String text) {
        return text.contains("@")
            ? new Identifier(Optional.of(Email.of(text)), Optional.empty())
            : new Identifier(Optional.empty(), Optional.of(Cpf.of(text)));
    }

    public String pseudonym(Pseudonyms pseudonyms) {
        return email.map(pseudonyms::of).or(() -> cpf.map(pseudonyms::of)).orElseThrow();
    }
}
