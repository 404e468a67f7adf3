package io.guardianpartner.payments.comparison;

import java.util.Locale;

/** The ways in which a finding is, or was, dealt with. */
public enum FindingAction {
    /** The job that settles payments was woken for it; the broker is asked by its id whether that was enough. */
    ASKED_AGAIN,
    /** The payment was brought up to what the broker says. */
    CORRECTED,
    /** Asked by its id, the broker says what we have: its search was behind. */
    AGREED,
    /** Left to an operator. */
    ESCALATED;

    /** Its name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
