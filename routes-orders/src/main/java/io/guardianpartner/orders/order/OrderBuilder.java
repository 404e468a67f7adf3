package io.guardianpartner.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** Builds an order piece by piece: a changed copy of another, or one that was read from where it is kept. */
public final class OrderBuilder {

    private final UUID id;
    private Owner owner;
    private String trackingNumber;
    private List<Line> lines = List.of();
    private String notes;
    private Money total;
    private OrderStatus status = OrderStatus.PAYMENT_PENDING;
    private OrderPayment payment;
    private List<UUID> earlierPayments = List.of();
    private Instant payBy;
    private PlacementAttempt attempt;
    private Rejection rejection;
    private String cancelReason;
    private List<OperatorAlert> alerts = List.of();
    private ChargeBack chargeBack;
    private int version = 1;
    private Instant createdAt;
    private Instant paidAt;
    private Instant updatedAt;

    public OrderBuilder(UUID id) {
        this.id = id;
    }

    OrderBuilder(Order order) {
        this(order.id());
        owner(order.owner()).trackingNumber(order.trackingNumber()).lines(order.lines()).notes(order.notes());
        total(order.total()).status(order.status()).payment(order.payment()).payBy(order.payBy());
        attempt(order.attempt()).rejection(order.rejection()).cancelReason(order.cancelReason()).alerts(order.alerts());
        chargeBack(order.chargeBack()).earlierPayments(order.earlierPayments());
        version(order.version()).createdAt(order.createdAt()).paidAt(order.paidAt()).updatedAt(order.updatedAt());
    }

    public OrderBuilder owner(Owner value) {
        owner = value;
        return this;
    }

    public OrderBuilder trackingNumber(String value) {
        trackingNumber = value;
        return this;
    }

    public OrderBuilder lines(List<Line> value) {
        lines = value;
        return this;
    }

    public OrderBuilder notes(String value) {
        notes = value;
        return this;
    }

    public OrderBuilder total(Money value) {
        total = value;
        return this;
    }

    public OrderBuilder status(OrderStatus value) {
        status = value;
        return this;
    }

    public OrderBuilder payment(OrderPayment value) {
        payment = value;
        return this;
    }

    public OrderBuilder earlierPayments(List<UUID> value) {
        earlierPayments = value;
        return this;
    }

    public OrderBuilder payBy(Instant value) {
        payBy = value;
        return this;
    }

    public OrderBuilder attempt(PlacementAttempt value) {
        attempt = value;
        return this;
    }

    public OrderBuilder rejection(Rejection value) {
        rejection = value;
        return this;
    }

    public OrderBuilder cancelReason(String value) {
        cancelReason = value;
        return this;
    }

    public OrderBuilder alerts(List<OperatorAlert> value) {
        alerts = value;
        return this;
    }

    OrderBuilder alert(OperatorAlert alert) {
        List<OperatorAlert> all = new ArrayList<>(alerts);
        all.add(alert);
        return alerts(all.subList(Math.max(0, all.size() - Order.MAX_ALERTS), all.size()));
    }

    public OrderBuilder chargeBack(ChargeBack value) {
        chargeBack = value;
        return this;
    }

    public OrderBuilder version(int value) {
        version = value;
        return this;
    }

    public OrderBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    public OrderBuilder paidAt(Instant value) {
        paidAt = value;
        return this;
    }

    public OrderBuilder updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    public Order build() {
        return new Order(id, owner, trackingNumber, lines, notes, total, status, payment, earlierPayments, payBy,
            attempt, rejection,
            cancelReason, alerts, chargeBack, version, createdAt, paidAt, updatedAt);
    }

    /** The change stored as it is, without a change of status. */
    Decision.Changed keepingStatus(Instant now, Effect... effects) {
        return new Decision.Changed(updatedAt(now).build(), List.of(effects));
    }

    /** The payment failed, and room is made for another one: the order is to be placed again, from its reservation on. */
    OrderBuilder forgettingPayment() {
        List<UUID> earlier = new ArrayList<>(earlierPayments);
        earlier.add(payment.id());
        return payment(null).earlierPayments(earlier).total(null).rejection(null).chargeBack(null);
    }

    /** The change together with the next status: placing is over, the version rises, everybody is told. */
    Decision.Changed becoming(OrderStatus next, Instant now, Effect... others) {
        attempt(null);
        return entering(next, now, others);
    }

    /** As {@link #becoming}, with a placing that begins. */
    Decision.Changed entering(OrderStatus next, Instant now, Effect... others) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.StatusChanged(status));
        effects.addAll(List.of(others));
        Order changed = status(next).version(version + 1).updatedAt(now).build();
        return new Decision.Changed(changed, effects);
    }
}
