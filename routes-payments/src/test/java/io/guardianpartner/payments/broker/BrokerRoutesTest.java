package io.guardianpartner.payments.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {BrokerRoutes.class, BrokerSteps.class, BrokerBeans.class, RouteBeans.class,
    BrokerRoutesTest.TalkingBroker.class}, properties = "guardian.broker.breaker.calls=2")
class BrokerRoutesTest {

    @Autowired
    private RouteRun run;

    @Autowired
    private TalkingBroker broker;

    @Autowired
    private CircuitBreaker circuit;

    @Autowired
    private Bulkhead bulkhead;

    @Autowired
    private MeterRegistry metrics;

    @BeforeEach
    void isWell() {
        circuit.reset();
        broker.calls.clear();
        broker.answer = () -> new Rejected("HTTP status 400");
    }

    @ParameterizedTest
    @CsvSource({"CREATE, create, create", "CREATE_AGAIN, create, create", "SEARCH, search, search",
        "SEARCH_REFUSED, search, search", "FETCH, fetch, look", "CANCEL, cancel, cancel",
        "FETCH_UNCANCELLED, fetch, look", "REFUND, refund, refund", "FETCH_UNREFUNDED, fetch, look"})
    void eachStepIsOneCallInsideTheCircuitBreakerAndIsCounted(Step step, String call, String name) {
        double before = counted(name, "refused");

        ReconciliationRun end = asked(Samples.ID, step);

        assertThat(end.answer()).isInstanceOf(Rejected.class);
        assertThat(broker.calls).containsExactly(call);
        assertThat(run.steps()).containsExactly("broker", "choose-call", "which-call", name + "-at-broker",
            "count-call");
        assertThat(counted(name, "refused")).isEqualTo(before + 1);
    }

    @Test
    void aFailureIsAnAnswerToo() {
        broker.fails(new OutcomeUnknownException("HTTP status 409", null));
        assertThat(asked(Samples.ID, Step.FETCH).answer()).isInstanceOf(Unknown.class);
        assertThat(run.steps()).endsWith("look-at-broker", "fallback", "no-answer", "count-call");

        broker.fails(new UnreadableAnswerException("status", null));
        assertThat(asked(Samples.ID, Step.FETCH).answer()).isInstanceOf(Unreadable.class);

        broker.fails(new BrokerUnavailableException("no connection", null));
        assertThat(asked(Samples.ID, Step.FETCH).answer()).isInstanceOf(Unavailable.class);
    }

    @Test
    void theCircuitBreakerSeesWhatWasJudgedOfAFailure() {
        broker.fails(new OutcomeUnknownException("HTTP status 409", null));
        for (int i = 0; i < 3; i++) {
            asked(UUID.randomUUID(), Step.FETCH);
        }
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isZero();

        broker.fails(new BrokerFaultException("HTTP status 500", null));
        UUID one = UUID.randomUUID();
        asked(one, Step.FETCH);
        asked(one, Step.FETCH);
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isOne();
    }

    @Test
    void anOpenCircuitAnswersThatTheBrokerIsUnavailableAndCallsNobody() {
        circuit.transitionToForcedOpenState();

        assertThat(asked(Samples.ID, Step.CREATE).answer()).isInstanceOf(Unavailable.class);

        assertThat(circuit.getState()).isEqualTo(State.FORCED_OPEN);
        assertThat(broker.calls).isEmpty();
        assertThat(run.steps()).containsExactly("broker", "fallback", "no-answer", "count-call");
    }

    @Test
    void aCallBeyondThoseThatMayBeUnderWayIsNotMadeAndSaysNothingAboutTheBroker() {
        int free = bulkhead.getMetrics().getAvailableConcurrentCalls();
        for (int i = 0; i < free; i++) {
            bulkhead.acquirePermission();
        }
        try {
            assertThat(asked(Samples.ID, Step.FETCH).answer()).isInstanceOf(Unavailable.class);
        } finally {
            for (int i = 0; i < free; i++) {
                bulkhead.onComplete();
            }
        }
        assertThat(broker.calls).isEmpty();
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isZero();

        asked(Samples.ID, Step.FETCH);
        broker.fails(new OutcomeUnknownException("HTTP status 409", null));
        asked(Samples.ID, Step.FETCH);

        assertThat(broker.calls).hasSize(2);
        assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(free).isEqualTo(24);
    }

    @Test
    void aSearchByTimeIsOneCallInsideTheSameCircuitBreakerAndIsCounted() {
        double before = counted("search-time", "answered");
        broker.answer = () -> new PageFound(new BrokerPage(List.of(), true));

        assertThat(searched()).isInstanceOf(PageFound.class);

        assertThat(broker.calls).containsExactly("search " + BrokerSearch.Time.CHANGED);
        assertThat(run.steps()).containsExactly("search-breaker", "search-by-time", "count-search");
        assertThat(counted("search-time", "answered")).isEqualTo(before + 1);

        circuit.reset();
        broker.fails(new BrokerFaultException("HTTP status 500", null));
        assertThat(searched()).isInstanceOf(Unknown.class);
        assertThat(searched()).isInstanceOf(Unknown.class);
        assertThat(run.steps()).containsExactly("search-breaker", "search-by-time", "search-fallback", "no-page",
            "count-search");
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isOne();

        circuit.transitionToForcedOpenState();
        assertThat(searched()).isInstanceOf(Unavailable.class);
    }

    private BrokerAnswer searched() {
        BrokerSearch search = new BrokerSearch(BrokerSearch.Time.CHANGED, Samples.NOW, Samples.PAY_BY, 0, 50);
        Exchange end = run.send("direct:search-broker", null, Map.of(),
            exchange -> exchange.setVariable("search", search));
        assertThat(end.getException()).isNull();
        return end.getVariable("answer", BrokerAnswer.class);
    }

    private ReconciliationRun asked(UUID id, Step step) {
        Payment payment = Samples.withId(id, Samples.known(PaymentStatus.PENDING));
        ReconciliationRun asking = new ReconciliationRun(payment, payment, 0, step, null, null, null, null);
        Exchange end = run.send("direct:ask-broker", null, Map.of(), exchange -> exchange.setVariable("run", asking));
        assertThat(end.getException()).isNull();
        return end.getVariable("run", ReconciliationRun.class);
    }

    private double counted(String operation, String outcome) {
        return metrics.counter("guardian.broker.calls", "operation", operation, "outcome", outcome).count();
    }

    /** Answers each call in the same way, and knows which ones came. */
    static class TalkingBroker implements PaymentBroker {

        private final List<String> calls = new ArrayList<>();
        private Supplier<BrokerAnswer> answer;

        void fails(RuntimeException failure) {
            answer = () -> {
                throw failure;
            };
        }

        @Override
        public BrokerAnswer create(Payment payment) {
            return answer("create");
        }

        @Override
        public BrokerAnswer search(Payment payment) {
            return answer("search");
        }

        @Override
        public BrokerAnswer search(BrokerSearch search) {
            return answer("search " + search.by());
        }

        @Override
        public BrokerAnswer fetch(Payment payment) {
            return answer("fetch");
        }

        @Override
        public BrokerAnswer cancel(Payment payment) {
            return answer("cancel");
        }

        @Override
        public BrokerAnswer refund(Payment payment) {
            return answer("refund");
        }

        private BrokerAnswer answer(String call) {
            calls.add(call);
            return answer.get();
        }
    }
}
