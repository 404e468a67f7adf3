package io.guardianpartner.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.guardianpartner.acceptance.Messages.Letter;

/**
 * The messages of a soak: news of many orders, some of it twice or three times, all of it in disorder. The same seed makes the
 * same plan, but for the ids.
 *
 * @param orders what the news is about
 * @param letters in the order in which they are sent
 */
record SoakPlan(List<Told> orders, List<Letter> letters) {

    private static final double REPEATED = 0.15;

    /** The end of an order, whatever the order in which its news arrives. */
    enum Fate {
        PAID("COMMITTED", "AWAITING"), PAID_AND_CANCELLED("RELEASED", "AWAITING", "CANCELLED"), NOT_PAID("RELEASED",
            "PAYMENT_FAILED"), COOKED("COMMITTED", "AWAITING", "IN_PROGRESS", "DONE", "FINISHED");

        private final String reservation;
        private final List<String> statuses;

        Fate(String reservation, String... statuses) {
            this.reservation = reservation;
            this.statuses = List.of(statuses);
        }

        /** The status in which the catalog must have the order's reservation in the end. */
        String reservation() {
            return reservation;
        }
    }

    /** An order that the catalog hears of. */
    record Told(String id, String productId, int quantity, Fate fate) {

        /** What it takes from the shelf for good. */
        int taken() {
            return fate.reservation.equals("COMMITTED") ? quantity : 0;
        }

        private List<Letter> news() {
            return IntStream.range(0, fate.statuses.size()).mapToObj(index -> Letter.of("ORDERS_SERVICE",
                "MSG_SERVICE_ANY", "MSG_ORDER_STATUS_CHANGED", Map.of(
                    "orderId", id, "version", index + 2,
                    "previousStatus", index == 0 ? "PAYMENT_PENDING" : fate.statuses.get(index - 1),
                    "status", fate.statuses.get(index), "totalPrice", "10.00", "occurredAt", "2026-01-01T12:00:00Z",
                    "items", List.of(Map.of("productId", productId, "quantity", quantity)))))
                .toList();
        }
    }

    /** @param size minimum number of letters, repetitions included */
    static SoakPlan of(int size, List<String> products, Random random) {
        List<Told> orders = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        while (letters.size() < size) {
            Told order = new Told(UUID.randomUUID().toString(), products.get(random.nextInt(products.size())),
                1 + random.nextInt(3), Fate.values()[random.nextInt(Fate.values().length)]);
            orders.add(order);
            order.news().forEach(letter -> repeat(letter, letters, random));
        }
        Collections.shuffle(letters, random);
        return new SoakPlan(orders, letters);
    }

    /** Adds a letter, and now and then the same one again. */
    static void repeat(Letter letter, List<Letter> letters, Random random) {
        do {
            letters.add(letter);
        } while (random.nextDouble() < REPEATED);
    }
}
