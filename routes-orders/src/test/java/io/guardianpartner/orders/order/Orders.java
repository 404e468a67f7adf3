package io.guardianpartner.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** Orders to test with. */
public final class Orders {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final UUID PAYMENT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    public static final UUID OTHER_PAYMENT = UUID.fromString("00000000-0000-7000-8000-000000000002");
    public static final UUID PRODUCT = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    public static final Money TOTAL = Money.of("59.80");
    public static final Pix PIX = new Pix("000201", NOW.plusSeconds(1800));
    public static final PlacementRules PLACING = new PlacementRules(
        new PlacementTimes(Duration.ofMinutes(35), Duration.ofMinutes(30),
            Duration.ofSeconds(20), Duration.ofSeconds(15), Duration.ofMinutes(2)));

    private Orders() {}

    public static Order stored() {
        return PLACING.begin(UUID.fromString("00000000-0000-7000-8000-0000000000ff"), Owner.customer("ana"), "007",
            List.of(Line.wanted(PRODUCT, 2)), "no onions", "ana@example.org", false, NOW);
    }

    public static Order priced() {
        return PLACING.priced(stored(), List.of(new Line(PRODUCT, 2, "Feijoada", Money.of("29.90"))), NOW).order();
    }

    public static Order placed() {
        return PLACING.pixIssued(priced(), PAYMENT, PIX, NOW).order();
    }

    /** A placed order that got to this status by the ordinary way. */
    public static Order in(OrderStatus status) {
        return switch (status) {
            case PAYMENT_PENDING -> placed();
            case AWAITING -> PaymentRules.succeeded(placed(), PAYMENT, TOTAL, NOW).order();
            case IN_PROGRESS, DONE, FINISHED ->
                FulfilmentRules.movedTo(in(OrderStatus.values()[status.ordinal() - 1]), status, NOW).order();
            case PAYMENT_FAILED -> PaymentRules.failed(placed(), PAYMENT, NOW).order();
            case CANCELLED -> CancellationRules.cancelledByOwner(placed(), null, NOW).order();
        };
    }
}
