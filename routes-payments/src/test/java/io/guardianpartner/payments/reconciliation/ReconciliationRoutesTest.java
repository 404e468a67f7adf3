package io.guardianpartner.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.broker.BrokerBeans;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentEvent;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.payments.store.Postponement;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {ReconciliationRoutes.class, ReconciliationSteps.class, PaymentMetrics.class, RouteBeans.class,
    BrokerBeans.class, ReconciliationRoutesTest.ToldMessages.class})
@MockEndpointsAndSkip("direct:(ask-broker|lock-payment|find-payment|update-payment|upsert-refunds|postpone-payment)")
class ReconciliationRoutesTest {

    private static final String[] RECORDED = {"ask-broker", "record-answer", "transaction", "lock", "load", "decide",
        "save-payment", "has-refund", "add-messages", "count-recorded"};

    private final Deque<BrokerAnswer> answers = new ArrayDeque<>();
    private final List<Step> asked = new ArrayList<>();

    @Autowired
    private RouteRun run;

    @Autowired
    private ToldMessages told;

    private Payment movedTo;
    private MockEndpoint saved;
    private MockEndpoint postponed;

    @BeforeEach
    void answers() {
        told.events.clear();
        run.mock("direct:ask-broker").whenAnyExchangeReceived(exchange -> {
            ReconciliationRun asking = exchange.getVariable("run", ReconciliationRun.class);
            asked.add(asking.step());
            exchange.setVariable("run", asking.answered(answers.poll()));
        });
        run.mock("direct:find-payment").whenAnyExchangeReceived(exchange -> {
            Payment payment = movedTo == null
                ? exchange.getVariable("run", ReconciliationRun.class).payment()
                : movedTo;
            exchange.getMessage().setBody(new StoredPayment(payment, 1, 4, null, true, null));
        });
        saved = run.mock("direct:update-payment");
        postponed = run.mock("direct:postpone-payment");
        List.of(saved, postponed).forEach(MockEndpoint::reset);
    }

    @Test
    void anAnswerIsRecordedWithItsMessagesInOneTransaction() {
        answers.add(Samples.told(BrokerStatus.APPROVED));

        Exchange end = reconciled(Samples.known(PaymentStatus.PENDING));

        assertThat(run.steps()).startsWith("keep-id", "until-nothing-is-open")
            .containsSubsequence(RECORDED).doesNotContain("save-refund", "put-off");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(told.events).containsExactly(new Succeeded());
        assertThat(end.getVariable("run", ReconciliationRun.class).isUnderWay()).isFalse();
    }

    @Test
    void anUnknownAnswerIsAskedForAgainEachAnswerInItsOwnTransaction() {
        answers.addAll(List.of(new Unknown(), Samples.told(BrokerStatus.WAITING)));

        reconciled(Samples.intent());

        assertThat(asked).containsExactly(Step.CREATE, Step.CREATE_AGAIN);
        assertThat(run.transactions()).containsExactly("committed", "committed");
        assertThat(saved.getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void aRefundIsRecordedWithItsPayment() {
        answers.add(Samples.told(BrokerStatus.APPROVED, Samples.brokers("r1", RefundStatus.IN_PROCESS)));

        reconciled(Samples.refunding(RefundStatus.IN_PROCESS));

        assertThat(run.steps()).containsSubsequence("save-payment", "has-refund", "save-refund", "add-messages");
    }

    @Test
    void anAnswerThatAnotherRunHasOvertakenIsAskedForAgain() {
        answers.add(Samples.told(BrokerStatus.APPROVED));
        movedTo = Samples.known(PaymentStatus.CHARGED_BACK);

        ReconciliationRun end = reconciled(Samples.known(PaymentStatus.SUCCESS)).getVariable("run",
            ReconciliationRun.class);

        assertThat(told.events).as("a reimbursement that nobody made").isEmpty();
        assertThat(end.payment().status()).isEqualTo(PaymentStatus.CHARGED_BACK);
        assertThat(end.decision().checkIn()).contains(Duration.ofSeconds(2));
    }

    @Test
    void aRunWithNothingToAskAsksNobody() {
        send(ReconciliationRun.requested(Samples.known(PaymentStatus.PENDING), 0));

        assertThat(asked).isEmpty();
        assertThat(run.steps()).containsExactly("keep-id", "until-nothing-is-open");
    }

    @Test
    void anAnswerThatCannotBeRecordedIsRolledBackAndThePaymentPutOff() {
        answers.add(Samples.told(BrokerStatus.APPROVED));
        saved.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("a test");
        });

        Exchange end = reconciled(Samples.known(PaymentStatus.PENDING));

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).endsWith("save-payment", "decide-when-again", "put-off");
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(postponed.getExchanges()).singleElement().extracting(each -> each.getMessage().getBody())
            .isEqualTo(new Postponement(Samples.ID, 4, Duration.ofSeconds(2)));
        assertThat(told.events).isEmpty();
    }

    private Exchange reconciled(Payment payment) {
        return send(ReconciliationRun.of(payment, 4));
    }

    private Exchange send(ReconciliationRun running) {
        return run.send("direct:reconcile", null, Map.of(), exchange -> exchange.setVariable("run", running));
    }

    /** The messages that orders would be told. */
    static class ToldMessages extends PaymentEventMessages {

        private final List<PaymentEvent> events = new ArrayList<>();

        ToldMessages() {
            super(null, null);
        }

        @Override
        void add(ReconciliationRun running) {
            events.addAll(running.decision().events());
        }
    }
}
