package io.guardianpartner.auth.identifier;

import java.util.Locale;
import java.util.regex.Pattern;

import io.guardianpartner.auth.http.Problem;

/**
 * An e-mail address, in lower case: for Cognito and for us they differ in nothing else.
 *
 * @param address of ASCII characters only, so that none looks like another
 */
public record Email(String address) {

    /** RFC 5321, 4.5.3.1.3. */
    static final int LONGEST = 254;

    private static final Pattern ADDRESS = Pattern
        .compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

    /** @throws Problem 422 if it is none */
    public static Email of(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            throw Problem.unprocessable("That is no e-mail address.");
        }
        return new Email(address);
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}
