package io.guardianpartner.payments.broker;

import java.util.regex.Pattern;

/** The broker has answered, perhaps for having done what it was asked, and what it answered cannot be read. */
public class UnreadableAnswerException extends OutcomeUnknownException {

    /** Of a longer or odder word nothing is shown: it could be anybody's text, or several lines of a log. */
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    /**
     * @param member of the answer, by name
     * @param told what stands there; shown only if it is a plain word, and may be null
     */
    public UnreadableAnswerException(String member, String told) {
        super("cannot read " + shown(member, told), null);
    }

    /** @param cause why the answer as a whole cannot be read, in our words */
    public UnreadableAnswerException(String cause) {
        super("cannot read the answer: " + cause, null);
    }

    /** A member, and the word in it if it may be shown. */
    public static String shown(String member, String told) {
        return member + " (" + (told != null && WORD.matcher(told).matches() ? told : "?") + ")";
    }
}
