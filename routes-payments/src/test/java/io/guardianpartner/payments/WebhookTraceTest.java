package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.test.ReceivedSpan;
import io.guardianpartner.test.SpanReceiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The broker knows no trace: its notification begins one, in which it is processed and a link leads to that of the order. */
@DirtiesContext
class WebhookTraceTest extends PaymentsTest {

    private static final SpanReceiver COLLECTOR = SpanReceiver.start();

    private final UUID order = order();

    @DynamicPropertySource
    static void collector(DynamicPropertyRegistry registry) {
        for (String option : COLLECTOR.options()) {
            String[] nameAndValue = option.split("=", 2);
            registry.add(nameAndValue[0], () -> nameAndValue[1]);
        }
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    @Test
    void aNotificationIsLinkedToTheRequestThatAskedForThePayment() {
        String trace = order.toString().replace("-", "");
        String payment = api.post("/v1/payments", request(order), "traceparent", "00-" + trace + "-b7ad6b7169203331-01")
            .text("/id");
        BROKER.pay(payment);

        eventually(() -> assertThat(processings()).isNotEmpty());

        ReceivedSpan asked = requests("POST /v1/payments").get(0);
        assertThat(asked.traceId()).isEqualTo(trace);
        assertThat(processings()).allSatisfy(processing -> {
            assertThat(processing.links()).containsExactly(asked.spanId());
            assertThat(processing.traceId()).isNotEqualTo(trace);
        });
        eventually(() -> assertThat(COLLECTOR.spans()).filteredOn(span -> processings().stream()
            .anyMatch(processing -> processing.traceId().equals(span.traceId())))
            .extracting(ReceivedSpan::name).contains("POST /v1/webhooks/mercadopago"));
    }

    /** Spans of the processing of notifications that are about the order. */
    private List<ReceivedSpan> processings() {
        return COLLECTOR.spans().stream().filter(span -> span.name().equals("payments.job.process-notifications")
            && order.toString().equals(span.attributes().get("guardian.correlation_id"))).toList();
    }

    /** Spans of requests that are about the order. */
    private List<ReceivedSpan> requests(String name) {
        return COLLECTOR.spans().stream().filter(span -> span.kind().equals("SERVER") && span.name().equals(name)
            && order.toString().equals(span.attributes().get("guardian.correlation_id"))).toList();
    }
}
