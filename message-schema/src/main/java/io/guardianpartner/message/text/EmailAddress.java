package io.guardianpartner.message.text;

import java.util.regex.Pattern;

/**
 * The e-mail addresses that Guardian takes: those that any mail system and payment broker takes. The local part is a
 * dot-atom (RFC 5322, section 3.2.3) of at most 64 characters, the domain has at least two labels and ends in letters, all
 * of it is ASCII and at most 254 characters long (RFC 5321, section 4.5.3.1). Quoted local parts, addresses of one machine
 * ({@code ana@localhost}), IP addresses and other alphabets are refused.
 */
public final class EmailAddress {

    public static final int LONGEST = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL
        + "\\.)+(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,58}[A-Za-z0-9])");

    private EmailAddress() {}

    /** Whether the text, as it stands, is such an address. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
