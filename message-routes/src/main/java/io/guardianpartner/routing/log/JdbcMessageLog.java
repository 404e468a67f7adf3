package io.guardianpartner.routing.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the tables inbox and outbox. Neither has an index for it, which each message would pay for: the order's id tells when
 * the order was made, and records of before are not looked at.
 */
class JdbcMessageLog implements MessageLog {

    /** More than the clocks of two machines differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int TIME_ORDERED = 7;

    private final JdbcClient jdbc;

    JdbcMessageLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<KeptMessage> of(UUID orderId) {
        OffsetDateTime since = madeAt(orderId).minus(SKEW).atOffset(ZoneOffset.UTC);
        List<KeptMessage> takenUp = jdbc.sql("""
            select message_id, type, handled_at from inbox
            where handled_at >= :since and correlation_id = :order order by handled_at, message_id""")
            .param("since", since).param("order", orderId).query((row, number) -> takenUp(row)).list();
        List<KeptMessage> told = jdbc.sql("""
            select attributes ->> 'messageId' as message_id, attributes ->> 'type' as type, stored_at, published_at,
                refused_at is not null as is_refused, refusal
            from outbox
            where (published_at >= :since or published_at is null) and attributes ->> 'correlationId' = :order
            order by id""")
            .param("since", since).param("order", orderId.toString()).query((row, number) -> told(row)).list();
        return Stream.concat(takenUp.stream(), told.stream()).toList();
    }

    /** Ids of another version tell no time. */
    static Instant madeAt(UUID id) {
        return id.version() == TIME_ORDERED
            ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
            : Instant.EPOCH;
    }

    private static KeptMessage takenUp(ResultSet row) throws SQLException {
        return new KeptMessage(row.getObject("message_id", UUID.class), row.getString("type"), false,
            instant(row, "handled_at"), null, null, false);
    }

    private static KeptMessage told(ResultSet row) throws SQLException {
        return new KeptMessage(UUID.fromString(row.getString("message_id")), row.getString("type"), true,
            instant(row, "stored_at"), instant(row, "published_at"), row.getString("refusal"),
            row.getBoolean("is_refused"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
