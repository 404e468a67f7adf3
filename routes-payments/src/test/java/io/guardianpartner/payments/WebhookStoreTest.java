package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.WebhookMode;
import io.guardianpartner.payments.store.Notification;
import io.guardianpartner.test.DatabaseSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Notifications are kept, and have their effect from the store. The broker sends none here, and is not asked by the time. */
@TestPropertySource(properties = {"guardian.payments.webhooks.unknown-for=3s",
    "guardian.payments.settling.check.pending=1h", "guardian.payments.settling.check.pending-max=1h"})
class WebhookStoreTest extends PaymentsTest {

    @Autowired
    private JdbcTemplate sql;
    @Autowired
    private MeterRegistry metrics;
    @Autowired
    private ProducerTemplate camel;
    @Autowired
    private DatabaseSwitch database;
    @Autowired
    private DataSource dataSource;

    private final UUID order = order();

    @BeforeEach
    void nobodyNotifies() {
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
    }

    @Test
    void aNotificationIsKeptAsItCameButForWhatIsNotNeeded() {
        SignedNotification notification = new SignedNotification("4001");
        Map<String, Object> body = new HashMap<>(notification.body("n1"));
        body.put("payer", Map.of("email", "zeca@example.org"));
        body.put("api_version", "zeca@example.org with much to say ".repeat(9));

        assertThat(notification.send(api, "payment", body).status()).isEqualTo(200);

        Map<String, Object> row = kept("4001");
        assertThat(row).containsEntry("signature", notification.signature())
            .containsEntry("request_id", notification.requestId()).containsEntry("topic", "payment")
            .containsEntry("notification_id", "n1");
        assertThat(row.get("body").toString()).contains("payment.updated", "1000001").doesNotContain("zeca", "payer");
        assertThat(row.get("body_hash").toString()).hasSize(64);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"zeca@example.org", "[\"zeca@example.org\"]", "{\"id\": 1", "\"\\u0000zeca\"", "zeca\0",
        ""})
    void ofWhatIsNoJsonObjectTheHashIsKept(String body) {
        String id = "500" + Math.abs(body.hashCode());

        assertThat(new SignedNotification(id).send(api, "payment", body).status()).isEqualTo(200);

        assertThat(kept(id)).containsEntry("body", null).containsEntry("body_bytes", body.length());
    }

    @Test
    void ofOneIdTheFirstHasAnEffectAndTheOthersAreDuplicates() {
        String id = externalId(pending(order));
        double accepted = counted("accepted");
        double duplicates = counted("duplicate");

        for (int times = 0; times < 3; times++) {
            SignedNotification again = new SignedNotification(id);
            assertThat(again.send(api, "payment", again.body("one")).status()).isEqualTo(200);
        }

        eventually(() -> assertThat(counted("accepted")).isEqualTo(accepted + 1));
        assertThat(counted("duplicate")).isEqualTo(duplicates + 2);
        assertThat(keptAbout(id)).as("each is signed by the broker, and kept").isEqualTo(3);
    }

    @Test
    void aReplayIsADuplicateHoweverItIsWritten() {
        SignedNotification notification = new SignedNotification("4002");
        double duplicates = counted("duplicate");
        notification.send(api);

        assertThat(notification.send(api).status()).isEqualTo(200);
        assertThat(notification.send(api, "merchant_order", "{}").status()).isEqualTo(200);
        assertThat(new SignedNotification("4002", notification.requestId(),
            "x=1 , " + notification.signature().toUpperCase(Locale.ROOT).replace("TS=", "ts=").replace("V1=", "v1="))
            .send(api).status()).isEqualTo(200);

        assertThat(counted("duplicate")).isEqualTo(duplicates + 3);
        assertThat(keptAbout("4002")).isOne();
    }

    @Test
    void anotherTopicIsOnlyKeptAndTheFormOfOldIsNotEvenThat() {
        double ignored = counted("ignored");

        assertThat(new SignedNotification("4003").send(api, "merchant_order", "{}").status()).isEqualTo(200);
        assertThat(api.post("/v1/webhooks/mercadopago?topic=merchant_order&id=4003", "{}").status()).isEqualTo(200);

        assertThat(counted("ignored")).isEqualTo(ignored + 2);
        assertThat(keptAbout("4003")).isOne();
        assertThat(open("4003")).isZero();
    }

    @Test
    void anIdThatStaysUnknownIsGivenUp() {
        double unknown = counted("unknown-payment");

        assertThat(new SignedNotification("4004").send(api).status()).isEqualTo(200);
        assertThat(open("4004")).isOne();

        eventually(() -> assertThat(open("4004")).isZero());
        eventually(() -> assertThat(counted("unknown-payment")).as("those of other tests, too").isGreaterThan(unknown));
    }

    @Test
    void aNotificationThatOvertakesTheAnswerOfTheCreationHasItsEffectAfterIt() {
        String payment = pending(order);
        String id = externalId(payment);
        BROKER.pay(payment);
        sql.update("update payments set external_id = null where id = ?::uuid", payment);
        new SignedNotification(id).send(api);
        eventually(() -> assertThat(sql.queryForObject("""
            select count(*) from webhook_work where external_id = ? and due_at between since + interval '900 ms'
            and since + interval '1900 ms'""", Long.class, id)).as("put off").isOne());

        sql.update("update payments set external_id = ? where id = ?::uuid", id, payment);

        becomes(payment, "SUCCESS");
    }

    @Test
    void whicheverComesFirstTheBrokerTellsHowThingsStand() {
        String payment = pending(order);
        String id = externalId(payment);
        BROKER.pay(payment);
        SignedNotification earlier = new SignedNotification(id);
        SignedNotification later = new SignedNotification(id);

        later.send(api, "payment", Map.of("id", "b", "action", "payment.updated"));
        earlier.send(api, "payment", Map.of("id", "a", "action", "payment.created"));

        becomes(payment, "SUCCESS");
        staysSo(() -> assertThat(told(order)).hasSize(1));
    }

    @Test
    void theAnswerWaitsForTheInsertAndForNothingElse() throws SQLException {
        String payment = pending(order);
        String id = externalId(payment);
        BROKER.pay(payment);

        try (Connection holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement lock = holder.prepareStatement("select 1 from payments where id = ? for update")) {
                lock.setObject(1, UUID.fromString(payment));
                lock.executeQuery();
            }
            assertThat(new SignedNotification(id).send(api).status()).isEqualTo(200);
            assertThat(open(id)).isOne();
            holder.rollback();
            holder.setAutoCommit(true);
        }

        becomes(payment, "SUCCESS");
    }

    @Test
    void whatWasStoredByAProcessThatEndedRightAfterIsProcessed() {
        String payment = pending(order);
        BROKER.pay(payment);

        camel.requestBody("direct:insert-notification", new Notification(UUID.randomUUID().toString(), null,
            externalId(payment), "payment", null, null, "", 0));

        becomes(payment, "SUCCESS");
    }

    @Test
    void aClaimWhoseProcessEndedIsTakenUpWhenItsLeaseEnds() {
        String payment = pending(order);
        BROKER.pay(payment);
        String id = externalId(payment);
        sql.update("""
            with kept as (insert into webhook_notifications (signature, data_id, topic, body_hash, body_bytes)
                          values (?, ?, 'payment', '', 0) returning id, data_id)
            insert into webhook_work (id, external_id, due_at)
            select id, data_id, now() + interval '3 seconds' from kept""", UUID.randomUUID().toString(), id);

        assertThat(open(id)).as("nobody takes it before").isOne();
        assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("PENDING");
        becomes(payment, "SUCCESS");
    }

    @Test
    void theDatabaseLetsNobodyChangeWhatCameOrTakeItAwayBeforeItsTime() {
        new SignedNotification("4005").send(api);

        for (String attempt : List.of("update webhook_notifications set body = '{}' where data_id = '4005'",
            "update webhook_notifications set received_at = now() - interval '1 year' where data_id = '4005'",
            "delete from webhook_notifications where data_id = '4005'", "truncate webhook_notifications cascade")) {
            assertThatThrownBy(() -> sql.update(attempt)).as(attempt).hasMessageContaining("is refused");
        }

        assertThat(keptAbout("4005")).isOne();
    }

    @Test
    void whatIsOldIsRemovedButForWhatIsStillOpen() {
        aged("4006", false);
        aged("4007", true);
        new SignedNotification("4008").send(api, "merchant_order", "{}");

        assertThat(camel.requestBody("direct:purge-notifications", Duration.ofDays(45))).isEqualTo(false);

        assertThat(List.of(keptAbout("4006"), keptAbout("4007"), keptAbout("4008"))).containsExactly(0L, 1L, 1L);
    }

    @Test
    void aForgedOneIsRefusedWithoutTheDatabaseAndATrueOneIsAskedFor() {
        String forged = SignedNotification.signature("another", "1", "r", Instant.now());
        database.off();
        try {
            for (int times = 0; times < 200; times++) {
                assertThat(api.post("/v1/webhooks/mercadopago?data.id=1&type=payment", "{}", "x-signature", forged,
                    "x-request-id", "r").status()).isEqualTo(401);
            }
            assertThat(new SignedNotification("1").send(api).status()).as("nothing is acknowledged that is not stored")
                .isEqualTo(503);
        } finally {
            database.on();
        }
        eventually(() -> assertThat(new SignedNotification("1").send(api).status()).isEqualTo(200));
    }

    private void aged(String id, boolean isOpen) {
        sql.update("""
            with kept as (insert into webhook_notifications (signature, data_id, body_hash, body_bytes, received_at)
                          values (?, ?, '', 0, now() - interval '46 days') returning id, data_id)
            insert into webhook_work (id, external_id, due_at)
            select id, data_id, now() + interval '1 hour' from kept where ?""", UUID.randomUUID().toString(), id,
            isOpen);
    }

    private Map<String, Object> kept(String id) {
        return sql.queryForMap("select * from webhook_notifications where data_id = ?", id);
    }

    private long keptAbout(String id) {
        return sql.queryForObject("select count(*) from webhook_notifications where data_id = ?", Long.class, id);
    }

    private long open(String id) {
        return sql.queryForObject("select count(*) from webhook_work where external_id = ?", Long.class, id);
    }

    private String externalId(String payment) {
        return api.get("/v1/payments/" + payment).text("/externalId");
    }

    private double counted(String outcome) {
        return metrics.counter("guardian.webhooks", "outcome", outcome).count();
    }
}
