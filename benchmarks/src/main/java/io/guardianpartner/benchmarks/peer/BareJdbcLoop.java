package io.guardianpartner.benchmarks.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.benchmarks.BenchDatabase;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The raw loop with the same two inserts in one transaction per message, by prepared statements on a connection of each
 * thread. It reads the payload, for it writes it, and checks nothing.
 */
public final class BareJdbcLoop {

    static final String RECORD = "insert into inbox (sender, message_id, body_hash, type, correlation_id) values (?, ?, ?, ?, ?)"
        + " on conflict do nothing";
    static final String WRITE = "insert into effects (order_id, payment_id, amount) values (?, ?, ?)";
    /** As long as the hash of a body. */
    static final String HASH = "0123456789012345678901";

    private BareJdbcLoop() {}

    public static Consumer start() throws SQLException {
        BenchDatabase.createTables();
        var sqs = SqsClient.create();
        var writers = new ArrayList<Writer>();
        for (var number = 0; number < BenchDatabase.CONNECTIONS; number++) {
            writers.add(new Writer(BenchDatabase.connect()));
        }
        var loops = Loops.start(BenchDatabase.CONNECTIONS, number -> turn -> {
            var messages = RawLoop.receive(sqs);
            writers.get(number).write(messages);
            RawLoop.delete(sqs, messages);
            return true;
        });
        return new Consumer() {
            @Override
            public void stop() throws Exception {
                loops.stop();
                sqs.close();
                for (var writer : writers) {
                    writer.connection.close();
                }
            }

            @Override
            public Map<String, Double> figures() {
                return BenchDatabase.rows();
            }
        };
    }

    private static final class Writer {

        private final Connection connection;
        private final PreparedStatement inbox;
        private final PreparedStatement effect;

        private Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            inbox = connection.prepareStatement(RECORD);
            effect = connection.prepareStatement(WRITE);
        }

        private void write(List<Message> messages) {
            try {
                for (var message : messages) {
                    write(message);
                    Meter.handled();
                }
            } catch (SQLException | JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private void write(Message message) throws SQLException, JsonProcessingException {
            var attributes = message.messageAttributes();
            var payload = Json.mapper().readTree(message.body()).get("payload");
            inbox.setString(1, attributes.get(Attributes.SENDER).stringValue());
            inbox.setObject(2, UUID.fromString(attributes.get(Attributes.MESSAGE_ID).stringValue()));
            inbox.setString(3, HASH);
            inbox.setString(4, attributes.get(Attributes.TYPE).stringValue());
            inbox.setObject(5, UUID.fromString(attributes.get(Attributes.CORRELATION_ID).stringValue()));
            if (inbox.executeUpdate() == 1) {
                effect.setObject(1, UUID.fromString(payload.get("orderId").textValue()));
                effect.setObject(2, UUID.fromString(payload.get("paymentId").textValue()));
                effect.setString(3, payload.get("amount").textValue());
                effect.executeUpdate();
            }
            connection.commit();
        }
    }
}
