package io.guardianpartner.catalog.seed;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

@GuardianTest(service = Services.CATALOG, postgres = true, properties = "guardian.catalog.seed=classpath:menu.json")
class SeedTest {

    @Autowired
    private SeedRunner menu;

    @Autowired
    private JdbcTemplate sql;

    @Autowired
    private MessagingProbe probe;

    @Autowired
    private ProducerTemplate routes;

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
    void aFirstMenuWithAPriceThatNoOrderCanPayStopsTheStart(@TempDir Path folder) throws IOException {
        sql.execute("truncate product cascade");
        Path dear = Files.writeString(folder.resolve("menu.json"), new String(
            getClass().getResourceAsStream("/menu.json").readAllBytes(), UTF_8).replace("39.90", "100000.00"), UTF_8);
        SeedRunner tooDear = new SeedRunner(new SeedProperties(dear.toUri().toString()), new DefaultResourceLoader(),
            routes);

        assertThatThrownBy(() -> tooDear.run(new DefaultApplicationArguments()))
            .hasStackTraceContaining("must be at most 99999.99");

        assertThat(products()).isZero();
        seed();
    }

    @Test
    void aCatalogWhoseProductsWereDeletedStaysAsItIs() {
        sql.update("update product set deleted = true");

        seed();

        assertThat(sql.queryForObject("select count(*) from product where not deleted", Integer.class)).isZero();
        sql.update("update product set deleted = false");
    }
}
