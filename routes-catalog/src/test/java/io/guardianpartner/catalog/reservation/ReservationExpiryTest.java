package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReservationExpiryTest extends CatalogTest {

    private final UUID order = Ids.next();
    private UUID soup;

    @Autowired
    private DataSource dataSource;

    @BeforeEach
    void tenPortionsOfSoup() {
        soup = product("Caldo", "19.90", "MEAL", 10);
    }

    private void awaitStock(String stock) {
        await().untilAsserted(() -> assertThat(stock(soup)).isEqualTo(stock));
    }

    @Test
    void portionsThatNobodyPaidForComeBackAndOthersStay() {
        UUID inTime = Ids.next();
        reserve(order, soup, 4);
        reserve(inTime, soup, 3);

        expire(order);

        awaitStock("10/3");
        assertThat(get("/v1/reservations/" + order).text("/status")).isEqualTo("RELEASED");
        assertThat(get("/v1/reservations/" + inTime).text("/status")).isEqualTo("RESERVED");
        assertThat(reserve(order, soup, 4).text("/type")).isEqualTo("urn:guardian:problem:order-closed");
        assertThat(reserve(Ids.next(), soup, 7).status()).isEqualTo(201);
    }

    @Test
    void whatAnotherPodHasLockedHoldsNothingUp() throws SQLException {
        UUID locked = Ids.next();
        reserve(locked, soup, 4);
        reserve(order, soup, 3);

        try (Connection otherPod = dataSource.getConnection()) {
            otherPod.setAutoCommit(false);
            try (Statement lock = otherPod.createStatement()) {
                // In the way of a sweep, and not of expiring.
                lock.execute("select from reservation where order_id = '" + locked + "' for key share");
                expire(locked);
                expire(order);
                awaitStock("10/4");
            }
            otherPod.rollback();
        }

        awaitStock("10/0");
    }
}
