package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of messaging have versions below the service's own, and change later than those all the same. */
class LaterMigrationTest extends CatalogTest {

    @Autowired
    private Flyway flyway;
    @Autowired
    private JdbcTemplate database;

    @Test
    void messagingCanChangeItsTablesInADatabaseThatTheServiceHasUsed() {
        String[] locations = Stream.concat(
            Stream.of(flyway.getConfiguration().getLocations()).map(Location::getDescriptor),
            Stream.of("classpath:db/later")).toArray(String[]::new);

        Flyway.configure().configuration(flyway.getConfiguration()).locations(locations).load().migrate();

        assertThat(database.queryForObject("select count(*) from later_messaging", Integer.class)).isZero();
        database.execute("drop table later_messaging");
        database.update("delete from flyway_schema_history where version = '0.99'");
    }
}
