package io.guardianpartner.catalog.seed;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.routing.test.GuardianTest;
import io.guardianpartner.routing.test.MessagingProbe;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;

@GuardianTest(service = Services.CATALOG, postgres = true, properties = "guardian.catalog.seed=classpath:menu.json")
class SeedingTest {

    @Autowired
    private FirstMenu menu;

    @Autowired
    private JdbcTemplate sql;

    @Autowired
    private MessagingProbe probe;

    private int products() {
        return sql.queryForObject("select count(*) from product", Integer.class);
    }

    private void seed() {
        try {
            menu.run(new DefaultApplicationArguments());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEmptyCatalogStartsWithTheFirstMenuAndTellsIt() {
        assertThat(products()).isEqualTo(9);
        assertThat(sql.queryForList("select distinct category::text from product", String.class))
            .containsExactlyInAnyOrder("MEAL", "SIDE", "DRINK", "DESSERT");
        assertThat(sql.queryForObject("select min(on_hand) from stock", Integer.class)).isPositive();
        List<UUID> ids = sql.queryForList("select id from product", UUID.class);
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        for (UUID id : ids) {
            ProductChanged told = probe.awaitPublished(MSG_PRODUCT_CHANGED, id).payload(ProductChanged.class);
            assertThat(told.version()).isEqualTo(1);
            assertThat(told.deleted()).isFalse();
        }
    }

    @Test
    void twoPodsThatStartAtOnceSeedOnce() {
        sql.execute("truncate product cascade");

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::seed)).limit(4)
            .toArray(CompletableFuture[]::new)).join();

        assertThat(products()).isEqualTo(9);
    }

    @Test
    void aCatalogWhoseProductsWereDeletedStaysAsItIs() {
        sql.update("update product set deleted = true");

        seed();

        assertThat(sql.queryForObject("select count(*) from product where not deleted", Integer.class)).isZero();
        sql.update("update product set deleted = false");
    }
}
