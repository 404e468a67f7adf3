package io.guardianpartner.routing.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.TableSizes;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcMessageLogTest {

    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);
    private final UUID order = Ids.next();

    @Test
    void messagesAboutAnOrderAreFoundAndThoseOfOthersAreNot() {
        try (TableSizes tables = new TableSizes(stage.environment(), Services.PAYMENTS, "inbox")) {
            JdbcClient jdbc = JdbcClient.create(tables.dataSource());
            UUID takenUp = inbox(jdbc, order, "MSG_X");
            UUID unknownType = inbox(jdbc, order, null);
            inbox(jdbc, Ids.next(), "MSG_X");
            inbox(jdbc, null, null);
            UUID published = outbox(jdbc, order, "published_at", "now()");
            UUID waiting = outbox(jdbc, order, "due_at", "now()");
            UUID refused = outbox(jdbc, order, "refused_at", "now()");
            outbox(jdbc, Ids.next(), "published_at", "now()");
            outbox(jdbc, order, "published_at", "now() - interval '1 day'");

            var kept = new JdbcMessageLog(jdbc).of(order);

            assertThat(kept).extracting(KeptMessage::id).containsExactly(takenUp, unknownType, published, waiting,
                refused);
            assertThat(kept).extracting(KeptMessage::type).containsExactly("MSG_X", null, "MSG_Y", "MSG_Y", "MSG_Y");
            assertThat(kept).extracting(message -> message.publishedAt() != null).containsExactly(false, false, true,
                false, false);
            assertThat(kept).extracting(KeptMessage::isRefused).containsExactly(false, false, false, false, true);
            assertThat(kept).extracting(KeptMessage::isOwn).containsExactly(false, false, true, true, true);
            assertThat(new JdbcMessageLog(jdbc).of(UUID.randomUUID())).isEmpty();
        }
    }

    @Test
    void anIdTellsWhenTheOrderWasMadeIfItIsOfAVersionThatDoes() {
        assertThat(JdbcMessageLog.madeAt(order)).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(JdbcMessageLog.madeAt(UUID.randomUUID())).isEqualTo(Instant.EPOCH);
    }

    private static UUID inbox(JdbcClient jdbc, UUID about, String type) {
        UUID id = Ids.next();
        jdbc.sql("""
            insert into inbox (sender, message_id, body_hash, type, correlation_id, handled_at)
            values ('X', :id, 'h', :type, :about::uuid, clock_timestamp())""")
            .param("id", id).param("type", type).param("about", about).update();
        return id;
    }

    private static UUID outbox(JdbcClient jdbc, UUID about, String column, String time) {
        UUID id = Ids.next();
        jdbc.sql(
            "insert into outbox (body, attributes, " + column + ") values ('{}', jsonb_build_object('messageId', :id, "
                + "'type', 'MSG_Y', 'correlationId', :about), " + time + ")")
            .param("id", id.toString()).param("about", about.toString()).update();
        return id;
    }
}
