package io.guardianpartner.orders.placement;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentFail.Reason;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.MovingClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Changes by the clock alone. Nothing is recovered here, so that only clients act. */
@Import(MovingClock.class)
@TestPropertySource(properties = {"guardian.orders.placing.recover-after=9d", "guardian.orders.placing.undo-after=9d"})
class PassingTimeTest extends OrdersTest {

    @Autowired
    private MovingClock clock;
    @Autowired
    private MessagingProbe probe;

    @Test
    void aKeyIsKnownForTwentyFourHours() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        Http.Answer first = place(key, cart(product, 1)).expect(201);

        clock.move(Duration.ofHours(23));
        assertThat(place(key, cart(product, 1)).expect(201).id()).isEqualTo(first.id());
        clock.move(Duration.ofHours(1));
        Http.Answer next = place(key, cart(product, 2)).expect(201);

        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(place(key, cart(product, 2)).expect(201).id()).isEqualTo(next.id());
    }

    @Test
    void trackingNumbersRestartAtTheRestaurantsMidnight() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.of("America/Sao_Paulo"));
        clock.move(Duration.between(now, now.toLocalDate().plusDays(1).atTime(LocalTime.of(23, 50))));
        assertThat(placed().text("/trackingNumber")).isEqualTo("001");
        assertThat(placed().text("/trackingNumber")).isEqualTo("002");

        clock.move(Duration.ofMinutes(11));

        assertThat(placed().text("/trackingNumber")).isEqualTo("001");
    }

    @Test
    void aPixThatRanOutIsReplacedOnceItIsKnownThatNobodyPaidIt() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        clock.move(Duration.ofMinutes(36));

        Http.Answer undecided = anotherPix(id).expect(503);
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, UUID.fromString(id),
            new PaymentFail(UUID.fromString(id), payment, Reason.EXPIRED)));
        await().until(() -> order(id).status() == OrderStatus.PAYMENT_FAILED);

        assertThat(undecided.text("/type")).isEqualTo("urn:guardian:problem:payment-undecided");
        assertThat(undecided.header("Retry-After")).isEqualTo("2");
        assertThat(anotherPix(id).expect(200).body().at("/payment/pix/expiresIn").asInt()).isGreaterThan(2000);
    }

    @Test
    void aPixThatRanOutAndWasPaidInTimeIsKept() {
        String id = placed().id();
        clock.move(Duration.ofMinutes(36));
        anotherPix(id).expect(503);

        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, UUID.fromString(id),
            new PaymentSuccess(UUID.fromString(id), order(id).paymentId(), order(id).total(), clock.instant())));

        await().until(() -> order(id).status() == OrderStatus.AWAITING);
        probe.awaitEmptyQueue();
        assertThat(probe.published()).as("wishes to cancel the payment").noneMatch(message -> message.envelope().type()
            .equals(MSG_PAYMENT_CANCELLATION_REQUESTED)
            && message.envelope().payload().path("orderId").asText().equals(id));
        anotherPix(id).expect(409);
    }

    @Test
    void aPixIsNotAskedForWithLessThanThirtyTwoMinutesLeft() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        PAYMENTS.answers(503);
        place(key, cart(product, 1)).expect(503);
        PAYMENTS.isWell();

        clock.move(Duration.ofMinutes(3).plusSeconds(1));
        Http.Answer late = place(key, cart(product, 1)).expect(409);

        assertThat(late.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        assertThat(order(late.text("/orderId")).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(PAYMENTS.requests(late.text("/orderId"))).hasSize(1);
    }

    private Http.Answer anotherPix(String id) {
        return http.post("/v1/orders/" + id + "/payments", null);
    }
}
