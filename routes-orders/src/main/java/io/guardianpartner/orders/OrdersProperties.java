package io.guardianpartner.orders;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

import io.guardianpartner.orders.order.PlacementTimes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of the orders service.
 *
 * @param timeZone the restaurant's: its midnight restarts the tracking numbers
 * @param keyRetention how long an Idempotency-Key is remembered
 * @param retryAfter what a 503 asks a client to wait
 * @param catalog the service that reserves
 * @param payments the service that creates the Pix
 * @param placing how long its steps may take
 * @param guest how much guests may order
 * @param newPaymentWithin how long after it was placed an order whose payment failed may be given another one
 */
@ConfigurationProperties("guardian.orders")
public record OrdersProperties(
    @DefaultValue("America/Sao_Paulo") ZoneId timeZone,
    @DefaultValue("24h") Duration keyRetention,
    @DefaultValue("2s") Duration retryAfter,
    Downstream catalog,
    Downstream payments,
    @DefaultValue Times placing,
    @DefaultValue Guests guest,
    @DefaultValue("2h") Duration newPaymentWithin) {

    /**
     * The limit of guests' orders, all together, at each pod.
     *
     * @param limit requests in a period, 1 or more; more are answered 429
     * @param period of the limit
     */
    public record Guests(@DefaultValue("50") int limit, @DefaultValue("1s") Duration period) {}

    /**
     * A service that is called.
     *
     * @param url the base of its private API
     * @param connectTimeout for a connection
     * @param timeout for an answer
     */
    public record Downstream(URI url, @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("3s") Duration timeout) {

        /** Camel's endpoint of this path; of what came to us nothing goes along. */
        public String endpoint(String path) {
            return url + path + "?bridgeEndpoint=true&headerFilterStrategy=#downstreamHeaders&connectionsPerRoute=50"
                + "&connectTimeout=" + connectTimeout.toMillis() + "&responseTimeout=" + timeout.toMillis();
        }
    }

    /**
     * Durations of the steps of placement.
     *
     * @param payWithin from the order to the last moment of its payment
     * @param pixNeeds what must remain of that for a Pix to be asked for; a minute more than payments asks for
     * @param recoverAfter from a client's try to recovery's first look; longer than a try can last
     * @param recoverEvery from one of recovery's looks to the next
     * @param undoAfter from a client's last try to giving up
     */
    public record Times(
        @DefaultValue("35m") Duration payWithin,
        @DefaultValue("32m") Duration pixNeeds,
        @DefaultValue("20s") Duration recoverAfter,
        @DefaultValue("15s") Duration recoverEvery,
        @DefaultValue("2m") Duration undoAfter) {

        PlacementTimes times() {
            return new PlacementTimes(payWithin, pixNeeds, recoverAfter, recoverEvery, undoAfter);
        }
    }
}
