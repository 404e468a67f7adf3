package io.guardianpartner.auth.identifier;

import java.util.Locale;

import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.message.text.EmailAddress;

/**
 * An e-mail address, in lower case: for Cognito and for us they differ in nothing else.
 *
 * @param address of ASCII characters only, so that none looks like another
 */
public record Email(String address) {

    /** @throws Problem 422 if it is none */
    public static Email of(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        if (!EmailAddress.isOne(address)) {
            throw Problem.unprocessable("That is no e-mail address.");
        }
        return new Email(address);
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}
