package io.guardianpartner.payments.broker.mercadopago;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Options of the calls to Mercado Pago.
 *
 * @param baseUrl scheme, host and port; any path is put in front of the API's
 * @param accessToken the seller's; it appears in no log
 * @param notificationUrl where notifications of each payment go; null: where the seller's account says
 * @param connectTimeout for the connection
 * @param timeout for a whole call, its body included
 */
@Validated
@ConfigurationProperties("mercadopago")
record MercadoPagoProperties(
    @NotNull @DefaultValue("https://api.mercadopago.com") URI baseUrl,
    @NotBlank String accessToken,
    URI notificationUrl,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("8s") Duration timeout) {

    /** An empty variable is an absent one. */
    String notificationAddress() {
        return notificationUrl == null || notificationUrl.toString().isBlank() ? null : notificationUrl.toString();
    }

    /** Whether the money is real, as the access token says; null if it is none of Mercado Pago's kinds. */
    Boolean isLive() {
        if (accessToken.startsWith("TEST-")) {
            return false;
        }
        return accessToken.startsWith("APP_USR-") ? true : null;
    }

    @Override
    public String toString() {
        return "MercadoPagoProperties[baseUrl=" + baseUrl + "]";
    }
}
