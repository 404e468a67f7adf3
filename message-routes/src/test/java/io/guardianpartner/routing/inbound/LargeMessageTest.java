package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.ProbedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message is parked also when SQS would not carry all that is to be said about it. */
@GuardianTest(service = Services.ORDERS, classes = OrdersTwin.class, properties = "spring.config.import=classpath:guardian.yaml")
class LargeMessageTest {

    @Autowired
    private MessagingProbe probe;

    @AfterEach
    void nothingIsTriedAgain() {
        probe.awaitEmptyQueue();
    }

    @Test
    void withRoomForTheWholeReasonItHasTheWholeReason() {
        assertThat(parked(400).failure().get("detail").asText()).isEqualTo(parked(200_000).failure().get("detail")
            .asText());
    }

    @Test
    void withLessRoomTheReasonIsCutShort() {
        var whole = parked(400).failure();
        var cut = parked(180).failure();

        assertThat(cut.get("outcome").asText()).isEqualTo("invalid");
        assertThat(cut.get("receives").asInt()).isOne();
        assertThat(whole.get("detail").asText()).startsWith(cut.get("detail").asText())
            .hasSizeGreaterThan(cut.get("detail").asText().length());
    }

    @Test
    void whatSnsDoesNotCarryAnyMoreHasItsWholeReason() {
        var room = MessageSize.QUEUE_LIMIT - MessageSize.LIMIT;

        assertThat(parked(room - 1_000).failure().get("detail").asText())
            .isEqualTo(parked(room + 1_000).failure().get("detail").asText()).isNotEmpty();
    }

    @Test
    void withoutRoomForAReasonItHasItsOutcomeAndTime() {
        assertThat(parked(150).attributes()).containsOnlyKeys(Attributes.MESSAGE_ID, Attributes.FAILURE);
        var failure = parked(100).failure();

        assertThat(failure.get("outcome").asText()).isEqualTo("invalid");
        assertThat(Instant.parse(failure.get("at").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(failure.get("detail").asText()).hasSizeLessThan(10);
        assertThat(parked(100).attributes()).containsOnlyKeys(Attributes.FAILURE);
    }

    @Test
    void withoutAnyRoomItIsParkedAsItCame() {
        assertThat(parked(0).attributes()).isEmpty();
    }

    /** What is parked of a body that leaves so many bytes, and that nobody can read. */
    private ProbedMessage parked(int room) {
        var body = "x".repeat(MessageSize.QUEUE_LIMIT - room - 36) + UUID.randomUUID();
        probe.send(body, Map.of());
        var parked = probe.awaitDeadLetter(body);
        assertThat(MessageSize.of(parked.body(), parked.attributes())).isLessThanOrEqualTo(MessageSize.QUEUE_LIMIT);
        return parked;
    }
}
