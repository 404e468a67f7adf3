package io.guardianpartner.routing.inbound;

import java.time.Duration;

import io.guardianpartner.routing.failure.ForgedMessageException;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages that this service has handled. A record is written in the transaction of the effect, so that both are
 * there or none is. Of two transactions with the same message the second waits for the first.
 */
class Inbox {

    private static final int CHUNK = 5000;

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The step that records the message as handled, in the transaction that is about to handle it; a duplicate is marked.
     *
     * @throws ForgedMessageException when another body is known by its id
     */
    void record(Exchange exchange) {
        var message = InboundMessage.of(exchange);
        if (add(message)) {
            return;
        }
        if (!hasSameBody(message)) {
            throw new ForgedMessageException("another body is known by this messageId");
        }
        DuplicateMessage.mark(exchange);
    }

    /** @return whether the message is new; if not, nothing was written */
    boolean add(InboundMessage message) {
        return jdbc.sql("""
            insert into inbox (sender, message_id, body_hash, type, correlation_id)
            values (:sender, :id, :hash, :type, :correlation::uuid) on conflict do nothing""")
            .param("sender", message.envelope().sender())
            .param("id", message.messageId())
            .param("hash", message.bodyHash())
            .param("type", message.envelope().type())
            .param("correlation", message.correlationId())
            .update() == 1;
    }

    /** Whether the message recorded under this id has the same body. */
    private boolean hasSameBody(InboundMessage message) {
        return jdbc.sql("select body_hash from inbox where sender = :sender and message_id = :id")
            .param("sender", message.envelope().sender())
            .param("id", message.messageId())
            .query(String.class)
            .optional()
            .map(message.bodyHash()::equals)
            .orElse(true);
    }

    /** Forgets what was handled longer ago than that, a chunk at a time, so that nobody waits for it. */
    public void forgetOlderThan(Duration age) {
        int deleted;
        do {
            deleted = jdbc.sql("""
                delete from inbox where ctid = any(array(
                    select ctid from inbox where handled_at < now() - make_interval(secs => :seconds) limit :chunk))""")
                .param("seconds", age.toSeconds())
                .param("chunk", CHUNK)
                .update();
        } while (deleted == CHUNK);
    }
}
