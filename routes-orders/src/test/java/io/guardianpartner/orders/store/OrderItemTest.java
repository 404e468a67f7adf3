package io.guardianpartner.orders.store;

import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.HistoryEntry.Event;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.order.CancellationRules;
import io.guardianpartner.orders.order.NewPaymentRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.order.PlacementRules;
import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.support.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderItemTest {

    private static final ProcessedMessage CAUSE = new ProcessedMessage("PAYMENTS_SERVICE:1", "hash");
    private static final MessageRef MESSAGE = new MessageRef(Orders.OTHER_PAYMENT, "MSG_PAYMENT_SUCCESS");
    private static final HistoryEntry STEP = new HistoryEntry(NOW, 2, Event.STATUS_CHANGED, OrderStatus.AWAITING,
        Actor.MESSAGE, MESSAGE, List.of(MESSAGE, new MessageRef(Orders.PAYMENT, "MSG_ORDER_STATUS_CHANGED")),
        Orders.TOTAL);
    private static final HistoryEntry OTHER_STEP = new HistoryEntry(NOW, 1, Event.TRIED_AGAIN, null, Actor.GUEST, null,
        List.of(), null);

    static Stream<Order> everyKindOfOrder() {
        Rejection short1 = Rejection.stockUnavailable("short", List.of(
            new Rejection.Shortage(Orders.PRODUCT, "Feijoada", 2, 1)));
        Order guest = PLACING.begin(UUID.randomUUID(), Owner.guest("hash"), "001", Orders.stored().lines(), null, null,
            true, NOW);
        return Stream.of(
            Stream.of(OrderStatus.values()).map(Orders::in),
            Stream.of(Orders.stored(), Orders.priced(), guest,
                PLACING.refused(Orders.stored(), PlacementRules.Step.RESERVE, short1, NOW).order(),
                PLACING.refused(Orders.stored(), PlacementRules.Step.RESERVE,
                    Rejection.unknownProduct("unknown", Orders.PRODUCT), NOW).order(),
                new NewPaymentRules(PLACING, Duration.ofHours(1)).wanted(Orders.in(OrderStatus.PAYMENT_FAILED), NOW)
                    .order(),
                PaymentRules.refundFailed(Orders.placed(), Orders.PAYMENT, Orders.TOTAL, "closed", NOW).order(),
                PaymentRules.chargedBack(Orders.placed(), Orders.PAYMENT, Orders.TOTAL, NOW, NOW).order(),
                PaymentRules.succeeded(Orders.priced(), Orders.PAYMENT, Orders.TOTAL, NOW).order()))
            .flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfOrder")
    void whatIsWrittenReadsBackTheSame(Order order) {
        StoredOrder stored = StoredOrder.fresh(order).changed(order, CAUSE, STEP).changed(order, CAUSE, OTHER_STEP);

        StoredOrder read = OrderItem.read(OrderItem.write(stored, List.of(), NOW));

        assertThat(read.order()).isEqualTo(order);
        assertThat(read.processed()).containsExactly(CAUSE, CAUSE);
        assertThat(read.history().entries()).containsExactly(STEP, OTHER_STEP);
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

    @Test
    void whatAVersionBeforeCannotReadIsNotWhereItReads() {
        Order taken = PaymentRules
            .chargedBack(PaymentRules.refundFailed(Orders.in(OrderStatus.FINISHED), Orders.PAYMENT,
                Orders.TOTAL, "closed", NOW).order(), Orders.PAYMENT, Orders.TOTAL, NOW, NOW)
            .order();

        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(taken), List.of(), NOW);

        assertThat(item.get("alarms").l()).hasSize(1);
        assertThat(item.get("payment").m().get("state").s()).isEqualTo("SUCCESS");
        assertThat(OrderItem.read(item).order()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "by", "table"})
    void aStepOfALaterVersionIsHandedOnAsItIs(String member) {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW);
        AttributeValue later = AttributeValue.fromM(Map.of("at", AttributeValue.fromN("1"), "by",
            AttributeValue.fromS("KITCHEN"), "event", AttributeValue.fromS("ALERTED")));
        Map<String, AttributeValue> members = new HashMap<>(later.m());
        members.put(member, AttributeValue.fromS("PRINTED"));
        item.put("history", AttributeValue.fromL(List.of(AttributeValue.fromM(members))));

        StoredOrder changed = OrderItem.read(item).changed(Orders.placed(), CAUSE, STEP);

        List<AttributeValue> written = OrderItem.write(changed, List.of(), NOW).get("history").l();
        assertThat(written).hasSize(2).first().isEqualTo(AttributeValue.fromM(members));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfOrder")
    void whatIsOursIsNotCarriedOverOnceItIsGone(Order order) {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(order).changed(order, CAUSE, STEP),
            List.of(),
            NOW);

        assertThat(OrderItem.read(item).others().keySet()).isSubsetOf("dueAt", "dueShard", "outbox", "outboxRefused");
    }

    @Test
    void anItemOfAVersionThatKeptNoStepsIsRead() {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW);

        assertThat(item).doesNotContainKey("history");
        assertThat(OrderItem.read(item).history().isWhole()).isFalse();
    }

    @Test
    void messagesThatWaitAndThoseThatWereRefusedAreNamed() {
        Order order = Orders.placed();
        Message waiting = message(order);
        Message refused = message(order);
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(order), List.of(refused), NOW);
        item.put("outboxRefused", item.remove("outbox"));
        item = OrderItem.write(OrderItem.read(item), List.of(waiting), NOW);

        assertThat(OrderItem.read(item).waiting()).extracting(MessageRef::id).containsExactly(waiting.messageId());
        assertThat(OrderItem.read(item).refused()).extracting(MessageRef::id).containsExactly(refused.messageId());
    }

    @Test
    void theLastThirtyTwoCausesAreRemembered() {
        StoredOrder stored = StoredOrder.fresh(Orders.placed());
        for (int i = 0; i < 40; i++) {
            stored = stored.changed(stored.order(), new ProcessedMessage("key" + i, "hash"), STEP);
        }

        List<String> remembered = new ArrayList<>(stored.processed().stream().map(ProcessedMessage::key).toList());
        assertThat(remembered).isEqualTo(IntStream.range(8, 40).mapToObj(i -> "key" + i).toList());
    }

    @Test
    void thePayersAddressIsGoneOnceTheOrderIsPlacedOrCancelled() {
        Order cancelled = CancellationRules.cancelledByOwner(Orders.stored(), null, NOW).order();

        assertThat(text(Orders.stored())).contains("ana@example.org");
        assertThat(text(Orders.placed())).doesNotContain("ana@example.org");
        assertThat(text(cancelled)).doesNotContain("ana@example.org");
    }

    @Test
    void theTextToPayByIsGoneOnceNobodyCanPayByIt() {
        assertThat(text(Orders.placed())).contains(Orders.PIX.copiaECola());
        assertThat(text(Orders.in(OrderStatus.AWAITING))).doesNotContain(Orders.PIX.copiaECola())
            .contains(Orders.PIX.expiresAt().toString());
        assertThat(text(Orders.in(OrderStatus.PAYMENT_FAILED))).doesNotContain(Orders.PIX.copiaECola());
        assertThat(Orders.in(OrderStatus.CANCELLED).wasNeverPlaced()).isFalse();
    }

    @Test
    void theTraceOfItsPlacingIsKeptWhileRecoveryMayHaveToLook() {
        TraceContext.enter("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        StoredOrder stored = StoredOrder.fresh(Orders.priced());
        TraceContext.leave();

        assertThat(OrderItem.write(stored, List.of(), NOW)).containsKey("traceparent");
        assertThat(OrderItem.write(stored.changed(Orders.placed(), CAUSE, STEP), List.of(), NOW))
            .doesNotContainKey("traceparent");
    }

    @Test
    void aMessageThatWasKeptByTheTextOfItsIdIsRead() {
        Map<String, AttributeValue> item = OrderItem.write(StoredOrder.fresh(Orders.placed()), List.of(), NOW);
        item.put("history", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("at", AttributeValue.fromN("1"),
            "by", AttributeValue.fromS("MESSAGE"), "cause",
            AttributeValue.fromM(Map.of("id", AttributeValue.fromS(MESSAGE.id().toString()))))))));

        assertThat(OrderItem.read(item).history().entries()).singleElement()
            .satisfies(step -> assertThat(step.cause().id()).isEqualTo(MESSAGE.id()));
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
