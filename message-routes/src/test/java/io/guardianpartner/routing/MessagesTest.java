package io.guardianpartner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.InvalidMessageException;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.MessageTooLargeException;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.support.GuardianAutoConfiguration;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MessagesTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final UUID order = Ids.next();
    private final PaymentFail payload = new PaymentFail(order, Ids.next(), PaymentFail.Reason.REJECTED);
    private final Messages messages = new Messages(Contract.load(), Services.PAYMENTS,
        MessageSize.LIMIT);

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
        TraceContext.enter(TRACE);
        assertThat(fail().traceparent()).isEqualTo(TRACE);

        TraceContext.leave();
        assertThat(fail().traceparent()).isNull();
    }

    @Test
    void whatATracingAgentKnowsGoesBeforeWhatCameIn() {
        TraceContext.enter(TRACE);
        MDC.put("trace_id", "1".repeat(32));
        MDC.put("span_id", "2".repeat(16));

        assertThat(fail().traceparent()).isEqualTo("00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01");
    }

    @Test
    void aTraceThatIsNoneIsNotHandedOn() {
        TraceContext.enter("anything\r\nelse");

        assertThat(fail().traceparent()).isNull();
    }

    @Test
    void anotherServicesMessageIsNotMade() {
        assertThatThrownBy(() -> messages.to(Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order, payload))
            .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void aMessageLargerThanItsServiceWantsToSendIsNotMade() {
        var bytes = MessageSize.of(fail().body(), fail().attributes());
        var enough = new Messages(Contract.load(), Services.PAYMENTS, bytes);
        var tooLittle = new Messages(Contract.load(), Services.PAYMENTS, bytes - 1);

        assertThat(enough.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order, payload)).isNotNull();
        assertThatThrownBy(() -> tooLittle.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order, payload))
            .isInstanceOf(MessageTooLargeException.class)
            .hasMessageContaining(bytes + " bytes").hasMessageContaining("at most " + (bytes - 1));
        TraceContext.enter(TRACE);
        assertThatThrownBy(() -> enough.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order, payload))
            .as("its trace counts too").isInstanceOf(MessageTooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"262145B", "1MB", "0B", "-1B"})
    void aLimitThatSnsDoesNotHaveIsRefusedAtStart(String size) {
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, GuardianAutoConfiguration.class,
                MessagesAutoConfiguration.class))
            .withPropertyValues("guardian.service=" + Services.PAYMENTS, "guardian.outbox.max-message-size=" + size)
            .run(context -> assertThat(context).getFailure().rootCause()
                .hasMessageContaining("guardian.outbox.max-message-size").hasMessageContaining("262144"));
    }

    @Test
    void aServiceThatTheContractDoesNotKnowCannotSend() {
        assertThatThrownBy(() -> new Messages(Contract.load(), "NOBODY", 1)).hasMessageContaining("NOBODY");
    }

    private Message fail() {
        return messages.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order, payload);
    }
}
