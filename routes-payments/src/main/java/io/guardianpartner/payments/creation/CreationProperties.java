package io.guardianpartner.payments.creation;

import java.time.Duration;

import io.guardianpartner.message.text.EmailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param payerDomain the domain of the e-mail address that stands for a payer who gave none
 * @param minTimeToPay a payment that has to be made sooner is refused; Mercado Pago takes no less than 30 minutes, by its clock and when
 *     the call arrives there
 * @param maxTimeToPay a payment that may be made later is refused; Mercado Pago takes no more than 30 days
 * @param retryAfter what a 503 tells the caller
 */
@ConfigurationProperties("guardian.payments")
record CreationProperties(
    @DefaultValue("example.com") String payerDomain,
    @DefaultValue("31m") Duration minTimeToPay,
    @DefaultValue("30d") Duration maxTimeToPay,
    @DefaultValue("2s") Duration retryAfter) {

    CreationProperties {
        if (!EmailAddress.isOne("payer@" + payerDomain)) {
            throw new IllegalArgumentException(
                "guardian.payments.payer-domain is no domain of e-mail addresses: " + payerDomain);
        }
    }
}
