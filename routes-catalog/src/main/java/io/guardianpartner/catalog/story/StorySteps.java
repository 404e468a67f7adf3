package io.guardianpartner.catalog.story;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.ResourceId;
import io.guardianpartner.api.story.Actor;
import io.guardianpartner.api.story.MessageEntries;
import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.api.story.StoryKind;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.catalog.story.StoryRows.KeptReservation;
import io.guardianpartner.catalog.story.StoryRows.KeptState;
import io.guardianpartner.routing.log.KeptMessage;
import io.guardianpartner.routing.log.MessageLog;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link StoryRoutes}. */
@Component
class StorySteps {

    static final String KEPT = "catalog: messages are kept for 3 days after they were published, what was taken up for 45 days; no "
        + "states by a version before this one.";
    private static final String SERVICE = "catalog";
    private static final String RESERVED = "RESERVED";
    private static final String UNSEEN = "UNSEEN";

    private final MessageLog log;

    StorySteps(MessageLog log) {
        this.log = log;
    }

    UUID orderId(Exchange exchange) {
        return ResourceId.orMalformed(exchange, "orderId");
    }

    List<KeptMessage> messages(Exchange exchange) {
        return log.of(exchange.getVariable("orderId", UUID.class));
    }

    @SuppressWarnings("unchecked")
    StoryPart part(Exchange exchange) {
        return part(exchange.getVariable("reservation", List.class), exchange.getVariable("messages", List.class));
    }

    static StoryPart part(List<KeptReservation> reservations, List<KeptMessage> messages) {
        List<StoryEntry> entries = new ArrayList<>();
        reservations.forEach(reservation -> entries.addAll(entries(reservation)));
        messages.forEach(message -> entries.add(entry(message)));
        List<Waiting> waits = reservations.stream().filter(reservation -> reservation.state().equals(RESERVED))
            .map(reservation -> new Waiting(SERVICE, "the order to be paid, or its portions are given back",
                reservation.expiresAt()))
            .toList();
        return new StoryPart(SERVICE, waits, entries, entries.isEmpty() ? List.of() : List.of(KEPT));
    }

    private static List<StoryEntry> entries(KeptReservation reservation) {
        List<StoryEntry> entries = new ArrayList<>();
        String before = null;
        for (KeptState kept : reservation.states()) {
            StoryEntry entry = StoryEntry.of(kept.at(), SERVICE, StoryKind.STOCK,
                (before == null ? "" : before + " → ") + kept.state() + ": " + meaning(kept.state()),
                by(kept.state()));
            entries.add(kept.state().equals(RESERVED)
                ? entry.with("products", reservation.products()).with("expiresAt", reservation.expiresAt())
                : entry.with("orderVersion", kept.orderVersion()));
            before = kept.state();
        }
        if (!reservation.state().equals(before) && !reservation.state().equals(UNSEEN)) {
            entries.add(StoryEntry.of(reservation.updatedAt(), SERVICE, StoryKind.STOCK,
                "is " + reservation.state() + ": " + meaning(reservation.state()), null));
        }
        return entries;
    }

    private static String meaning(String state) {
        return switch (state) {
            case RESERVED -> "portions are promised";
            case "COMMITTED" -> "the order is paid, its portions have left the stock";
            case "LAPSED" -> "nobody paid in time, portions are given back";
            case "SHORT" -> "paid too late, and the portions were gone";
            case "CLOSED" -> "the order is over and holds nothing";
            default -> "nothing is held";
        };
    }

    private static Actor by(String state) {
        return switch (state) {
            case RESERVED -> Actor.SERVICE;
            case "LAPSED" -> Actor.JOB;
            default -> Actor.MESSAGE;
        };
    }

    private static StoryEntry entry(KeptMessage message) {
        return message.isOwn()
            ? MessageEntries.told(SERVICE, message.at(), message.id(), message.type(), message.publishedAt(),
                message.refusal(), message.isRefused())
            : MessageEntries.takenUp(SERVICE, message.at(), message.id(), message.type());
    }
}
