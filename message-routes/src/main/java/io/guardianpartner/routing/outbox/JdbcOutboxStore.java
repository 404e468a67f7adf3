package io.guardianpartner.routing.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.text.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outbox table. A claim lasts as long as the transaction that made it, so a relay that dies gives its rows back at
 * once and no clock decides whose they are; the price is a connection that is held while SNS answers.
 */
class JdbcOutboxStore {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    /** Beyond this a backlog is counted no further. */
    private static final int COUNTED = 10_000;
    private static final int PURGED_AT_ONCE = 5_000;
    private static final int REASON_LENGTH = 500;

    private final JdbcTemplate jdbc;
    private final int page;
    private final Duration retention;
    private final String giveUp;

    /** @param claimTimeout after how long PostgreSQL takes the rows away from a relay that neither goes on nor dies */
    JdbcOutboxStore(JdbcTemplate jdbc, int page, Duration retention, Duration claimTimeout) {
        this.jdbc = jdbc;
        this.page = page;
        this.retention = retention;
        this.giveUp = Long.toString(claimTimeout.toMillis());
    }

    void store(List<OutboxMessage> messages) {
        jdbc.batchUpdate("insert into outbox (body, attributes) values (?, ?::jsonb)", messages, messages.size(),
            (statement, message) -> {
                statement.setString(1, message.body());
                statement.setString(2, json(message.attributes()));
            });
    }

    /** @return the oldest rows that are due and that no other relay has; they are this transaction's until it ends */
    OutboxRows claim() {
        jdbc.queryForObject("select set_config('idle_in_transaction_session_timeout', ?, true)", String.class, giveUp);
        return new OutboxRows(jdbc.query("""
            select id, body, attributes::text from outbox
            where published_at is null and refused_at is null and due_at <= clock_timestamp()
            order by id limit ? for update skip locked""", (row, number) -> row(row), page));
    }

    /** Writes down what became of the rows; those that were not tried stay as they are. */
    Published<OutboxRows> mark(Published<OutboxRows> published) {
        long[] done = ids(published, PublishOutcome.Kind.PUBLISHED);
        if (done.length > 0) {
            jdbc.update("update outbox set published_at = clock_timestamp() where id = any(?)", (Object) done);
        }
        mark(published, PublishOutcome.Kind.REFUSED,
            "update outbox set refused_at = clock_timestamp(), refusal = ? where id = ?");
        mark(published, PublishOutcome.Kind.FAILED, """
            update outbox set attempts = attempts + 1, refusal = ?,
                due_at = clock_timestamp() + least(300, power(2, attempts)) * interval '1 second'
            where id = ?""");
        return published;
    }

    Backlog backlog() {
        return jdbc.queryForObject("""
            select count(*), min(stored_at) from (
                select stored_at from outbox where published_at is null and refused_at is null order by id limit ?)""",
            (row, number) -> backlog(row), COUNTED);
    }

    /** Deletes what was published longer ago than the retention, some thousand rows at a time. */
    void purge() {
        int deleted;
        do {
            deleted = jdbc.update("""
                delete from outbox where id in (
                    select id from outbox where published_at < clock_timestamp() - ? * interval '1 second'
                    limit ? for update skip locked)""", retention.toSeconds(), PURGED_AT_ONCE);
        } while (deleted == PURGED_AT_ONCE);
    }

    boolean isFull(OutboxRows rows) {
        return rows.rows().size() == page;
    }

    private void mark(Published<OutboxRows> published, PublishOutcome.Kind kind, String sql) {
        IntStream.range(0, published.outcomes().size())
            .filter(index -> published.outcomes().get(index).is(kind))
            .forEach(index -> jdbc.update(sql, reason(published.outcomes().get(index)), published.batch().id(index)));
    }

    private static long[] ids(Published<OutboxRows> published, PublishOutcome.Kind kind) {
        return IntStream.range(0, published.outcomes().size())
            .filter(index -> published.outcomes().get(index).is(kind))
            .mapToLong(published.batch()::id)
            .toArray();
    }

    private static String reason(PublishOutcome outcome) {
        String reason = outcome.reason();
        return reason == null ? null : Text.cut(reason, REASON_LENGTH);
    }

    private static OutboxRows.Row row(ResultSet row) throws SQLException {
        try {
            Map<String, String> attributes = Json.mapper().readValue(row.getString(3), ATTRIBUTES);
            return new OutboxRows.Row(row.getLong(1), new OutboxMessage(row.getString(2), attributes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.getLong(1) + " has attributes that are none", e);
        }
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
        return new Backlog(row.getLong(1), oldest == null ? null : oldest.toInstant());
    }

    private static String json(Map<String, String> attributes) {
        try {
            return Json.mapper().writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
