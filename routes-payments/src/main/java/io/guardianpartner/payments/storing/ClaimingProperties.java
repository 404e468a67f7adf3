package io.guardianpartner.payments.storing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are taken in hand.
 *
 * @param batch how many due payments are taken at once
 * @param lease for how long a payment is left alone by others once it is in somebody's hand; renewed after each answer of
 *     the broker, so it has to be longer than one call may take
 */
@ConfigurationProperties("guardian.payments.claiming")
record ClaimingProperties(@DefaultValue("8") int batch, @DefaultValue("15s") Duration lease) {}
