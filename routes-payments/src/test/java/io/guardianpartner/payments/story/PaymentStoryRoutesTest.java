package io.guardianpartner.payments.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.NotificationFacts;
import io.guardianpartner.routing.log.KeptMessage;
import io.guardianpartner.routing.log.MessageLog;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;

@RouteTest(classes = {PaymentStoryRoutes.class, PaymentStorySteps.class, PaymentStoryRoutesTest.Log.class})
@MockEndpointsAndSkip("direct:(find-payment-story|list-refunds-of-order|list-notifications-of-order|"
    + "list-cancellations)")
class PaymentStoryRoutesTest {

    @Autowired
    private RouteRun run;

    static class Log {

        @Bean
        MessageLog log() {
            return order -> List
                .of(new KeptMessage(Samples.REFUND, "MSG_X", false, Samples.NOW, null, null, false));
        }
    }

    @BeforeEach
    void nothingIsKept() {
        run.answers("direct:find-payment-story", List.of());
        run.answers("direct:list-refunds-of-order", List.of());
        run.answers("direct:list-cancellations", List.of());
        run.answers("direct:list-notifications-of-order", List.of());
    }

    @Test
    void aPartOfTheStoryIsMadeOfAllThatIsKept() {
        run.answers("direct:find-payment-story", List.of(PaymentStoryTest.payment(PaymentStatus.PENDING)));
        run.answers("direct:list-cancellations", List.of(Samples.NOW));
        run.answers("direct:list-notifications-of-order",
            List.of(new NotificationFacts("77", "payment.updated", Samples.NOW, false)));

        Exchange end = tell(Samples.ORDER.toString());

        assertThat(end.getMessage().getBody(String.class)).contains("wanted: PENDING", "took up MSG_X",
            "orders need no payment", "notified by the broker");
        assertThat(run.steps()).containsExactly("story-order-id", "story-payment", "story-refunds",
            "story-cancellations", "story-notifications", "story-messages", "tell-part", "write-part");
    }

    @Test
    void whatIsNoIdIsNotLookedFor() {
        assertThat(tell("1").getException()).isInstanceOf(ProblemException.class);
        assertThat(run.send("direct:tell-story", null).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("story-order-id");
    }

    private Exchange tell(String order) {
        return run.send("direct:tell-story", null, Map.of("orderId", order));
    }
}
