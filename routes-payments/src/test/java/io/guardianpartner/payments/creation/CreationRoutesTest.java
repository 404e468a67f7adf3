package io.guardianpartner.payments.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.payments.reconciliation.PaymentMetrics;
import io.guardianpartner.payments.store.PaymentOfOrder;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.payments.store.WantedPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {CreationRoutes.class, CreationSteps.class, PaymentMetrics.class, RouteBeans.class})
@EnableConfigurationProperties(CreationProperties.class)
@MockEndpointsAndSkip("direct:(find-payment-of-order|supersede-payment|insert-payment|claim-payment|reconcile)")
class CreationRoutesTest {

    private static final UnaryOperator<Payment> NONE = wanted -> null;
    private static final List<String> READ = List.of("read-request", "validate-request", "intend", "store-intent",
        "intent-transaction", "find-standing", "admit");
    private static final List<String> ANSWERED = List.of("begin-creation", "pursue-creation", "load-created",
        "answer-create", "write-created");

    private final Deque<UnaryOperator<Payment>> stored = new ArrayDeque<>();
    private boolean isClosed;
    private int attempt = 1;
    private Step begunWith;

    @Autowired
    private RouteRun run;

    @BeforeEach
    void answers() {
        run.mock("direct:find-payment-of-order").whenAnyExchangeReceived(exchange -> {
            Payment payment = (stored.size() > 1 ? stored.poll() : stored.peek())
                .apply(exchange.getMessage().getBody(WantedPayment.class).payment());
            exchange.getMessage().setBody(new PaymentOfOrder(payment == null
                ? null
                : new StoredPayment(payment, payment.status() == PaymentStatus.FAIL ? 1 : attempt, 0, null, false,
                    Duration.ofSeconds(7)),
                isClosed));
        });
        run.mock("direct:reconcile").whenAnyExchangeReceived(
            exchange -> begunWith = exchange.getVariable("run", ReconciliationRun.class).step());
        run.answers("direct:claim-payment", true);
    }

    @Test
    void aNewPaymentIsCommittedBeforeTheBrokerHearsOfIt() {
        stored.addAll(List.of(NONE, wanted -> wanted,
            wanted -> Samples.withId(wanted.id(), Samples.known(PaymentStatus.PENDING))));

        Exchange end = created();

        assertThat(end.getException()).isNull();
        assertThat(run.steps())
            .containsExactly(steps(READ, "is-unheard-of", "is-another", "insert-intent", "find-stored", "agree",
                "is-tried-in-vain"));
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(begunWith).isEqualTo(Step.CREATE);
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(end.getMessage().getBody(String.class)).contains("\"status\":\"PENDING\"");
    }

    @Test
    void aPaymentThatFailedMakesRoomForAnotherOne() {
        attempt = 2;
        stored.addAll(List.of(wanted -> Samples.known(PaymentStatus.FAIL), wanted -> wanted,
            wanted -> Samples.withId(wanted.id(), Samples.known(PaymentStatus.PENDING))));

        Exchange end = run.send("direct:create-payment", another());

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly(steps(READ, "is-unheard-of", "is-another", "supersede-standing",
            "insert-intent", "find-stored", "agree", "is-tried-in-vain"));
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
    }

    @Test
    void aPaymentThatIsOpenMakesNoRoom() {
        stored.add(wanted -> Samples.known(PaymentStatus.PENDING));

        assertThat(run.send("direct:create-payment", another()).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("find-standing", "admit");
    }

    @Test
    void aPaymentThatStandsIsNeitherStoredNorAskedForAgain() {
        stored.add(wanted -> Samples.known(PaymentStatus.SUCCESS));

        Exchange end = created();

        assertThat(run.steps())
            .containsExactly(steps(READ, "is-unheard-of", "agree", "is-tried-in-vain"));
        assertThat(begunWith).isEqualTo(Step.DONE);
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(end.getMessage().getHeader("Location")).isEqualTo("/v1/payments/" + Samples.ID);
    }

    @Test
    void aPaymentWithoutAnAnswerIsClaimedAndAskedForUnderItsOwnId() {
        stored.addAll(List.of(wanted -> Samples.askedInVain(), wanted -> Samples.known(PaymentStatus.PENDING)));

        Exchange end = created();

        assertThat(run.steps())
            .containsExactly(steps(READ, "is-unheard-of", "agree", "is-tried-in-vain", "take-in-hand", "is-due"));
        assertThat(end.getVariable("run", ReconciliationRun.class).payment().id()).isEqualTo(Samples.ID);
        assertThat(begunWith).isEqualTo(Step.CREATE);
    }

    @Test
    void aRepeatBeforeTheNextCheckAsksNobody() {
        stored.add(wanted -> Samples.askedInVain());
        run.answers("direct:claim-payment", false);

        Exchange end = created();

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("take-in-hand", "is-due");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void anOrderThatNeedsNoPaymentGetsNone() {
        stored.add(NONE);
        isClosed = true;

        assertThat(created().getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("find-standing", "admit");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void anotherAmountIsAConflict() {
        stored.add(wanted -> Samples.known(PaymentStatus.PENDING));

        assertThat(run.send("direct:create-payment", request("1.00")).getException())
            .isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("agree");
    }

    @Test
    void anAnswerThatIsStillUnknownIsNone() {
        stored.add(wanted -> Samples.intent());

        assertThat(created().getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("load-created", "answer-create");
        assertThat(run.transactions()).containsExactly("committed");
    }

    private Exchange created() {
        return run.send("direct:create-payment", request(Samples.AMOUNT.toString()));
    }

    private static String another() {
        return request(Samples.AMOUNT.toString()).replace("{", "{\"attempt\": 2, ");
    }

    private static String request(String amount) {
        return "{\"orderId\": \"%s\", \"amount\": \"%s\", \"payBy\": \"%s\"}"
            .formatted(UUID.randomUUID(), amount, Samples.PAY_BY);
    }

    private static String[] steps(List<String> first, String... then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(then));
        all.addAll(ANSWERED);
        return all.toArray(String[]::new);
    }
}
