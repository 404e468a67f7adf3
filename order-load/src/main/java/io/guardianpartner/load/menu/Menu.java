package io.guardianpartner.load.menu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.load.calling.GaveUpException;
import io.guardianpartner.load.calling.GuardianApi;
import io.guardianpartner.load.calling.Reply;
import io.guardianpartner.load.order.OrderLine;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;

/**
 * The products that a run orders: made for it alone, so that their stock tells what its orders took; or the restaurant's own,
 * whose stock is everybody's.
 *
 * @param run a word that names the run, in products, notes and payers' addresses
 * @param isOwn whether the products are made for the run
 * @param items how many different products an order has
 * @param seed makes the same orders again
 */
public record Menu(String run, List<Dish> dishes, boolean isOwn, int items, long seed) {

    private static final int ON_HAND = 1_000_000;
    private static final int MOST_OF_ONE = 3;
    private static final int CREATED = 201;

    /** Puts products for this run on the menu; {@link #remove(GuardianApi)} takes them away. */
    public static Menu make(GuardianApi api, String run, int products, int items, long seed)
        throws GaveUpException, InterruptedException {
        List<Dish> dishes = new ArrayList<>();
        for (int i = 1; i <= products; i++) {
            Money price = Money.of(10 + i + ".90");
            ObjectNode product = Json.mapper().createObjectNode().put("name", productsOf(run) + i)
                .put("description", "Made for a load test; it goes away by itself.").put("price", price.toString())
                .put("categoryType", "SIDE");
            product.putArray("pictures");
            product.putObject("stock").put("onHand", ON_HAND);
            Reply reply = api.create(product, "load-" + run + "-product-" + i);
            if (reply.status() != CREATED) {
                throw new LoadException("A product for the run could not be made: " + reply.kind()
                    + ". Has the admin token the group admin? --menu takes the restaurant's own products.");
            }
            dishes.add(new Dish(UUID.fromString(reply.body().path("id").asText()), product.path("name").asText(), price,
                ON_HAND));
        }
        return new Menu(run, dishes, true, Math.min(items, products), seed);
    }

    /** Takes the menu as it is. */
    public static Menu read(GuardianApi api, String run, int items, long seed)
        throws GaveUpException, InterruptedException {
        List<Dish> dishes = new ArrayList<>();
        for (JsonNode product : api.menu()) {
            int available = product.at("/stock/available").asInt();
            if (available > 0) {
                dishes.add(new Dish(UUID.fromString(product.path("id").asText()), product.path("name").asText(),
                    Money.of(product.path("price").asText()), available));
            }
        }
        if (dishes.isEmpty()) {
            throw new LoadException("The menu is empty, or everything on it is sold out.");
        }
        return new Menu(run, dishes, false, Math.min(items, dishes.size()), seed);
    }

    /**
     * Takes the run's products away again, also one of which nobody knows because the answer was lost; those of the
     * restaurant stay.
     *
     * @return what could not be taken away; empty if all was
     */
    public List<String> remove(GuardianApi api) throws InterruptedException {
        List<String> left = new ArrayList<>();
        try {
            for (JsonNode product : isOwn ? api.menu() : List.<JsonNode>of()) {
                String name = product.path("name").asText();
                if (name.startsWith(productsOf(run))
                    && !api.delete(UUID.fromString(product.path("id").asText())).isDone()) {
                    left.add(name);
                }
            }
        } catch (GaveUpException | LoadException e) {
            left.add(productsOf(run) + "…");
        }
        return left;
    }

    private static String productsOf(String run) {
        return "Load " + run + " ";
    }

    /** What all payers' addresses of the run begin with. */
    public String payers() {
        return "load-" + run + "-";
    }

    /** The number of the order whose payer has this address; -1 if it is none of the run's. */
    public int numberOfPayer(String email) {
        int at = email.indexOf('@');
        return email.startsWith(payers()) && at > 0 ? parse(email.substring(payers().length(), at)) : -1;
    }

    /** The number of the order that has these notes; -1 if it is none of the run's. */
    public int numberOfNotes(String notes) {
        String ours = "load " + run + " ";
        return notes.startsWith(ours) ? parse(notes.substring(ours.length())) : -1;
    }

    /** The run's order of this number. */
    public TrackedOrder order(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        List<Dish> shuffled = new ArrayList<>(dishes);
        Collections.shuffle(shuffled, random);
        List<OrderLine> lines = shuffled.stream().limit(items)
            .map(dish -> new OrderLine(dish.id(), 1 + random.nextInt(MOST_OF_ONE))).toList();
        return new TrackedOrder(number, UUID.randomUUID().toString(), "load " + run + " " + number,
            payers() + number + "@example.com", lines);
    }

    private static int parse(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
