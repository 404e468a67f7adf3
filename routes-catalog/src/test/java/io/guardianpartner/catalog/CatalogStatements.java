package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;

/** The catalog's statements with a mock for PostgreSQL. All tests of statements share them. */
@RouteTest(classes = CatalogStatements.Statements.class)
@MockEndpointsAndSkip("jdbc:.*")
public abstract class CatalogStatements {

    protected static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Autowired
    private RouteRun run;

    private MockEndpoint jdbc;

    @BeforeEach
    protected void noRows() {
        jdbc = run.mock("jdbc:txDataSource");
        jdbc.reset();
        rows(List.of());
    }

    /** Lets the database answer with these rows. */
    protected void rows(List<Map<String, Object>> rows) {
        run.answers("jdbc:txDataSource", rows);
    }

    /** Runs the statement and sees that it is that of its file. */
    protected Exchange execute(String name, Object body, Map<String, Object> headers) throws Exception {
        Exchange end = run.send("direct:" + name, body, headers);
        for (Exchange executed : jdbc.getExchanges()) {
            assertThat(executed.getMessage().getBody(String.class)).isEqualToIgnoringWhitespace(
                new ClassPathResource("sql/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8));
        }
        return end;
    }

    /** The parameters of the statement that was executed. */
    @SuppressWarnings("unchecked")
    protected Map<String, Object> parameters() {
        assertThat(jdbc.getExchanges()).hasSize(1);
        Message executed = jdbc.getExchanges().get(0).getMessage();
        return executed.getHeader(JdbcConstants.JDBC_PARAMETERS, Map.class);
    }

    @ComponentScan(basePackageClasses = CatalogApplication.class, useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = "[^$]*(Statements|Rows)"))
    @ConfigurationPropertiesScan(basePackageClasses = CatalogApplication.class)
    static class Statements {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
