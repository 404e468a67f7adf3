package io.guardianpartner.payments.payment;

import java.time.Instant;
import java.util.List;

/**
 * A page of payments that a search found.
 *
 * @param hits in the order of the search
 * @param isLast whether there are no more
 */
public record BrokerPage(List<Hit> hits, boolean isLast) {

    public BrokerPage {
        hits = List.copyOf(hits);
    }

    /**
     * A payment that was found.
     *
     * @param externalId the broker's id; null if it cannot be read
     * @param reference the external reference; null if there is none, or it is none that we would give
     * @param at the time that was searched by; null if it cannot be read
     * @param payment null if it cannot be judged
     */
    public record Hit(String externalId, String reference, Instant at, BrokerPayment payment) {}
}
