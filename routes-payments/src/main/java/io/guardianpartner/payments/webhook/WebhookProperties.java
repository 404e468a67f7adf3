package io.guardianpartner.payments.webhook;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param webhookSecrets the secrets with which notifications may be signed, two of them while one replaces the other;
 *     without any the service does not start
 * @param webhookTolerance how far a signature's time may be from ours. Wide: it is not known whether a repeated
 *     notification is signed anew, and a replayed one does nothing but make us ask
 */
@Validated
@ConfigurationProperties("mercadopago")
record WebhookProperties(
    @NotEmpty(message = "must have at least one secret: set MERCADOPAGO_WEBHOOK_SECRETS") List<@NotBlank String> webhookSecrets,
    @DefaultValue("7d") Duration webhookTolerance) {

    @Override
    public String toString() {
        return "WebhookProperties[webhookTolerance=" + webhookTolerance + "]";
    }
}
