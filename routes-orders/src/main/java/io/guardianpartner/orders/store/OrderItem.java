package io.guardianpartner.orders.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.orders.order.Alarm;
import io.guardianpartner.orders.order.Attempt;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderBuilder;
import io.guardianpartner.orders.order.OrderPayment;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.order.Refusal;
import io.guardianpartner.orders.order.Refusal.Reason;
import io.guardianpartner.orders.order.Refusal.Shortage;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the order item, in both directions. Index keys are there only while the index is to list the order:
 * {@code board} on the kitchen's three statuses, {@code dueShard} and {@code dueAt} while something waits.
 * What is absent has no attribute.
 */
final class OrderItem {

    static final String KEY = "orderId";
    static final String REVISION = OutboxAttribute.REVISION;
    static final String BOARD = "board";
    static final String CUSTOMER = "customerId";
    /**
     * What this version writes, or leaves out on purpose. All else belongs to the relay, or to a later version that runs
     * beside this one while it is rolled out: it stays as it is.
     */
    private static final Set<String> OWN = Set.of(KEY, REVISION, CUSTOMER, "guestToken", "trackingNumber", "lines",
        "notes", "total", "status", "payment", "payBy", "attempt", "refusal", "cancelReason", "alarms", "version",
        "createdAt", "updatedAt", BOARD, "applied", OutboxAttribute.RECOVER_AT);

    private OrderItem() {}

    static Map<String, AttributeValue> key(UUID orderId) {
        return Map.of(KEY, AttributeValue.fromS(orderId.toString()));
    }

    /** The item with the revision that the write gives it, and with these messages behind those that wait. */
    static Map<String, AttributeValue> write(StoredOrder stored, List<Message> messages, Instant now) {
        Order order = stored.order();
        Map<String, AttributeValue> item = new ItemWriter().text(KEY, order.id())
            .number(REVISION, stored.revision() + 1)
            .text(CUSTOMER, order.owner().customerId()).text("guestToken", order.owner().guestTokenHash())
            .text("trackingNumber", order.trackingNumber()).list("lines", order.lines(), OrderItem::line)
            .text("notes", order.notes()).text("total", order.total()).text("status", order.status())
            .map("payment", order.payment(), OrderItem::payment).text("payBy", order.payBy())
            .map("attempt", order.attempt(), OrderItem::attempt).map("refusal", order.refusal(), OrderItem::refusal)
            .text("cancelReason", order.cancelReason()).list("alarms", order.alarms(), OrderItem::alarm)
            .number("version", order.version())
            .text("createdAt", order.createdAt()).text("updatedAt", order.updatedAt())
            .text(BOARD, order.status().isOnBoard() ? order.status() : null)
            .list("applied", stored.applied(), OrderItem::applied)
            .number(OutboxAttribute.RECOVER_AT, order.recoverAt().map(Instant::toEpochMilli).orElse(null))
            .item();
        item.putAll(stored.others());
        OutboxAttribute.add(item, messages);
        OutboxAttribute.due(item, order.id().toString(), now);
        return item;
    }

    static StoredOrder read(Map<String, AttributeValue> attributes) {
        ItemReader item = new ItemReader(attributes);
        Order order = new OrderBuilder(item.uuid(KEY)).owner(new Owner(item.text(CUSTOMER), item.text("guestToken")))
            .trackingNumber(item.text("trackingNumber")).lines(item.list("lines", OrderItem::line))
            .notes(item.text("notes")).total(item.money("total")).status(OrderStatus.valueOf(item.text("status")))
            .payment(item.map("payment", OrderItem::payment)).payBy(item.instant("payBy"))
            .attempt(item.map("attempt", OrderItem::attempt)).refusal(item.map("refusal", OrderItem::refusal))
            .cancelReason(item.text("cancelReason")).alarms(item.list("alarms", OrderItem::alarm))
            .version((int) item.number("version"))
            .createdAt(item.instant("createdAt")).updatedAt(item.instant("updatedAt")).build();
        Map<String, AttributeValue> others = new HashMap<>(attributes);
        others.keySet().removeAll(OWN);
        return new StoredOrder(order, item.number(REVISION), item.list("applied", OrderItem::applied), others);
    }

    private static void line(Line line, ItemWriter item) {
        item.text("productId", line.productId()).number("quantity", line.quantity()).text("name", line.name())
            .text("unitPrice", line.unitPrice());
    }

    private static Line line(ItemReader item) {
        return new Line(item.uuid("productId"), (int) item.number("quantity"), item.text("name"),
            item.money("unitPrice"));
    }

    private static void payment(OrderPayment payment, ItemWriter item) {
        item.text("id", payment.id()).text("state", payment.state()).text("refunded", payment.refunded()).map("pix",
            payment.pix(), (pix, nested) -> nested.text("copiaECola", pix.copiaECola()).text("expiresAt",
                pix.expiresAt()));
    }

    private static OrderPayment payment(ItemReader item) {
        Pix pix = item.map("pix", nested -> new Pix(nested.text("copiaECola"), nested.instant("expiresAt")));
        return new OrderPayment(item.uuid("id"), OrderPayment.State.valueOf(item.text("state")), pix,
            item.money("refunded"));
    }

    private static void attempt(Attempt attempt, ItemWriter item) {
        item.text("triedAt", attempt.triedAt()).text("recoverAt", attempt.recoverAt())
            .text("payerEmail", attempt.payerEmail()).flag("keyless", attempt.isKeyless());
    }

    private static Attempt attempt(ItemReader item) {
        return new Attempt(item.instant("triedAt"), item.instant("recoverAt"), item.text("payerEmail"),
            item.flag("keyless"));
    }

    private static void refusal(Refusal refusal, ItemWriter item) {
        item.text("reason", refusal.reason()).text("detail", refusal.detail()).text("productId", refusal.productId())
            .list("shortages", refusal.shortages(), OrderItem::shortage);
    }

    private static Refusal refusal(ItemReader item) {
        return new Refusal(Reason.valueOf(item.text("reason")), item.text("detail"), item.uuid("productId"),
            item.list("shortages", OrderItem::shortage));
    }

    private static void shortage(Shortage shortage, ItemWriter item) {
        item.text("productId", shortage.productId()).text("name", shortage.name()).number("wanted", shortage.wanted())
            .number("available", shortage.available());
    }

    private static Shortage shortage(ItemReader item) {
        return new Shortage(item.uuid("productId"), item.text("name"), (int) item.number("wanted"),
            (int) item.number("available"));
    }

    private static void alarm(Alarm alarm, ItemWriter item) {
        item.text("kind", alarm.kind()).text("detail", alarm.detail()).text("at", alarm.at());
    }

    private static Alarm alarm(ItemReader item) {
        return new Alarm(Alarm.Kind.valueOf(item.text("kind")), item.text("detail"), item.instant("at"));
    }

    private static void applied(Applied applied, ItemWriter item) {
        item.text("key", applied.key()).text("hash", applied.bodyHash());
    }

    private static Applied applied(ItemReader item) {
        return new Applied(item.text("key"), item.text("hash"));
    }
}
