package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The part of an order's story that payments tells, from what its tables really keep. */
class PaymentStoryPartTest extends PaymentsTest {

    @Autowired
    private JdbcTemplate sql;

    private final UUID order = order();

    @Test
    void aPaymentThatCameAndWentBackTellsCallsAndMessagesAndNothingOfItsPayer() {
        String payment = api.post("/v1/payments", Map.of("orderId", order, "amount", AMOUNT, "payBy",
            Instant.now().plus(Duration.ofMinutes(35)), "payer", Map.of("email", "zeca@example.org"))).text("/id");
        BROKER.pay(payment);
        becomes(payment, "SUCCESS");
        cancellation(order, payment);
        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(told(order)).contains(MSG_PAYMENT_REFUNDED));
        eventually(
            () -> assertThat(story(order).path("waitsFor")).as("a last look, for the last notification").isEmpty());

        JsonNode part = story(order);

        assertThat(whats(part)).contains("wanted: PENDING", "asked the broker, CREATE: answered",
            "approved by the broker", "took up " + MSG_PAYMENT_CANCELLATION_REQUESTED, "told " + MSG_PAYMENT_SUCCESS,
            "told " + MSG_PAYMENT_REFUNDED, "refund wanted", "refund is DONE",
            "notified by the broker, payment.updated")
            .anyMatch(what -> what.startsWith("asked the broker, FETCH") && what.endsWith("PENDING → SUCCESS"));
        assertThat(part.toString()).doesNotContain("zeca", "br.gov.bcb.pix");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsWaitedForAndTheSameCallsAreOneEntry() {
        BROKER.faults(Faults.NONE.withCreate(Fault.UNAVAILABLE));
        assertThat(create(order).status()).isEqualTo(503);
        eventually(() -> assertThat(story(order).toString()).contains("\"times\"", "\"JOB\""));

        JsonNode part = story(order);

        assertThat(calls(part)).doesNotHaveDuplicates()
            .anyMatch(call -> call.startsWith("SERVICE asked the broker, CREATE"))
            .anyMatch(call -> call.startsWith("JOB asked the broker"));
        assertThat(part.at("/waitsFor/0/what").asText()).startsWith("the broker");
        assertThat(part.at("/waitsFor/0/until").isTextual()).isTrue();
    }

    @Test
    void theLastFortyCallsAreKept() {
        String payment = pending(order);
        sql.update("""
            update payments set calls = (select jsonb_agg(jsonb_build_object('at', now(), 'call', 'X' || i, 'outcome',
            'answered', 'status', 'PENDING')) from generate_series(1, 40) i) where id = ?""", UUID.fromString(payment));

        BROKER.pay(payment);
        becomes(payment, "SUCCESS");

        assertThat(sql.queryForObject("select jsonb_array_length(calls) from payments where id = ?", Integer.class,
            UUID.fromString(payment))).isEqualTo(40);
    }

    @Test
    void anOrderThatNobodyHasHeardOfHasNothingToTell() {
        JsonNode part = story(order);

        assertThat(part.path("entries")).isEmpty();
        assertThat(part.path("waitsFor")).isEmpty();
    }

    private JsonNode story(UUID orderId) {
        PaymentsClient.Answer answer = api.get("/v1/stories?orderId=" + orderId);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body();
    }

    private static List<String> calls(JsonNode part) {
        return StreamSupport.stream(part.path("entries").spliterator(), false)
            .map(entry -> entry.path("by").asText() + " " + entry.path("what").asText()).toList();
    }

    private static List<String> whats(JsonNode part) {
        return StreamSupport.stream(part.path("entries").spliterator(), false)
            .map(entry -> entry.path("what").asText()).toList();
    }
}
