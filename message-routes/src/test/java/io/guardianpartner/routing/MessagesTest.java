package io.guardianpartner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MessagesTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID order = Ids.next();
    private final PaymentFail payload = new PaymentFail(order, Ids.next(), PaymentFail.Reason.REJECTED);
    private final Messages messages = new Messages(Contract.load(), Services.PAYMENTS);

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void aMessageHasThisServiceAsSenderAndAnIdOfItsOwn() {
        Message one = fail();
        Message other = fail();

        assertThat(one.envelope().sender()).isEqualTo(Services.PAYMENTS);
        assertThat(one.correlationId()).isEqualTo(order);
        assertThat(one.messageId()).isNotEqualTo(other.messageId());
        assertThat(one.traceparent()).isNull();
    }

    @Test
    void aMessageGoesOnWithTheTraceThatCausesIt() {
        CurrentTrace.enter(TRACE);
        assertThat(fail().traceparent()).isEqualTo(TRACE);

        CurrentTrace.leave();
        assertThat(fail().traceparent()).isNull();
    }

    @Test
    void whatATracingAgentKnowsGoesBeforeWhatCameIn() {
        CurrentTrace.enter(TRACE);
        MDC.put("trace_id", "1".repeat(32));
        MDC.put("span_id", "2".repeat(16));

        assertThat(fail().traceparent()).isEqualTo("00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01");
    }

    @Test
    void aTraceThatIsNoneIsNotHandedOn() {
        CurrentTrace.enter("anything\r\nelse");

        assertThat(fail().traceparent()).isNull();
    }

    @Test
    void anotherServicesMessageIsNotMade() {
        assertThatThrownBy(() -> messages.to(Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order, payload))
            .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void aServiceThatTheContractDoesNotKnowCannotSend() {
        assertThatThrownBy(() -> new Messages(Contract.load(), "NOBODY")).hasMessageContaining("NOBODY");
    }

    private Message fail() {
        return messages.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order, payload);
    }
}
