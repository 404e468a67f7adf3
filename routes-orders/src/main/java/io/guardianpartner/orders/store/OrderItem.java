package io.guardianpartner.orders.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.guardianpartner.message.Message;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.dynamodb.ItemWriter;
import io.guardianpartner.orders.history.OrderHistory;
import io.guardianpartner.orders.order.ChargeBack;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.OperatorAlert;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderBuilder;
import io.guardianpartner.orders.order.OrderPayment;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.order.PlacementAttempt;
import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.orders.order.Rejection.Reason;
import io.guardianpartner.orders.order.Rejection.Shortage;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of the order item, in both directions. Index keys are there only while the index is to list the order:
 * {@code board} on the kitchen's three statuses, {@code offBoard} on the others, {@code dueShard} and {@code dueAt} while
 * something waits. An absent value has no attribute.
 */
public final class OrderItem {

    public static final String KEY = "orderId";
    public static final String REVISION = OutboxAttribute.REVISION;
    public static final String BOARD = "board";
    public static final String CUSTOMER = "customerId";
    public static final String NUMBER = "trackingNumber";
    public static final String OFF_BOARD = "offBoard";
    /**
     * What this version writes, or leaves out on purpose. All else belongs to the relay, or to a later version that runs
     * beside this one while it is rolled out: it stays as it is.
     */
    private static final Set<String> OWN = Set.of(KEY, REVISION, CUSTOMER, "guestToken", NUMBER, "lines",
        "notes", "total", "status", "payment", "earlierPayments", "payBy", "attempt", "refusal", "cancelReason",
        "alarms", "laterAlarms",
        "chargeBack", "version",
        "createdAt", "paidAt", "updatedAt", BOARD, OFF_BOARD, "applied", "history", OutboxAttribute.RECOVER_AT);

    private OrderItem() {}

    public static Map<String, AttributeValue> key(UUID orderId) {
        return Map.of(KEY, AttributeValue.fromS(orderId.toString()));
    }

    /** The item with the revision that the write gives it, and with these messages behind those that wait. */
    public static Map<String, AttributeValue> write(StoredOrder stored, List<Message> messages, Instant now) {
        Order order = stored.order();
        Map<String, AttributeValue> item = new ItemWriter().text(KEY, order.id())
            .number(REVISION, stored.revision() + 1)
            .text(CUSTOMER, order.owner().customerId()).text("guestToken", order.owner().guestTokenHash())
            .text(NUMBER, order.trackingNumber()).list("lines", order.lines(), OrderItem::line)
            .text("notes", order.notes()).text("total", order.total()).text("status", order.status())
            .map("payment", order.payment(), OrderItem::payment)
            .list("earlierPayments", order.earlierPayments(), OrderItem::earlier).text("payBy", order.payBy())
            .map("attempt", order.attempt(), OrderItem::attempt).map("refusal", order.rejection(), OrderItem::rejection)
            .text("cancelReason", order.cancelReason()).list("alarms", alerts(order, false), OrderItem::alert)
            .list("laterAlarms", alerts(order, true), OrderItem::alert)
            .map("chargeBack", order.chargeBack(), OrderItem::chargeBack)
            .number("version", order.version())
            .text("createdAt", order.createdAt()).text("updatedAt", order.updatedAt())
            .number("paidAt", order.paidAt() == null ? null : order.paidAt().toEpochMilli())
            .text(BOARD, order.status().isOnBoard() ? order.status() : null)
            .text(OFF_BOARD, order.status().isOnBoard() ? null : order.status())
            .list("applied", stored.processed(), OrderItem::applied)
            .values("history", stored.history().steps().stream().map(HistoryItem::write).toList())
            .number(OutboxAttribute.RECOVER_AT, order.recoverAt().map(Instant::toEpochMilli).orElse(null))
            .item();
        item.putAll(stored.others());
        OrderTrace.keep(item, order);
        OutboxAttribute.add(item, messages);
        OutboxAttribute.due(item, order.id().toString(), now);
        return item;
    }

    public static StoredOrder read(Map<String, AttributeValue> attributes) {
        ItemReader item = new ItemReader(attributes);
        Order order = new OrderBuilder(item.uuid(KEY)).owner(new Owner(item.text(CUSTOMER), item.text("guestToken")))
            .trackingNumber(item.text(NUMBER)).lines(item.list("lines", OrderItem::line))
            .notes(item.text("notes")).total(item.money("total")).status(OrderStatus.valueOf(item.text("status")))
            .payment(item.map("payment", OrderItem::payment))
            .earlierPayments(item.list("earlierPayments", OrderItem::earlier)).payBy(item.instant("payBy"))
            .attempt(item.map("attempt", OrderItem::attempt)).rejection(item.map("refusal", OrderItem::rejection))
            .cancelReason(item.text("cancelReason")).alerts(alerts(item))
            .chargeBack(item.map("chargeBack", OrderItem::chargeBack))
            .version((int) item.number("version"))
            .createdAt(item.instant("createdAt")).paidAt(item.instant("paidAt")).updatedAt(item.instant("updatedAt"))
            .build();
        Map<String, AttributeValue> others = new HashMap<>(attributes);
        others.keySet().removeAll(OWN);
        return new StoredOrder(order, item.number(REVISION), item.list("applied", OrderItem::applied),
            new OrderHistory(item.values("history").stream().map(HistoryItem::read).toList()), others);
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

    private static void earlier(UUID payment, ItemWriter item) {
        item.id("id", payment);
    }

    private static UUID earlier(ItemReader item) {
        return item.uuid("id");
    }

    private static void attempt(PlacementAttempt attempt, ItemWriter item) {
        item.text("triedAt", attempt.triedAt()).text("recoverAt", attempt.recoverAt())
            .text("payerEmail", attempt.payerEmail()).flag("keyless", attempt.isKeyless());
    }

    private static PlacementAttempt attempt(ItemReader item) {
        return new PlacementAttempt(item.instant("triedAt"), item.instant("recoverAt"), item.text("payerEmail"),
            item.flag("keyless"));
    }

    private static void rejection(Rejection rejection, ItemWriter item) {
        item.text("reason", rejection.reason()).text("detail", rejection.detail())
            .text("productId", rejection.productId())
            .list("shortages", rejection.shortages(), OrderItem::shortage);
    }

    private static Rejection rejection(ItemReader item) {
        return new Rejection(Reason.valueOf(item.text("reason")), item.text("detail"), item.uuid("productId"),
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

    private static void chargeBack(ChargeBack chargeBack, ItemWriter item) {
        item.text("amount", chargeBack.amount()).flag("reimbursed", chargeBack.isReimbursed())
            .text("at", chargeBack.at());
    }

    private static ChargeBack chargeBack(ItemReader item) {
        return new ChargeBack(item.money("amount"), item.flag("reimbursed"), item.instant("at"));
    }

    /** Those that a version before cannot read are apart from the others: its pods work on the same items. */
    private static List<OperatorAlert> alerts(Order order, boolean later) {
        return order.alerts().stream().filter(alert -> (alert.kind() == OperatorAlert.Kind.CHARGED_BACK) == later)
            .toList();
    }

    private static List<OperatorAlert> alerts(ItemReader item) {
        return Stream.concat(item.list("alarms", OrderItem::alert).stream(),
            item.list("laterAlarms", OrderItem::alert).stream())
            .sorted(Comparator.comparing(OperatorAlert::at)).toList();
    }

    private static void alert(OperatorAlert alert, ItemWriter item) {
        item.text("kind", alert.kind()).text("detail", alert.detail()).text("at", alert.at());
    }

    private static OperatorAlert alert(ItemReader item) {
        return new OperatorAlert(OperatorAlert.Kind.valueOf(item.text("kind")), item.text("detail"),
            item.instant("at"));
    }

    private static void applied(ProcessedMessage applied, ItemWriter item) {
        item.text("key", applied.key()).text("hash", applied.bodyHash().isEmpty() ? null : applied.bodyHash());
    }

    private static ProcessedMessage applied(ItemReader item) {
        String hash = item.text("hash");
        return new ProcessedMessage(item.text("key"), hash == null ? "" : hash);
    }
}
