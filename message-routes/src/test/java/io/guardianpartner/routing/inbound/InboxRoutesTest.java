package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.TransactedPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The record of a message and its effect are one transaction; the body is what the handler's route does. */
@RouteTest(classes = InboxRoutesTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
class InboxRoutesTest {

    private static final Duration RETENTION = Duration.ofDays(45);

    @Autowired
    private RouteRun run;
    @Autowired
    private RememberedInbox inbox;

    /** An inbox without a database: it knows the messages whose body is {@code duplicate}. */
    static class RememberedInbox extends Inbox {

        private final CountDownLatch forgotten = new CountDownLatch(1);

        RememberedInbox() {
            super(null);
        }

        @Override
        void record(Exchange exchange) {
            if ("duplicate".equals(exchange.getMessage().getBody())) {
                DuplicateMessage.mark(exchange);
            }
        }

        @Override
        public void forgetOlderThan(Duration age) {
            if (age.equals(RETENTION)) {
                forgotten.countDown();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RememberedInbox inbox() {
            return new RememberedInbox();
        }

        @Bean
        RouteBuilder inboxRoutes(RememberedInbox inbox, TransactedPolicy transaction) {
            return new InboxRoutes("orders", new HandledForGood(transaction), inbox,
                new InboundProperties(false, 1, RETENTION, Duration.ofMillis(50)));
        }

        @Bean
        RouteBuilder queueAndHandler() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:queue").process(Delivery::begin).id("begin")
                        .setProperty(ResolveHandler.HANDLER, constant("direct:handler")).id("address")
                        .to(InboxRoutes.HANDLE_ONCE).id("effect");
                    from("direct:handler").process(InboxRoutesTest::handle).id("handler");
                }
            };
        }
    }

    private static void handle(Exchange exchange) {
        if ("fails".equals(exchange.getMessage().getBody())) {
            throw new IllegalStateException("fails");
        }
        exchange.setRollbackOnly("taken back".equals(exchange.getMessage().getBody()));
    }

    @Test
    void aNewMessageIsRecordedAndHandledInOneTransaction() {
        Exchange end = run.send("direct:queue", "new");

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsSubsequence("in.inbox", "in.first-time", "in.handle", "handler");
        assertThat(run.transactions()).containsExactly("committed");
    }

    @Test
    void aDuplicateIsNotHandled() {
        Exchange end = run.send("direct:queue", "duplicate");

        assertThat(Delivery.outcome(end).tag()).isEqualTo("duplicate");
        assertThat(run.steps()).contains("in.first-time").doesNotContain("in.handle");
    }

    @Test
    void aHandlerThatFailsHasItsTransactionRolledBack() {
        Exchange end = run.send("direct:queue", "fails");

        assertThat(end.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void aTransactionThatIsTakenBackIsAFailure() {
        Exchange end = run.send("direct:queue", "taken back");

        assertThat(end.getException())
            .hasToString("io.guardianpartner.routing.inbound.HandledForGood$TakenBackException");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void recordsPastTheirRetentionAreForgottenByTheClock() {
        run.send("direct:guardian-inbox-cleanup", null);

        assertThat(run.steps()).containsExactly("job.inbox-retention", "job.inbox-cleanup");
        assertThat(inbox.forgotten.getCount()).isZero();
    }
}
