package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.PaymentBroker;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerRefund;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sentences that say what payments relies on of Mercado Pago: a test for each, a subclass for each backend. A test says
 * first which situation it needs; where the backend cannot be brought into it, the test is skipped and says why, before
 * it makes a call.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MercadoPagoContract {

    /** With cents, so that a backend that rounds is found out. */
    private static final String AMOUNT = "10.01";

    private MercadoPagoProperties properties;
    private PaymentBroker broker;
    /** One that nobody pays, for all tests that change nothing: a sandbox is not to be filled with payments. */
    private Payment unpaid;
    private BrokerPayment unpaidAsCreated;

    /** Opens the backend. One that is not there skips the test with a sentence. */
    abstract MercadoPagoProperties open();

    /** Calls it with the given options. */
    abstract PaymentBroker broker(MercadoPagoProperties properties);

    /** A token of the same form that nobody was given. */
    abstract String strangersToken();

    abstract String payer();

    /** How often a search is repeated that has found nothing. */
    abstract Duration searchInterval();

    /** Skips the test with the reason if the backend cannot be brought into it. */
    abstract void needs(Situation situation);

    /** Lets it happen to a payment, or to the next call about it. */
    abstract void happens(Situation situation, Payment payment);

    abstract void close();

    /** Before each test and not before all, so that each is skipped by its name where there is no backend. */
    @BeforeEach
    void connect() {
        if (unpaid == null) {
            properties = open();
            broker = broker(properties);
            Payment payment = payment(AMOUNT);
            unpaidAsCreated = found(broker.create(payment));
            unpaid = known(payment, unpaidAsCreated.externalId(), null);
        }
    }

    @AfterAll
    void leaveNothingToBePaid() {
        try {
            if (unpaid != null) {
                broker.cancel(unpaid);
            }
        } finally {
            close();
        }
    }

    @Test
    void aCreatedPaymentWaitsAndIsTheOneThatWasAskedFor() {
        assertThat(unpaidAsCreated.status()).isEqualTo(BrokerStatus.WAITING);
        assertThat(unpaidAsCreated.disagreement(unpaid)).isEmpty();
        assertThat(unpaidAsCreated.approvedAt()).isNull();
        assertThat(unpaidAsCreated.refunds()).isEmpty();
        assertThat(unpaidAsCreated.unread()).isEmpty();
    }

    @Test
    void itCarriesAPixCodeOfItsAmount() {
        assertThat(unpaidAsCreated.pix().copiaECola())
            .matches("000201.*br\\.gov\\.bcb\\.pix.*5303986540510\\.01.*5802BR"
                + ".*6304[0-9A-F]{4}");
    }

    @Test
    void itsPixRunsOutWhenWeSaid() {
        assertThat(unpaidAsCreated.pix().expiresAt()).isCloseTo(unpaid.payBy(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void theSameKeyAgainIsTheSamePayment() {
        assertThat(found(broker.create(unpaid)).externalId()).isEqualTo(unpaidAsCreated.externalId());
    }

    @Test
    void aPaymentIsReadByItsIdToTheCentAndInReais() {
        BrokerPayment told = fetched(unpaid);

        assertThat(told.externalId()).isEqualTo(unpaidAsCreated.externalId());
        assertThat(told.reference()).isEqualTo(unpaid.id().toString());
        assertThat(told.amount()).isEqualByComparingTo(AMOUNT);
        assertThat(told.currency()).isEqualTo("BRL");
        assertThat(told.isOtherMode()).isFalse();
        assertThat(told.pix()).isEqualTo(unpaidAsCreated.pix());
    }

    @Test
    void aPaymentIsFoundByOurReferenceAtLastIfNotAtOnce() {
        BrokerAnswer answer = await().pollDelay(Duration.ZERO).pollInterval(searchInterval())
            .atMost(searchInterval().multipliedBy(4)).until(() -> broker.search(unpaid), Found.class::isInstance);

        assertThat(found(answer).externalId()).isEqualTo(unpaidAsCreated.externalId());
        assertThat(found(answer).disagreement(unpaid)).isEmpty();
    }

    @Test
    void aReferenceThatNobodyUsedIsFoundNowhere() {
        assertThat(broker.search(payment(AMOUNT))).isInstanceOf(NotFound.class);
    }

    @Test
    void anUnknownIdIsNoPayment() {
        assertThat(broker.fetch(known(unpaid, "1", null))).isInstanceOf(NotFound.class);
    }

    @Test
    void aCancelledPaymentStaysCancelled() {
        Payment payment = created();

        assertThat(found(broker.cancel(payment)).status()).isEqualTo(BrokerStatus.CANCELLED);
        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.CANCELLED);
    }

    @Test
    void whatMakesNoSenseIsRefusedByCodes() {
        assertThat(broker.create(payment("0.00"))).isInstanceOfSatisfying(Rejected.class,
            refusal -> assertThat(refusal.why()).matches("HTTP status 4[0-9]{2}, codes [A-Za-z0-9_.-]+.*"));
    }

    @Test
    void moneyThatHasNotComeDoesNotGoBack() {
        assertThat(refund(unpaid, UUID.randomUUID())).isInstanceOf(Rejected.class);
    }

    @Test
    void aStrangerIsTurnedAwayAndCreatesNothing() {
        PaymentBroker strangers = broker(new MercadoPagoProperties(properties.baseUrl(), strangersToken(), null,
            properties.connectTimeout(), properties.timeout()));

        assertThatThrownBy(() -> strangers.create(payment(AMOUNT))).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void aPaidPaymentIsApprovedAndSaysSinceWhen() {
        Instant before = Instant.now();
        Payment payment = paid();

        BrokerPayment told = fetched(payment);

        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.disagreement(payment)).isEmpty();
        assertThat(told.approvedAt()).isCloseTo(before, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aPaidPaymentIsFoundByTheTimeOfItsApprovalAndOfItsLastChange() {
        Instant before = Instant.now().minusSeconds(60);
        Payment payment = paid();

        for (BrokerSearch.Time time : BrokerSearch.Time.values()) {
            await().pollDelay(Duration.ZERO).pollInterval(searchInterval()).atMost(searchInterval().multipliedBy(4))
                .untilAsserted(
                    () -> assertThat(page(new BrokerSearch(time, before, before.plusSeconds(3600), 0, 50)).hits())
                        .anySatisfy(hit -> {
                            assertThat(hit.reference()).isEqualTo(payment.id().toString());
                            assertThat(hit.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
                            assertThat(hit.payment().status()).isEqualTo(BrokerStatus.APPROVED);
                        }));
            assertThat(page(new BrokerSearch(time, before.minusSeconds(60), before, 0, 50)).hits())
                .noneMatch(hit -> payment.id().toString().equals(hit.reference()));
        }
    }

    @Test
    void aPaidPaymentIsNotCancelled() {
        Payment payment = paid();

        assertThat(broker.cancel(payment)).isInstanceOf(Rejected.class);

        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.APPROVED);
    }

    @Test
    void aRefundGivesAllOfItBackAtOnce() {
        Payment payment = paid();

        BrokerRefund refund = accepted(refund(payment, UUID.randomUUID()));

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(refund.amount()).isEqualByComparingTo(AMOUNT);
        BrokerPayment told = fetched(payment);
        assertThat(told.status()).isEqualTo(BrokerStatus.REFUNDED);
        assertThat(told.refunded()).isEqualByComparingTo(AMOUNT);
        assertThat(told.refunds()).extracting(BrokerRefund::externalId).containsExactly(refund.externalId());
    }

    @Test
    void theSameRefundKeyAgainIsTheSameRefund() {
        Payment payment = paid();
        UUID key = UUID.randomUUID();

        BrokerRefund refund = accepted(refund(payment, key));

        assertThat(accepted(refund(payment, key)).externalId()).isEqualTo(refund.externalId());
        assertThat(fetched(payment).refunds()).hasSize(1);
    }

    @Test
    void whatWentBackDoesNotGoBackAgainUnderAnotherKey() {
        Payment payment = paid();
        refund(payment, UUID.randomUUID());

        assertThat(refund(payment, UUID.randomUUID())).isInstanceOf(Rejected.class);

        assertThat(fetched(payment).refunds()).hasSize(1);
    }

    @Test
    void aRefundThatIsHeldUpIsTakenAndThePaymentStaysApproved() {
        Payment payment = paidWithRefundHeldUp();

        BrokerPayment told = fetched(payment);

        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.refunds()).singleElement()
            .satisfies(refund -> assertThat(refund.status()).isEqualTo(RefundStatus.IN_PROCESS));
    }

    @Test
    void aRefundThatWasHeldUpIsMadeLater() {
        needs(Situation.HELD_REFUND_MADE);
        Payment payment = paidWithRefundHeldUp();

        happens(Situation.HELD_REFUND_MADE, payment);

        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.REFUNDED);
    }

    @Test
    void aRefundThatWasHeldUpAndDeclinedLeavesThePaymentToAnotherOne() {
        needs(Situation.HELD_REFUND_DECLINED);
        Payment payment = paidWithRefundHeldUp();

        happens(Situation.HELD_REFUND_DECLINED, payment);

        BrokerPayment told = fetched(payment);
        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.refunds()).extracting(BrokerRefund::status).containsExactly(RefundStatus.FAILED);
        assertThat(accepted(refund(payment, UUID.randomUUID())).amount()).isEqualByComparingTo(AMOUNT);
    }

    @Test
    void aPixThatNobodyPaysRunsOut() {
        assertThat(statusAfter(Situation.EXPIRED)).isEqualTo(BrokerStatus.EXPIRED);
    }

    @Test
    void aPixThatTheBankDeclinesIsRejected() {
        assertThat(statusAfter(Situation.DECLINED)).isEqualTo(BrokerStatus.REJECTED);
    }

    @Test
    void moneyThatComesAfterTheCancellationIsTold() {
        needs(Situation.PAID_AFTER_ITS_END);
        Payment payment = created();
        broker.cancel(payment);

        happens(Situation.PAID_AFTER_ITS_END, payment);

        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.APPROVED);
    }

    @Test
    void aDisputeIsToldStepByStep() {
        needs(Situation.DISPUTED);
        Payment payment = paid();

        happens(Situation.DISPUTED, payment);
        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.DISPUTED);
        happens(Situation.CHARGED_BACK, payment);
        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.CHARGED_BACK);
        happens(Situation.REIMBURSED, payment);
        assertThat(fetched(payment).status()).isEqualTo(BrokerStatus.APPROVED);
    }

    @Test
    void aPaymentWhoseAnswerWasLostIsThereAndIsNotMadeAgain() {
        needs(Situation.ANSWER_LOST);
        Payment payment = payment(AMOUNT);
        happens(Situation.ANSWER_LOST, payment);

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);

        BrokerPayment there = found(broker.search(payment));
        assertThat(found(broker.create(payment)).externalId()).isEqualTo(there.externalId());
    }

    private BrokerStatus statusAfter(Situation situation) {
        needs(situation);
        Payment payment = created();
        happens(situation, payment);
        return fetched(payment).status();
    }

    private Payment paidWithRefundHeldUp() {
        needs(Situation.REFUND_HELD_UP);
        Payment payment = paid();
        happens(Situation.REFUND_HELD_UP, payment);
        assertThat(accepted(refund(payment, UUID.randomUUID())).status()).isEqualTo(RefundStatus.IN_PROCESS);
        return payment;
    }

    private Payment paid() {
        needs(Situation.PAID);
        Payment payment = created();
        happens(Situation.PAID, payment);
        return payment;
    }

    private Payment created() {
        Payment payment = payment(AMOUNT);
        return known(payment, found(broker.create(payment)).externalId(), null);
    }

    private BrokerPage page(BrokerSearch search) {
        BrokerAnswer answer = broker.search(search);
        assertThat(answer).isInstanceOf(PageFound.class);
        return ((PageFound) answer).page();
    }

    private BrokerPayment fetched(Payment payment) {
        return found(broker.fetch(payment));
    }

    private Payment payment(String amount) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Payment.intended(Ids.next(), Ids.next(), Money.of(amount), now.plus(Duration.ofMinutes(45)), payer(),
            now);
    }

    /** Asks for all of it under a key. */
    private BrokerAnswer refund(Payment payment, UUID key) {
        return broker.refund(known(payment, payment.externalId(), Refund.requested(key, payment.amount())));
    }

    /** A payment as payments keeps it once the broker has answered. */
    private static Payment known(Payment payment, String externalId, Refund refund) {
        PaymentStatus status = refund == null ? PaymentStatus.PENDING : PaymentStatus.SUCCESS;
        return new Payment(payment.id(), payment.orderId(), payment.amount(), payment.payBy(), payment.payerEmail(),
            status, null, externalId, null, Money.ZERO, Money.ZERO, Money.ZERO, null, false,
            refund == null ? List.of() : List.of(refund), null, 0, payment.createdAt(), payment.updatedAt(), null);
    }

    private static BrokerPayment found(BrokerAnswer answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found) answer).payment();
    }

    private static BrokerRefund accepted(BrokerAnswer answer) {
        assertThat(answer).isInstanceOf(RefundAccepted.class);
        return ((RefundAccepted) answer).refund();
    }
}
