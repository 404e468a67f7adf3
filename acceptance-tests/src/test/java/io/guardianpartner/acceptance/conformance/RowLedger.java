package io.guardianpartner.acceptance.conformance;

import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Message;
import io.guardianpartner.routing.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In PostgreSQL: effect, inbox and outbox are one transaction, which the inbound route has begun. */
final class RowLedger implements Ledger {

    private final JdbcClient jdbc;
    private final Outbox outbox;

    /** @param outbox null where nothing is applied, only looked at */
    RowLedger(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    @Override
    public Result apply(Effect effect, BeforeCommit beforeCommit) throws Exception {
        if (effect.level() != null && !raises(effect)) {
            return Result.TOO_LATE;
        }
        jdbc.sql("insert into effects (order_id) values (:order)").param("order", effect.order()).update();
        outbox.addAll(effect.tells());
        beforeCommit.run();
        return Result.APPLIED;
    }

    private boolean raises(Effect effect) {
        return jdbc.sql("""
            insert into levels as known values (:order, :level) on conflict (order_id)
            do update set level = excluded.level where known.level < excluded.level""")
            .param("order", effect.order()).param("level", effect.level()).update() == 1;
    }

    @Override
    public int effects(UUID order) {
        return count("select count(*) from effects where order_id = '" + order + "'");
    }

    @Override
    public void leave(Message message) {
        try {
            jdbc.sql("insert into outbox (body, attributes) values (:body, :attributes::jsonb)")
                .param("body", message.body())
                .param("attributes", LineFaults.JSON.writeValueAsString(message.attributes())).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int waiting() {
        return count("select count(*) from outbox where published_at is null");
    }

    @Override
    public int records() {
        return count("select count(*) from inbox");
    }

    @Override
    public void ageRecords() {
        jdbc.sql("update inbox set handled_at = handled_at - interval '46 days'").update();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
