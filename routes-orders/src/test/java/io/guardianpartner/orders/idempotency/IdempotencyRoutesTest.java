package io.guardianpartner.orders.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.dynamodb.ItemWriter;
import io.guardianpartner.orders.testing.TableRoutesTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class IdempotencyRoutesTest extends TableRoutesTest {

    private static final UUID KNOWN = Ids.next();
    private static final KeyRequest REQUEST = new KeyRequest("customer ana", "key", "hash of cart", Ids.next(), null);

    @Test
    void aNewKeyIsPutWithoutAnyRead() {
        Exchange end = run.send(IdempotencyRoutes.CLAIM, REQUEST);

        assertThat(claim(end)).isEqualTo(new KeyClaim(REQUEST.orderId(), null, false));
        assertThat(run.steps()).containsExactly("begin-claim", "until-key-is-decided", "if-key-is-to-be-read",
            "decide-key", "if-key-is-to-be-put", "put-key", "key-is-stored", "end-claim");
    }

    @Test
    void aKnownKeyNamesItsOrder() {
        known("hash of cart", Duration.ofHours(1));
        table.conflicts(1);

        Exchange end = run.send(IdempotencyRoutes.CLAIM, REQUEST);

        assertThat(claim(end)).isEqualTo(new KeyClaim(KNOWN, "secret", true));
        assertThat(run.steps()).containsSubsequence("put-key", "conflict-of-key", "wait-after-conflict-of-key",
            "key-of-key", "get-key", "decide-key", "if-key-is-to-be-put", "end-claim").doesNotContain("key-is-stored");
    }

    @Test
    void aKeyOfAnotherCartIsRejected() {
        known("hash of another cart", Duration.ofHours(1));
        table.conflicts(1);

        Exchange end = run.send(IdempotencyRoutes.CLAIM, REQUEST);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("decide-key");
    }

    @Test
    void anExpiredKeyIsReplaced() {
        known("hash of another cart", Duration.ofHours(-1));
        table.conflicts(1);

        Exchange end = run.send(IdempotencyRoutes.CLAIM, REQUEST);

        assertThat(claim(end).orderId()).isEqualTo(REQUEST.orderId());
        assertThat(run.steps()).containsSubsequence("get-key", "put-key", "key-is-stored");
    }

    @Test
    void aKeyThatOthersKeepReplacingIsInUse() {
        table.conflicts(Integer.MAX_VALUE);

        Exchange end = run.send(IdempotencyRoutes.CLAIM, REQUEST);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("decide-key").filteredOn("put-key"::equals).hasSize(5);
    }

    private void known(String bodyHash, Duration left) {
        table.has(new ItemWriter().text("keyHash", "x").text("bodyHash", bodyHash).text("orderId", KNOWN)
            .text("secret", "secret").number("expiresAt", Instant.now().plus(left).getEpochSecond()).item());
    }

    private static KeyClaim claim(Exchange end) {
        return end.getMessage().getBody(KeyClaim.class);
    }
}
