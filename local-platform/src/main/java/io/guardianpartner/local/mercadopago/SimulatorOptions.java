package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Options of a simulator: {@link #defaults()}, then what differs.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param accessToken the one token that callers must show
 * @param webhookSecret signs the webhooks
 * @param webhookRetries the pauses before a webhook is sent again; after the last it is given up
 * @param webhookTimeout how long a receiver may take
 * @param sweepInterval how often overdue payments are looked for, besides at every call
 * @param clock by which payments expire; the admin API can set it ahead
 * @param feePercent what the broker keeps of a paid Pix
 */
public record SimulatorOptions(int port, String accessToken, String webhookSecret, List<Duration> webhookRetries,
    Duration webhookTimeout, Duration sweepInterval, Clock clock, BigDecimal feePercent) {

    /** Known to everyone, worth nothing: this money is not real. */
    public static final String LOCAL_ACCESS_TOKEN = "TEST-local-access-token";
    public static final String LOCAL_WEBHOOK_SECRET = "local-webhook-secret";

    /** Mercado Pago's fee for a Pix that is credited at once. */
    private static final BigDecimal PIX_FEE_PERCENT = new BigDecimal("0.99");

    public SimulatorOptions {
        webhookRetries = List.copyOf(webhookRetries);
        if (accessToken.isBlank() || webhookSecret.isBlank()) {
            throw new IllegalArgumentException("The access token and the webhook secret must not be empty");
        }
        if (feePercent.signum() < 0 || feePercent.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException("The fee must be 0 to 10 percent");
        }
    }

    /** A free port, the local token and secret, retries after 1 s, 5 s, 15 s, 1 min, 5 min, 15 min. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(0, LOCAL_ACCESS_TOKEN, LOCAL_WEBHOOK_SECRET,
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1),
                Duration.ofMinutes(5), Duration.ofMinutes(15)),
            Duration.ofSeconds(22), Duration.ofSeconds(1), Clock.systemUTC(), PIX_FEE_PERCENT);
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(newPort, accessToken, webhookSecret, webhookRetries, webhookTimeout,
            sweepInterval, clock, feePercent);
    }

    public SimulatorOptions withAccessToken(String token) {
        return new SimulatorOptions(port, token, webhookSecret, webhookRetries, webhookTimeout, sweepInterval, clock,
            feePercent);
    }

    public SimulatorOptions withWebhookSecret(String secret) {
        return new SimulatorOptions(port, accessToken, secret, webhookRetries, webhookTimeout, sweepInterval, clock,
            feePercent);
    }

    public SimulatorOptions withWebhookRetries(List<Duration> pauses) {
        return new SimulatorOptions(port, accessToken, webhookSecret, pauses, webhookTimeout, sweepInterval, clock,
            feePercent);
    }

    public SimulatorOptions withClock(Clock newClock) {
        return new SimulatorOptions(port, accessToken, webhookSecret, webhookRetries, webhookTimeout, sweepInterval,
            newClock, feePercent);
    }

    public SimulatorOptions withFeePercent(BigDecimal percent) {
        return new SimulatorOptions(port, accessToken, webhookSecret, webhookRetries, webhookTimeout, sweepInterval,
            clock, percent);
    }

    @Override
    public String toString() {
        return "SimulatorOptions[port=" + port + "]";
    }
}
