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
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), codes.png(PIX.copiaECola()), PIX.expiresAt()));
        assertThat(at(PIX.expiresAt()).ofOne(Orders.placed()).payment().pix())
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), null, PIX.expiresAt()));
        assertThat(at(NOW).ofMany(Orders.placed()).payment().pix())
            .isEqualTo(new OrderView.Pix(PIX.copiaECola(), null, PIX.expiresAt()));
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

    private OrderViews at(Instant now) {
        return new OrderViews(codes, Clock.fixed(now, ZoneOffset.UTC));
    }
}
