package io.guardianpartner.local.identity;

import java.time.Instant;

/**
 * A code that Cognito would have mailed.
 *
 * @param purpose {@code sign-up} or {@code sign-in}
 */
public record MailedCode(Instant at, String email, String purpose, String code) {}
