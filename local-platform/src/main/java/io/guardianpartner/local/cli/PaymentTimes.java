package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.supervisor.PlatformException;

/** Measures the time from the approval of a payment at the broker until its order is in the kitchen, as a guest sees it. */
class PaymentTimes {

    private static final int POLL_MILLIS = 5;

    private final Shop shop;
    private final PrintWriter out;
    private final Duration patience;

    PaymentTimes(Shop shop, PrintWriter out, Duration patience) {
        this.shop = shop;
        this.out = out;
        this.patience = patience;
    }

    /**
     * Pays one order after the other and prints median, 95th percentile and slowest.
     *
     * @throws PlatformException if an order does not become AWAITING in time
     */
    void measure(int payments) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < payments; i++) {
            millis.add(pay());
        }
        Collections.sort(millis);
        out.printf(Locale.ROOT,
            "%d payments, approval at the broker to order AWAITING: median %d ms, p95 %d ms, slowest %d ms%n", payments,
            millis.get(payments / 2), millis.get((int) Math.ceil(payments * 0.95) - 1), millis.get(payments - 1));
        out.flush();
    }

    private long pay() {
        JsonNode mostInStock = shop.menu().stream()
            .max(Comparator.comparingInt(product -> product.at("/stock/available").asInt()))
            .orElseThrow(() -> new PlatformException("The menu is empty, or everything on it is sold out."));
        JsonNode order = shop.order(List.of(mostInStock));
        long approved = System.nanoTime();
        shop.pay(order.at("/payment/id").asText());
        while (!shop.order(order.path("id").asText()).path("status").asText().equals("AWAITING")) {
            if (System.nanoTime() - approved > patience.toNanos()) {
                throw new PlatformException("An order was paid and did not become AWAITING within "
                    + patience.toSeconds() + " s.");
            }
            Demo.pause(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - approved).toMillis();
    }
}
