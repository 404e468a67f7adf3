package io.guardianpartner.payments.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of claims on payments.
 *
 * @param batch maximum number of due payments that are claimed at once
 * @param lease for how long a payment is left alone by others once it is in flight; renewed after each answer of
 *     the broker, so it has to be longer than one call may take
 */
@ConfigurationProperties("guardian.payments.claiming")
record ClaimingProperties(@DefaultValue("8") int batch, @DefaultValue("15s") Duration lease) {}
