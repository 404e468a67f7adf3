package io.guardianpartner.orders.store;

import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.orders.order.Cooking;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.Paying;
import io.guardianpartner.orders.order.Placing;
import io.guardianpartner.orders.order.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderItemTest {

    private static final Applied CAUSE = new Applied("PAYMENTS_SERVICE:1", "hash");

    static Stream<Order> everyKindOfOrder() {
        Refusal short1 = Refusal.stockUnavailable("short", List.of(
            new Refusal.Shortage(Orders.PRODUCT, "Feijoada", 2, 1)));
        Order guest = PLACING.begin(UUID.randomUUID(), Owner.guest("hash"), "001", Orders.stored().lines(), null, null,
            true, NOW);
        return Stream.of(
            Stream.of(OrderStatus.values()).map(Orders::in),
            Stream.of(Orders.stored(), Orders.priced(), guest,
                PLACING.refused(Orders.stored(), Placing.Step.RESERVE, short1, NOW).order(),
                PLACING.refused(Orders.stored(), Placing.Step.RESERVE,
                    Refusal.unknownProduct("unknown", Orders.PRODUCT), NOW).order(),
                Paying.refundFailed(Orders.placed(), Orders.PAYMENT, Orders.TOTAL, "closed", NOW).order(),
                Paying.succeeded(Orders.priced(), Orders.PAYMENT, Orders.TOTAL, NOW).order()))
            .flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfOrder")
    void whatIsWrittenReadsBackTheSame(Order order) {
        StoredOrder stored = StoredOrder.fresh(order).changed(order, CAUSE);

        StoredOrder read = OrderItem.read(OrderItem.write(stored, List.of(), NOW));

        assertThat(read.order()).isEqualTo(order);
        assertThat(read.applied()).containsExactly(CAUSE);
        assertThat(read.revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfOrder")
    void onlyWhatTheKitchenHasToDoIsInTheIndexOfItsBoard(Order order) {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(order), List.of(), NOW);

        assertThat(item.containsKey("board")).isEqualTo(order.status().isOnBoard());
    }

    @Test
    void anOrderBeingPlacedIsDueForRecoveryAndAPlacedOneIsNot() {
        assertThat(dueAt(OrderItem.write(StoredOrder.fresh(Orders.priced()), List.of(), NOW)))
            .isEqualTo(NOW.plusSeconds(20));
        assertThat(OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW))
            .doesNotContainKeys("dueAt", "dueShard", "recoverAt");
    }

    @Test
    void messagesLineUpBehindThoseThatWaitAndSinceWhenTheyDo() {
        Order order = Orders.placed();
        StoredOrder first = OrderItem.read(OrderItem.write(StoredOrder.fresh(order), List.of(message(order)), NOW));

        Map<String, AttributeValue> item = OrderItem.write(first, List.of(message(order)), NOW.plusSeconds(5));

        assertThat(item.get("outbox").l()).hasSize(2);
        assertThat(dueAt(item)).isEqualTo(NOW);
        assertThat(item.get("revision").n()).isEqualTo("2");
    }

    @Test
    void whatTheRelayPutAsideStays() {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW);
        item.put("outboxRefused", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))));

        assertThat(OrderItem.write(OrderItem.read(item), List.of(), NOW)).containsKey("outboxRefused");
    }

    @Test
    void whatALaterVersionHasAddedStays() {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW);
        item.put("tip", AttributeValue.fromS("5.00"));

        assertThat(OrderItem.write(OrderItem.read(item), List.of(), NOW)).containsEntry("tip",
            AttributeValue.fromS("5.00"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfOrder")
    void whatIsOursIsNotCarriedOverOnceItIsGone(Order order) {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(order).changed(order, CAUSE), List.of(),
            NOW);

        assertThat(OrderItem.read(item).others().keySet()).isSubsetOf("dueAt", "dueShard", "outbox", "outboxRefused");
    }

    @Test
    void theLastThirtyTwoCausesAreRemembered() {
        StoredOrder stored = StoredOrder.fresh(Orders.placed());
        for (int i = 0; i < 40; i++) {
            stored = stored.changed(stored.order(), new Applied("key" + i, "hash"));
        }

        List<String> remembered = new ArrayList<>(stored.applied().stream().map(Applied::key).toList());
        assertThat(remembered).isEqualTo(IntStream.range(8, 40).mapToObj(i -> "key" + i).toList());
    }

    @Test
    void thePayersAddressIsGoneOnceTheOrderIsPlacedOrCancelled() {
        Order cancelled = Cooking.cancelledByOwner(Orders.stored(), null, NOW).order();

        assertThat(text(Orders.stored())).contains("ana@example.org");
        assertThat(text(Orders.placed())).doesNotContain("ana@example.org");
        assertThat(text(cancelled)).doesNotContain("ana@example.org");
    }

    private static String text(Order order) {
        return OrderItem.write(StoredOrder.fresh(order), List.of(), NOW).toString();
    }

    private static Instant dueAt(Map<String, AttributeValue> item) {
        return Instant.ofEpochMilli(Long.parseLong(item.get("dueAt").n()));
    }

    private static Message message(Order order) {
        return Contract.load().message(Services.ORDERS, Services.PAYMENTS,
            MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order.id(),
            new PaymentCancellationRequested(order.id(), null, "test"));
    }
}
