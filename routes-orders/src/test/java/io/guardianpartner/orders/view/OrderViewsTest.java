package io.guardianpartner.orders.view;

import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PIX;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PaymentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderViewsTest {

    private final QrCodes codes = new QrCodes();

    @Test
    void aPixIsShownWithItsPictureUntilItRunsOutAndThenWithoutIt() {
        assertThat(at(NOW).ofOne(Orders.placed()).payment().pix())
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), codes.png(PIX.copiaECola()), PIX.expiresAt(), 1800L));
        assertThat(at(PIX.expiresAt()).ofOne(Orders.placed()).payment().pix())
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), null, PIX.expiresAt(), 0L));
        assertThat(at(NOW).ofMany(Orders.placed()).payment().pix())
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), null, PIX.expiresAt(), null));
    }

    @Test
    void theSecondsLeftAreWholeOnesAndNeverNegative() {
        assertThat(secondsLeftAt(PIX.expiresAt().minusMillis(1001))).isEqualTo(1);
        assertThat(secondsLeftAt(PIX.expiresAt().minusMillis(999))).isZero();
        assertThat(secondsLeftAt(PIX.expiresAt().plusSeconds(3600))).isZero();
    }

    @Test
    void theTagIsOfTheStateAndNotOfTheSecondsLeft() {
        String tag = at(NOW).tag(Orders.placed());

        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        assertThat(at(PIX.expiresAt().minusMillis(1)).tag(Orders.placed())).isEqualTo(tag);
        assertThat(at(PIX.expiresAt()).tag(Orders.placed())).as("without a picture").isNotEqualTo(tag);
        assertThat(at(NOW).tag(Orders.priced())).as("without a Pix").isNotEqualTo(tag);
        for (OrderStatus status : OrderStatus.values()) {
            if (status != PAYMENT_PENDING) {
                assertThat(at(NOW).tag(Orders.in(status))).isNotEqualTo(tag);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PAYMENT_PENDING")
    void anOrderThatWaitsForNoPaymentShowsNoPix(OrderStatus status) {
        assertThat(at(NOW).ofOne(Orders.in(status)).payment().pix()).isNull();
        assertThat(at(NOW).ofOne(Orders.in(PAYMENT_PENDING)).payment().pix()).isNotNull();
    }

    @Test
    void whatWentBackIsShown() {
        Order whole = Orders.in(OrderStatus.AWAITING);
        Order part = PaymentRules.refunded(whole, whole.paymentId(), Money.of("5.00"), NOW).order();

        assertThat(at(NOW).ofOne(whole).payment().refunded()).isNull();
        assertThat(at(NOW).ofOne(part).payment().refunded()).isEqualTo(Money.of("5.00"));
        assertThat(at(NOW).ofMany(part).payment().status()).isEqualTo("PARTIALLY_REFUNDED");
    }

    @Test
    void aChargeBackIsShownUntilItIsReimbursed() {
        Order paid = Orders.in(OrderStatus.FINISHED);
        Order taken = PaymentRules.chargedBack(paid, paid.paymentId(), Orders.TOTAL, NOW, NOW).order();
        Order back = PaymentRules.reimbursed(taken, paid.paymentId(), Orders.TOTAL, NOW.plusSeconds(1), NOW).order();

        assertThat(at(NOW).ofOne(taken).payment().status()).isEqualTo("CHARGED_BACK");
        assertThat(at(NOW).ofOne(back).payment().status()).isEqualTo("SUCCESS");
    }

    private long secondsLeftAt(Instant now) {
        return at(now).ofOne(Orders.placed()).payment().pix().expiresIn();
    }

    private OrderViews at(Instant now) {
        return new OrderViews(codes, Clock.fixed(now, ZoneOffset.UTC));
    }
}
