package io.guardianpartner.local.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.supervisor.PlatformException;

/** One order, from the menu to the counter. */
class Demo {

    private static final int POLL_MILLIS = 50;

    private final Shop shop;
    private final Story story;
    private final Duration patience;

    Demo(Shop shop, Story story, Duration patience) {
        this.shop = shop;
        this.story = story;
        this.patience = patience;
    }

    /** @throws PlatformException if it does not get there, saying how far it got */
    void play() {
        List<JsonNode> menu = shop.menu();
        if (menu.isEmpty()) {
            throw new PlatformException("The menu is empty, or everything on it is sold out.");
        }
        story.says("The menu has " + menu.size() + " products.");
        List<JsonNode> chosen = menu.stream().limit(2).toList();
        JsonNode order = shop.order(chosen);
        String id = order.path("id").asText();
        story.isAbout(id);
        story.says("A guest orders " + chosen.stream().map(product -> product.path("name").asText())
            .collect(Collectors.joining(" and ")) + ": number " + order.path("trackingNumber").asText() + ", R$ "
            + order.path("totalPrice").asText() + ", " + order.path("status").asText());
        String pix = order.at("/payment/pix/copiaECola").asText();
        story.says("The guest pays by Pix: " + pix.substring(0, Math.min(40, pix.length())) + "…");
        shop.pay(order.at("/payment/id").asText());
        await(id, "AWAITING");
        story.says("The kitchen sees the order.");
        for (String status : List.of("IN_PROGRESS", "DONE", "FINISHED")) {
            story.says("The kitchen says " + status + ".");
            shop.move(id, status);
            await(id, status);
            until(() -> story.heard(status), () -> "no message told that it is " + status);
        }
        story.says("The order is FINISHED.");
    }

    private void await(String id, String status) {
        until(() -> shop.order(id).path("status").asText().equals(status),
            () -> "the order did not become " + status + ", it is " + shop.order(id).path("status").asText());
    }

    private void until(BooleanSupplier reached, Supplier<String> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new PlatformException("The demo ends here: " + otherwise.get() + " within " + patience.toSeconds()
                    + " s.");
            }
            pause(POLL_MILLIS);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("The demo was interrupted.", e);
        }
    }
}
